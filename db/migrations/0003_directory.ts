import { type Kysely, sql } from 'kysely'

/** Elected officials and organisations; columns remembered, imports undone. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements: string[] = []
