import { type Kysely, sql } from 'kysely'
import type { Database } from '#db/schema/index.ts'
import type { ResultsContent } from '../results-content.ts'
import { verifiedOnce } from '../verified-once.ts'

/** The version of a row of results. */
export const rowVersion = sql<string>`results.xmin::text`

const verified = verifiedOnce<ResultsContent>(6)

/** Frozen content, checked against its hash. @throws Error when what is stored is not what was frozen */
export function verifiedContent(
  db: Kysely<Database>,
  row: { id: string; version: string },
): Promise<ResultsContent> {
  return verified(row, () =>
    db
      .selectFrom('results')
      .select(['content', 'sha256', rowVersion.as('version')])
      .where('id', '=', row.id)
      .executeTakeFirstOrThrow(),
  )
}
