import { type Kysely, sql } from 'kysely'

/** What becomes of the sheets of a level-2 key once its urn is gone (anonymity.md, Level 2), and when a wave was cancelled. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  'alter table wave_trustees add column sheet_destroyed boolean not null default false',
  'alter table trustee_letters drop constraint trustee_letters_kind_check',
  `alter table trustee_letters add check
    (kind in ('ceremony', 'sheet', 'link', 'reminder', 'opening', 'withdrawn', 'opened', 'cancelled'))`,
  'alter table wave_cancellations add column votes_over boolean not null default false',
]
