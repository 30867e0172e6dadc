import type { Ctx } from '#app/domain/context.ts'
import { recordAction } from '#app/domain/journal/record-action.server.ts'

/** Notes in the journal that somebody took a procès-verbal out of the software. */
export async function noteRecordExport(
  ctx: Ctx,
  { processId, label }: { processId: string; label: string },
): Promise<void> {
  await recordAction(ctx, { processId, action: 'record.exported', details: { label, format: 'PDF' } })
}
