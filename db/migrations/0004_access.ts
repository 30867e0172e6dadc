import { type Kysely, sql } from 'kysely'

/** Suspended and dated roles; the journal; test waves to delete. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const roles = `
alter table accounts add column signed_in_on date;
alter table role_assignments
  add column suspended_at timestamptz, add column ends_on date,
  add column notice text not null default 'none' check (notice in ('none', 'queued', 'accepted', 'refused'));`

const journal = `
create table journal (
  id bigint generated always as identity primary key, process_id uuid references processes on delete cascade,
  at timestamptz not null, account_id uuid references accounts on delete set null, account_name text not null,
  action text not null, details jsonb not null);
create index journal_process on journal (process_id, at desc);
create index journal_at on journal (at);`

const deletions = `
create table wave_deletions (wave_id uuid primary key references waves on delete cascade);`

const statements = [roles, journal, deletions]
