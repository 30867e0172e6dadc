import type { DocumentEngine } from '#app/documents/typst.server.ts'
import type { Locale } from '#app/i18n/index.ts'
import { drawView } from './draw-view.server.ts'
import type { ResultsContent } from './results-content.ts'
import { resultsView } from './results-view.ts'
import { resultsWords } from './results-words.ts'

/**
 * Frozen results as a tagged PDF/UA-1, drawn from what their page shows, figure for figure; the tables behind its figures come last.
 * @param content as frozen; nothing is computed here but lengths of bars
 */
export function resultsDocument(
  content: ResultsContent,
  locale: Locale,
  engine?: DocumentEngine,
): Promise<Uint8Array> {
  const { t, date } = resultsWords(locale)
  return drawView(
    resultsView(content, locale),
    {
      locale,
      dated: content.frozenOn,
      footer: t('results:footer', { date: date(content.frozenOn), process: content.processName }),
    },
    engine,
  )
}
