import { type Kysely, sql } from 'kysely'

/** What happens to a wave while it is open. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements: string[] = []
