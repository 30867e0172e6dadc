import { type Kysely, sql } from 'kysely'

/** The tables of accounts, directory, waves, tallies and reports. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const accounts = `
create table instance (
  mode text primary key check (mode in ('demo', 'live', 'test')), complete boolean not null);
create table accounts (
  id uuid primary key default gen_random_uuid(), name text not null,
  email text not null unique check (email = lower(email)), locale text not null check (locale in ('fr', 'en')),
  created_at timestamptz not null);
create table sign_in_links (
  code_hash bytea primary key, account_id uuid not null references accounts on delete cascade,
  expires_at timestamptz not null, used_at timestamptz);
create table sessions (
  id_hash bytea primary key, account_id uuid not null references accounts on delete cascade,
  created_at timestamptz not null, seen_at timestamptz not null, expires_at timestamptz not null);
create table setup_codes (code_hash bytea primary key);
create table rate_limits (key text primary key, points integer not null default 0, expire bigint);`

const directory = `
create table processes (
  id uuid primary key default gen_random_uuid(), name text not null, epci_name text not null,
  epci_siren text not null check (epci_siren ~ '^[0-9]{9}$'), launch_on date not null, created_at timestamptz not null);
create table employers (
  id uuid primary key default gen_random_uuid(), process_id uuid not null references processes on delete cascade,
  name text not null, kind text not null check (kind in ('epci', 'commune', 'other')),
  segment text not null check (segment in ('epci', 'central_commune', 'other_communes')),
  insee_code text check (insee_code ~ '^([0-9]{2}|2[AB])[0-9]{3}$'), siren text check (siren ~ '^[0-9]{9}$'),
  unique (process_id, name), unique (process_id, id));
create table persons (
  id uuid primary key default gen_random_uuid(), process_id uuid not null references processes on delete cascade,
  family_name text not null, given_name text not null, email text, locale text not null check (locale in ('fr', 'en')),
  unique (process_id, id));
create table employments (
  id uuid primary key default gen_random_uuid(), process_id uuid not null,
  person_id uuid not null, employer_id uuid not null,
  matricule text, service text, job text, main boolean not null,
  foreign key (process_id, person_id) references persons (process_id, id) on delete cascade,
  foreign key (process_id, employer_id) references employers (process_id, id),
  unique (employer_id, matricule));
create unique index employments_main on employments (person_id) where main;
create index employments_person on employments (person_id);
create index employments_process on employments (process_id);
create table directory_imports (
  id uuid primary key default gen_random_uuid(), process_id uuid not null references processes on delete cascade,
  account_id uuid not null references accounts, file_name text not null, content bytea not null,
  state text not null check (state in ('previewed', 'confirmed', 'applied', 'failed')),
  decisions jsonb, done integer not null, total integer not null, outcome jsonb, created_at timestamptz not null);
create table role_assignments (
  id uuid primary key default gen_random_uuid(), account_id uuid not null references accounts on delete cascade,
  process_id uuid references processes on delete cascade, role text not null, created_at timestamptz not null,
  unique nulls not distinct (account_id, process_id, role));
create table role_assignment_employers (
  assignment_id uuid not null references role_assignments on delete cascade,
  employer_id uuid not null references employers on delete cascade, primary key (assignment_id, employer_id));`

const waves = `
create table consultations (
  id uuid primary key default gen_random_uuid(), process_id uuid not null references processes on delete cascade,
  instrument text not null, created_on date not null);
create table definitions (hash bytea primary key, definition jsonb not null);
create table waves (
  id uuid primary key default gen_random_uuid(), consultation_id uuid not null references consultations,
  definition_hash bytea references definitions, languages text[] not null, opens_at timestamptz, closes_at timestamptz,
  k integer not null check (k >= 5), state text not null default 'draft'
    check (state in ('draft', 'launching', 'launched', 'closing', 'closed', 'cancelled')),
  test boolean not null, level integer not null, issue_spki bytea, issue_key_sealed bytea, urn_public bytea,
  ballot_length integer, invited integer, credentials_issued integer, ballots integer, void jsonb,
  check (opens_at < closes_at));
create table wave_notices (
  wave_id uuid primary key references waves on delete cascade, label text not null, title jsonb not null,
  who jsonb not null, why jsonb not null, contact jsonb not null, representatives_email text,
  no_representatives boolean not null, launch_problem text, total_at timestamptz, depth text not null check (depth in ('segment', 'employer', 'service')));
create table wave_nodes (
  wave_id uuid not null references waves on delete cascade, node text not null, parent text, label jsonb not null,
  headcount integer not null, primary key (wave_id, node));
create table records (
  wave_id uuid not null references waves on delete cascade, kind text not null check (kind in ('opening', 'closing')),
  data jsonb not null, pdf bytea not null, sha256 bytea not null, recorded_on date not null, primary key (wave_id, kind));
create table deliveries (
  wave_id uuid not null references waves on delete cascade, person_id uuid not null references persons on delete cascade,
  kind text not null check (kind in ('invitation', 'reminder_7', 'reminder_3')),
  state text not null check (state in ('queued', 'attempted', 'accepted', 'refused')), reason_code text,
  attempts integer not null, primary key (wave_id, kind, person_id));
create table trial_messages (
  wave_id uuid not null references waves on delete cascade, account_id uuid not null references accounts on delete cascade,
  state text not null check (state in ('requested', 'accepted', 'refused', 'unavailable')), reason_code text,
  requested_at timestamptz not null, primary key (wave_id, account_id));
create table tallies (
  wave_id uuid not null references waves on delete cascade, question text not null, node text not null,
  step integer not null, class integer not null, n integer not null,
  primary key (wave_id, question, node, step, class));
create table comments (
  id uuid primary key default gen_random_uuid(), wave_id uuid not null references waves on delete cascade,
  question text not null, body text not null, moderation text not null check (moderation in ('unread', 'confirmed')));
create table spent_ballots (
  wave_id uuid not null references waves on delete cascade, nullifier bytea not null, primary key (wave_id, nullifier));
create table reports (
  id uuid primary key default gen_random_uuid(), process_id uuid not null references processes on delete cascade,
  wave_id uuid not null references waves on delete cascade, number integer not null, frozen_on date not null,
  content jsonb not null, sha256 bytea not null, published_on date, unique (wave_id, number));`

/**
 * M2 and M3 of anonymity.md in one round trip. Volatile functions: at READ COMMITTED each statement takes a new snapshot,
 * so the state is read after the lock is held, and a close that committed meanwhile is seen.
 */
