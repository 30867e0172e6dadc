import { type Kysely, sql } from 'kysely'

/** Suspended roles; the journal. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const journal = `
create table journal (
  id uuid primary key default gen_random_uuid(), process_id uuid references processes on delete cascade,
  at timestamptz not null, account_id uuid references accounts on delete set null, account_name text not null,
  action text not null, details jsonb not null);
create index journal_process on journal (process_id, at desc);`

const statements = [journal]
