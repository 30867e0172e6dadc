import { type Kysely, sql } from 'kysely'

/** What happens to a wave while it is open. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

/** The gate of 0001 with one answer more: whoever holds a ballot for a cancelled wave is told that it is cancelled. */
const gate = `
create or replace function urn_gate(wave uuid, moment timestamptz, grace interval) returns text language plpgsql volatile as $$
declare found_wave record;
begin
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'the urn is read at READ COMMITTED only';
  end if;
  perform pg_advisory_xact_lock_shared(urn_lock(wave));
  select state, opens_at, closes_at into found_wave from waves where id = wave;
  if not found or found_wave.state in ('draft', 'launching') then return 'unknown'; end if;
  if found_wave.state = 'cancelled' then return 'cancelled'; end if;
  if found_wave.state <> 'launched' or moment >= found_wave.closes_at + grace then return 'closed'; end if;
  if moment < found_wave.opens_at then return 'early'; end if;
  return 'open';
end $$;`

const tables = `
create table wave_sending (
  wave_id uuid primary key references waves on delete cascade, paused boolean not null default false,
  per_minute integer not null default 60 check (per_minute between 1 and 6000),
  addresses_corrected integer not null default 0, sent_again integer not null default 0);
create table wave_reminders (
  wave_id uuid not null references waves on delete cascade, kind text not null check (kind in ('reminder_7', 'reminder_3')),
  due_at timestamptz not null, state text not null check (state in ('planned', 'cancelled', 'queued', 'passed')),
  by_hand boolean not null, note jsonb, primary key (wave_id, kind));
create table wave_arrivals (
  wave_id uuid not null references waves on delete cascade, person_id uuid not null references persons on delete cascade,
  primary key (wave_id, person_id));
create table wave_corrections (
  wave_id uuid not null references waves on delete cascade, version integer not null,
  definition_hash bytea not null references definitions, primary key (wave_id, version));
create table wave_cancellations (
  wave_id uuid primary key references waves on delete cascade, reason jsonb not null, open boolean not null,
  complete boolean not null);
create table wave_addenda (
  wave_id uuid not null references waves on delete cascade, number integer not null,
  kind text not null check (kind in ('extension', 'correction', 'arrival', 'cancellation')),
  data jsonb not null, pdf bytea not null, sha256 bytea not null, recorded_on date not null,
  handed text not null check (handed in ('waiting', 'accepted', 'refused', 'nobody')), primary key (wave_id, number));`

/** One kind of mail more; the columns stay as they are. */
const deliveries = `
alter table deliveries drop constraint deliveries_kind_check;
alter table deliveries add constraint deliveries_kind_check
  check (kind in ('invitation', 'reminder_7', 'reminder_3', 'cancellation'));`

/** Who arrived late is forgotten with the row: no statistics keep it. */
const unsampled = ['wave_id', 'person_id'].map(
  (column) => `alter table wave_arrivals alter column ${column} set statistics 0`,
)

const statements = [gate, tables, deliveries, ...unsampled]
