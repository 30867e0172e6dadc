import { type Kysely, sql } from 'kysely'

/** What a territory says of itself, and how it looks. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements: string[] = []
