import type { DocumentEngine } from '#app/documents/typst.server.ts'
import type { Ctx } from '#app/domain/context.ts'
import { recordAction } from '#app/domain/journal/record-action.server.ts'
import type { Locale } from '#app/i18n/index.ts'
import { comparisonView } from './comparison-blocks.ts'
import type { ComparisonContent } from './comparison-content.ts'
import { drawView } from './draw-view.server.ts'
import { localDay } from './local-day.ts'
import { resultsWords } from './results-words.ts'
import { tablesCsv, tablesOf } from './tables-csv.ts'

export type ComparisonFile = 'pdf' | 'csv'

/**
 * A comparison as a file: what its page shows as a tagged PDF/UA-1, or its tables one below the other. The journal notes it.
 * @param content as the reader may see it
 */
export async function takeComparison(
  ctx: Ctx,
  {
    processId,
    content,
    file,
    locale,
  }: { processId: string; content: ComparisonContent; file: ComparisonFile; locale: Locale },
  engine?: DocumentEngine,
): Promise<Uint8Array> {
  const view = comparisonView(content, locale)
  const { t, date } = resultsWords(locale)
  const dated = localDay(ctx.now())
  const footer = t('comparison:footer', { process: content.processName, date: date(dated) })
  const bytes =
    file === 'pdf'
      ? await drawView(view, { locale, dated, footer }, engine)
      : new TextEncoder().encode(tablesCsv(tablesOf(view.sections)))
  const details = { label: view.running, format: file.toUpperCase() }
  await recordAction(ctx, { processId, action: 'results.compared', details })
  return bytes
}
