import type { Ctx } from '#app/domain/context.ts'
import { recordAction } from '#app/domain/journal/record-action.server.ts'
import type { ReportContent } from './report-content.ts'

/** Notes in the journal that somebody took a report out of the software. */
export async function noteReportExport(
  ctx: Ctx,
  { processId, content, format }: { processId: string; content: ReportContent; format: 'PDF' | 'CSV' },
): Promise<void> {
  const details = { label: content.wave.label, number: content.number, format }
  await recordAction(ctx, { processId, action: 'report.exported', details })
}
