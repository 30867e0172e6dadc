import { type Kysely, sql } from 'kysely'

/** The calendar of a démarche: kind, length, entries, closed periods. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements: string[] = []
