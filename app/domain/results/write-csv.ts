import { stringify } from 'csv-stringify/sync'

export type CsvCell = string | number | null

/** For people: French Excel opens it at a double click (`;`, byte order mark); what a spreadsheet would run is neutralised. */
export function spreadsheetCsv(rows: readonly (readonly CsvCell[])[]): string {
  return stringify(rows as CsvCell[][], {
    delimiter: ';',
    bom: true,
    escape_formulas: true,
    record_delimiter: 'windows',
  })
}

/** For machines (RFC 4180, no mark): what a Table Schema describes. */
export function plainCsv(rows: readonly (readonly CsvCell[])[]): string {
  return stringify(rows as CsvCell[][], { escape_formulas: true, record_delimiter: 'windows' })
}
