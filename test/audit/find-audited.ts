import type { Kysely } from 'kysely'
import type { ReportContent } from '#app/domain/reports/report-content.ts'
import { contentHash } from '#app/domain/results/content-hash.ts'
import { isUuid } from '#app/domain/uuid.ts'
import type { Database } from '#db/schema/index.ts'

export interface Audited {
  /** The results to attack, those of each wave once. */
  resultsIds: string[]
  /** What is wrong with the report itself: altered, or made of results that are not there. */
  altered: string[]
}

/**
 * What an identifier of an address names: results, a frozen version of a report (the results it was made of, by their SHA-256), or
 * a draft (the last results of its waves). A report computes nothing, so the attacker learns of it what its results give.
 * @throws Error when it names nothing
 */
export async function findAudited(db: Kysely<Database>, id: string): Promise<Audited> {
  if (!isUuid(id)) throw new Error(`There is no report ${id}`)
  const results = await db.selectFrom('results').select('id').where('id', '=', id).executeTakeFirst()
  if (results) return { resultsIds: [id], altered: [] }
  const version = await db
    .selectFrom('report_versions')
    .innerJoin('reports', 'reports.id', 'report_id')
    .select(['process_id', 'content', 'sha256'])
    .where('report_versions.id', '=', id)
    .executeTakeFirst()
  if (version) return sourcesOf(db, version.process_id, version.content as ReportContent, version.sha256)
  const draft = await db.selectFrom('reports').select('wave_ids').where('id', '=', id).executeTakeFirst()
  if (!draft) throw new Error(`There is no report ${id}`)
  const last = await db
    .selectFrom('results')
    .distinctOn('wave_id')
    .select('id')
    .where('wave_id', 'in', draft.wave_ids)
    .orderBy('wave_id')
    .orderBy('number', 'desc')
    .execute()
  return { resultsIds: last.map((row) => row.id), altered: [] }
}

async function sourcesOf(
  db: Kysely<Database>,
  processId: string,
  content: ReportContent,
  sha256: Buffer,
): Promise<Audited> {
  const altered = contentHash(content).equals(sha256) ? [] : ['the report is not the one that was frozen']
  const found: Audited = { resultsIds: [], altered }
  for (const source of content.sources) {
    const results = await db
      .selectFrom('results')
      .select('id')
      .where('process_id', '=', processId)
      .where('sha256', '=', Buffer.from(source.sha256, 'hex'))
      .executeTakeFirst()
    if (results) found.resultsIds.push(results.id)
    else altered.push(`its results of ${source.label} are not there`)
  }
  return found
}
