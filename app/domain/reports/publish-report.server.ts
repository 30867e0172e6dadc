import type { Ctx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { recordAction } from '#app/domain/journal/record-action.server.ts'
import { localDay } from './local-day.ts'
import type { ReportContent } from './report-content.ts'

/**
 * Makes a report visible to the committees and the other readers of the démarche. It can't be taken back.
 * Publishing it again changes nothing, not even the date.
 * @throws DomainError `not-found` (404) when the démarche has no such report · `reports.test` (409) for a test wave, which is
 *   kept apart from everything
 */
export async function publishReport(ctx: Ctx, input: { processId: string; reportId: string }): Promise<void> {
  const { processId, reportId } = input
  await ctx.db.transaction().execute(async (db) => {
    const report = await db
      .selectFrom('reports')
      .select(['content', 'published_on'])
      .where('id', '=', reportId)
      .where('process_id', '=', processId)
      .forUpdate()
      .executeTakeFirst()
    if (!report) throw new DomainError('not-found', 404)
    const { wave, number } = report.content as ReportContent
    if (wave.test) throw new DomainError('reports.test', 409)
    if (report.published_on) return
    await db
      .updateTable('reports')
      .set({ published_on: localDay(ctx.now()) })
      .where('id', '=', reportId)
      .execute()
    const details = { label: wave.label, number }
    await recordAction({ ...ctx, db }, { processId, action: 'report.published', details })
  })
}
