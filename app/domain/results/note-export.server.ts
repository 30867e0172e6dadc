import type { Ctx } from '#app/domain/context.ts'
import { recordAction } from '#app/domain/journal/record-action.server.ts'
import type { ResultsContent } from './results-content.ts'
import type { ResultsFile } from './results-files.server.ts'

const formats: Record<ResultsFile | 'figure', string> = {
  pdf: 'PDF',
  xlsx: 'XLSX',
  csv: 'CSV',
  codebook: 'CSV, codebook',
  json: 'JSON',
  openData: 'ZIP',
  figure: 'CSV, figure',
}

/** Notes in the journal that somebody took results out of the software. */
export async function noteResultsExport(
  ctx: Ctx,
  { processId, content, file }: { processId: string; content: ResultsContent; file: ResultsFile | 'figure' },
): Promise<void> {
  const format = formats[file]
  const details = { label: content.wave.label, number: content.number, format }
  await recordAction(ctx, { processId, action: 'results.exported', details })
}
