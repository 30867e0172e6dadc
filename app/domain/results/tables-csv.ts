import type { ReportTable } from './results-tables.ts'
import type { ViewSection } from './view-blocks.ts'
import { type CsvCell, spreadsheetCsv } from './write-csv.ts'

/** Tables as a page shows them, one below the other in a file. @param tables at least one */
export function tablesCsv(tables: readonly ReportTable[]): string {
  const rows = tables.flatMap((table, at) => [...(at === 0 ? [] : [[null]]), ...tableRows(table)])
  const width = Math.max(...rows.map((row) => row.length))
  return spreadsheetCsv(rows.map((row) => Array.from({ length: width }, (_, at) => row[at] ?? null)))
}

/** The tables of a page, in their order: those it shows, and those behind its figures. */
export function tablesOf(sections: readonly ViewSection[]): ReportTable[] {
  return sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => {
      if (block.kind === 'table') return [block.table]
      return block.kind === 'figure' ? block.tables : []
    }),
  )
}

function tableRows({ caption, head, rows, note }: ReportTable): CsvCell[][] {
  return [[caption], head, ...rows.map(({ cells }) => cells), ...(note ? [[note]] : [])]
}