const urn = `
create table urn_suspensions (wave_id uuid primary key references waves on delete cascade);
create function urn_lock(wave uuid) returns bigint language sql immutable strict as $$
  select ('x' || substr(replace(wave::text, '-', ''), 1, 16))::bit(64)::bigint $$;
create function urn_gate(wave uuid, moment timestamptz, grace interval) returns text language plpgsql volatile as $$
declare found_wave record;
begin
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'the urn is read at READ COMMITTED only';
  end if;
  perform pg_advisory_xact_lock_shared(urn_lock(wave));
  select state, opens_at, closes_at into found_wave from waves where id = wave;
  if not found or found_wave.state in ('draft', 'launching') then return 'unknown'; end if;
  if found_wave.state <> 'launched' or moment >= found_wave.closes_at + grace then return 'closed'; end if;
  if moment < found_wave.opens_at then return 'early'; end if;
  return 'open';
end $$;
create function issue_credential(wave uuid, moment timestamptz, invitation bytea, blinded bytea) returns text
language plpgsql volatile as $$
declare
  gate text := urn_gate(wave, moment, interval '0');
  invitations text := 'invitations_' || replace(wave::text, '-', '');
  changed integer;
  known boolean;
begin
  if gate <> 'open' then return gate; end if;
  if exists (select from urn_suspensions where wave_id = wave) then return 'suspended'; end if;
  execute format('update %I set blinded_sha = $2 where hash = $1 and (blinded_sha is null or blinded_sha = $2)',
    invitations) using invitation, blinded;
  get diagnostics changed = row_count;
  if changed = 1 then return 'issued'; end if;
  execute format('select exists (select from %I where hash = $1)', invitations) into known using invitation;
  return case when known then 'used' else 'unknown' end;
end $$;
create function accept_ballot(wave uuid, moment timestamptz, ballot_nullifier bytea, ballot_enc bytea, ballot_ciphertext bytea)
returns text language plpgsql volatile as $$
declare gate text := urn_gate(wave, moment, interval '15 minutes');
begin
  if gate <> 'open' then return gate; end if;
  execute format('insert into %I (nullifier, enc, ciphertext) values ($1, $2, $3) on conflict do nothing',
    'ballots_' || replace(wave::text, '-', '')) using ballot_nullifier, ballot_enc, ballot_ciphertext;
  return 'accepted';
end $$;`

/** anonymity.md "Tables": `pg_stats` keeps values after their rows are gone, so none is gathered here. */
const unsampled: Record<string, readonly string[]> = {
  waves: ['definition_hash', 'languages', 'state', 'issue_spki', 'issue_key_sealed', 'urn_public', 'void'],
  wave_nodes: ['node', 'parent', 'label'],
  tallies: ['question', 'node'],
  comments: ['question', 'body', 'moderation'],
  spent_ballots: ['nullifier'],
  deliveries: ['kind', 'state', 'reason_code'],
}

const statements = [
  accounts,
  directory,
  waves,
  urn,
  ...Object.entries(unsampled).flatMap(([table, columns]) =>
    columns.map((column) => `alter table ${table} alter column ${column} set statistics 0`),
  ),
]
