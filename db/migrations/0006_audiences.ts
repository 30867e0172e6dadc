import { type Kysely, sql } from 'kysely'

/** To whom a wave is sent; the team that tries it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements: string[] = []
