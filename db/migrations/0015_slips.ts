import { type Kysely, sql } from 'kysely'

/** Slips printed for those who have no mailbox: an addendum says how many, and nothing else is kept of them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  `alter table wave_addenda drop constraint wave_addenda_kind_check`,
  `alter table wave_addenda add constraint wave_addenda_kind_check
    check (kind in ('extension', 'correction', 'arrival', 'cancellation', 'slips'))`,
]
