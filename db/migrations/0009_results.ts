import { type Kysely, sql } from 'kysely'

/** What was called the report of a wave is its results: reports are documents, made from the results of several. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw('alter table reports rename to results').execute(db)
}
