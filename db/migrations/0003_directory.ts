import { type Kysely, sql } from 'kysely'

/** Elected officials and organisations; columns remembered, imports undone. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const organisations = `
alter table employers drop constraint employers_kind_check;
alter table employers add constraint employers_kind_check
  check (kind in ('epci', 'commune', 'ccas', 'cias', 'syndicate', 'partner', 'other'));
alter table employers add column employs boolean not null default true;
alter table employers add column contact_name text;
alter table employers add column contact_email text;`

const mandates = `
create table mandates (
  id uuid primary key default gen_random_uuid(), process_id uuid not null,
  person_id uuid not null, employer_id uuid not null, function text, main boolean not null,
  foreign key (process_id, person_id) references persons (process_id, id) on delete cascade,
  foreign key (process_id, employer_id) references employers (process_id, id));
create unique index mandates_main on mandates (person_id) where main;
create index mandates_person on mandates (person_id);
create index mandates_process on mandates (process_id);
create index mandates_employer on mandates (employer_id);
create index persons_process on persons (process_id);`

const imports = `
alter table directory_imports add column kind text not null default 'agents'
  check (kind in ('agents', 'elected', 'organisations'));
alter table directory_imports add column sheet text;
alter table directory_imports add column columns jsonb;
alter table directory_imports add column applied_at timestamptz;
alter table directory_imports add column applied_rank integer;
alter table directory_imports drop constraint directory_imports_state_check;
alter table directory_imports add constraint directory_imports_state_check
  check (state in ('previewed', 'confirmed', 'applied', 'failed', 'undone'));
create table directory_columns (
  process_id uuid not null references processes on delete cascade,
  kind text not null check (kind in ('agents', 'elected', 'organisations')), headings bytea not null,
  columns jsonb not null, primary key (process_id, kind, headings));
create table directory_changes (
  import_id uuid not null references directory_imports on delete cascade,
  subject text not null check (subject in ('person', 'employment', 'mandate', 'organisation', 'delivery')),
  id uuid not null, before jsonb, after jsonb, primary key (import_id, subject, id));`

const statements = [organisations, mandates, imports]
