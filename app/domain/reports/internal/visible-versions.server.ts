import type { AnyCtx } from '#app/domain/context.ts'
import { audiencesFor } from '../readers.ts'

/**
 * The frozen versions of a démarche that may be read now: the embargo. Every read of a version goes through it.
 * @returns a query over `report_versions` and `reports`
 */
export function visibleVersions(ctx: AnyCtx, processId: string) {
  const reads = audiencesFor(ctx.actor, processId)
  const versions = ctx.db
    .selectFrom('report_versions')
    .innerJoin('reports', 'reports.id', 'report_versions.report_id')
    .where('reports.process_id', '=', processId)
  if (reads === 'all') return versions
  return versions.where(({ exists, selectFrom }) =>
    exists(
      selectFrom('report_publications')
        .select('report_publications.version_id')
        .whereRef('report_publications.version_id', '=', 'report_versions.id')
        .where('report_publications.audience', 'in', reads)
        .where('report_publications.visible_from', '<=', ctx.now()),
    ),
  )
}
