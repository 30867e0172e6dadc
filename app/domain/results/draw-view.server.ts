import { drawReport } from '#app/documents/report.server.ts'
import type { DocumentEngine } from '#app/documents/typst.server.ts'
import type { Locale } from '#app/i18n/index.ts'
import { resultsWords } from './results-words.ts'
import type { ReportView } from './view-blocks.ts'
import { documentBlocks } from './view-document.ts'

/** What a document says besides its page. */
export interface DrawnView {
  locale: Locale
  /** YYYY-MM-DD */
  dated: string
  footer: string
}

/**
 * A page as a tagged PDF/UA-1: results, reports and comparisons are drawn by this alone, from what their page shows.
 * @param view of the page, in this language
 */
export function drawView(
  view: ReportView,
  { locale, dated, footer }: DrawnView,
  engine?: DocumentEngine,
): Promise<Uint8Array> {
  const { territory, running, kicker, heading, lede, warnings, figures, sections } = view
  return drawReport(
    {
      ...{ locale, territory, running, kicker, heading, lede, warnings, figures, dated, footer },
      title: `${heading} · ${running}`,
      blocks: documentBlocks(sections, resultsWords(locale)),
    },
    engine,
  )
}
