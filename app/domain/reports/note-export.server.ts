import type { Ctx } from '#app/domain/context.ts'
import { recordAction } from '#app/domain/journal/record-action.server.ts'
import type { ReportContent } from './report-content.ts'

/** Notes in the journal that a version was downloaded. */
export async function noteReportExport(ctx: Ctx, processId: string, content: ReportContent): Promise<void> {
  const details = { title: content.views.fr.heading, number: content.number }
  await recordAction(ctx, { processId, action: 'report.exported', details })
}
