import type { Ctx } from '#app/domain/context.ts'
import { recordAction } from '#app/domain/journal/record-action.server.ts'
import type { ResultsContent } from './results-content.ts'

/** Notes in the journal that somebody took results out of the software. */
export async function noteResultsExport(
  ctx: Ctx,
  { processId, content, format }: { processId: string; content: ResultsContent; format: 'PDF' | 'CSV' },
): Promise<void> {
  const details = { label: content.wave.label, number: content.number, format }
  await recordAction(ctx, { processId, action: 'results.exported', details })
}
