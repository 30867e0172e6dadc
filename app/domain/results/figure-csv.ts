import type { Locale } from '#app/i18n/index.ts'
import type { ResultsContent } from './results-content.ts'
import { resultsView } from './results-view.ts'
import { tablesCsv } from './tables-csv.ts'

/**
 * The tables of one figure, as the page shows them, one below the other.
 * @param number of the figure on the page
 * @returns CSV; null when there is no such figure, or it has no table
 */
export function figureCsv(content: ResultsContent, number: number, locale: Locale): string | null {
  const blocks = resultsView(content, locale).sections.flatMap((section) => section.blocks)
  const found = blocks.find((block) => block.kind === 'figure' && block.number === number)
  if (found?.kind !== 'figure' || found.tables.length === 0) return null
  return tablesCsv(found.tables)
}
