import type { Locale } from '#app/i18n/index.ts'
import type { ResultsContent } from './results-content.ts'
import type { ReportTable } from './results-tables.ts'
import { resultsView } from './results-view.ts'
import { type CsvCell, spreadsheetCsv } from './write-csv.ts'

/**
 * The tables of one figure, as the page shows them, one below the other.
 * @param number of the figure on the page
 * @returns CSV; null when there is no such figure, or it has no table
 */
export function figureCsv(content: ResultsContent, number: number, locale: Locale): string | null {
  const blocks = resultsView(content, locale).sections.flatMap((section) => section.blocks)
  const found = blocks.find((block) => block.kind === 'figure' && block.number === number)
  if (found?.kind !== 'figure' || found.tables.length === 0) return null
  const rows = found.tables.flatMap((table, at) => [...(at === 0 ? [] : [[null]]), ...tableRows(table)])
  const width = Math.max(...rows.map((row) => row.length))
  return spreadsheetCsv(rows.map((row) => Array.from({ length: width }, (_, at) => row[at] ?? null)))
}

function tableRows({ caption, head, rows, note }: ReportTable): CsvCell[][] {
  return [[caption], head, ...rows.map(({ cells }) => cells), ...(note ? [[note]] : [])]
}
