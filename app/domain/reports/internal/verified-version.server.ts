import { type Kysely, sql } from 'kysely'
import { verifiedOnce } from '#app/domain/results/verified-once.ts'
import type { Database } from '#db/schema/index.ts'
import type { ReportContent } from '../report-content.ts'

/** The version of a row of `report_versions`. */
export const versionOfRow = sql<string>`report_versions.xmin::text`

const verified = verifiedOnce<ReportContent>(12)

/**
 * The content of a frozen version that the reader may see, checked against its hash.
 * @throws Error when what is stored is not what was frozen
 */
export function verifiedVersion(
  db: Kysely<Database>,
  row: { id: string; version: string },
): Promise<ReportContent> {
  return verified(row, () =>
    db
      .selectFrom('report_versions')
      .select(['content', 'sha256', versionOfRow.as('version')])
      .where('id', '=', row.id)
      .executeTakeFirstOrThrow(),
  )
}
