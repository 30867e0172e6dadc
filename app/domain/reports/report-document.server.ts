import type { DocumentEngine } from '#app/documents/typst.server.ts'
import { drawView } from '#app/domain/results/draw-view.server.ts'
import { resultsWords } from '#app/domain/results/results-words.ts'
import type { ReportView } from '#app/domain/results/view-blocks.ts'
import type { Locale } from '#app/i18n/index.ts'
import type { ReportContent } from './report-content.ts'

/**
 * A report as a tagged PDF/UA-1, drawn from what the page shows; the tables behind its figures come last.
 * @param view of the page, in this language
 */
export function reportDocument(
  view: ReportView,
  { frozenOn, processName }: Pick<ReportContent, 'frozenOn' | 'processName'>,
  locale: Locale,
  engine?: DocumentEngine,
): Promise<Uint8Array> {
  const { t, date } = resultsWords(locale)
  const footer = t('reports:footer', { process: processName, date: date(frozenOn) })
  return drawView(view, { locale, dated: frozenOn, footer }, engine)
}
