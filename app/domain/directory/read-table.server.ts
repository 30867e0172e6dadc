import { CsvError, parse } from 'csv-parse/sync'
import { DomainError } from '#app/domain/errors.ts'
import { cleanCsvCell } from './clean-cell.ts'
import { recogniseColumns } from './columns.ts'
import { decodeFile, type FileEncoding } from './decode-file.ts'
import { fileLimits } from './file-limits.ts'
import type { DirectoryKind } from './kinds.ts'
import { type Cell, isArchive, readWorkbook } from './read-workbook.server.ts'

const separators = [';', '\t', ','] as const
export type Separator = (typeof separators)[number]

/** How a file was read, to be shown. */
export type FileFormat =
  | { type: 'csv'; encoding: FileEncoding; separator: Separator }
  | { type: 'xlsx'; sheet: string; sheets: string[] }

/** A file as a table: its headings, and its lines numbered as a spreadsheet numbers its rows. */
export interface Table {
  format: FileFormat
  headings: string[]
  lines: { line: number; cells: Cell[] }[]
}

function parseCells(text: string, separator: Separator, to: number): string[][] {
  try {
    return parse(text, {
      delimiter: separator,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: fileLimits.lineLength,
      to,
    })
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = Number(error.lines ?? 0)
    throw error.code === 'CSV_QUOTE_NOT_CLOSED'
      ? new DomainError('import.quote-open', 422)
      : new DomainError('import.unreadable-line', 422, { line })
  }
}

/** The separator whose headings say most; « ; » where nothing decides. */
function findSeparator(text: string, kind: DirectoryKind): Separator {
  const scores = separators.map((separator) => {
    const start = text.slice(0, fileLimits.lineLength)
    const firstLine = start.split(/\r\n|\n|\r/u).find((line) => line.trim() !== '') ?? ''
    const cells = firstLine.replaceAll('"', '').split(separator)
    const columns = recogniseColumns(
      kind,
      cells.map((cell) => cleanCsvCell(cell).text),
    )
    return { separator, read: Object.values(columns).flat().length, columns: cells.length }
  })
  const [best] = scores.toSorted((a, b) => b.read - a.read || b.columns - a.columns)
  return best?.separator ?? ';'
}

function readCsv(bytes: Uint8Array, kind: DirectoryKind): { format: FileFormat; records: Cell[][] } {
  const { text: decoded, encoding } = decodeFile(bytes)
  // Excel's own first line « sep=; » says the separator; it counts as a row.
  const declared = /^sep=([;,\t])(?=\r?\n)/iu.exec(decoded)
  const text = declared ? decoded.slice(declared[0].length) : decoded
  const separator = (declared?.[1] as Separator | undefined) ?? findSeparator(text, kind)
  const records = parseCells(text, separator, fileLimits.lines + 2).map((cells) =>
    cells.map((cell): Cell => {
      const cleaned = cleanCsvCell(cell)
      return { text: cleaned.text, storage: cleaned.formula ? 'formula' : null }
    }),
  )
  return { format: { type: 'csv', encoding, separator }, records }
}

async function readBytes(bytes: Uint8Array, kind: DirectoryKind, asked: string | null) {
  if (!isArchive(bytes)) return readCsv(bytes, kind)
  const { sheet, sheets, records } = await readWorkbook(bytes, asked)
  return { format: { type: 'xlsx', sheet, sheets } as const, records }
}

/**
 * Reads a table: CSV with `;` `,` or tabulation, in UTF-8 or Windows-1252, or one sheet of an XLSX workbook.
 * @param bytes the file as it came
 * @param kind what it describes: its headings tell the separator
 * @param asked name of the sheet of a workbook; null, or unknown: the first
 * @returns headings and lines, blank ones left out
 * @throws DomainError `import.…` with a sentence that says what to change; nothing else, whatever the bytes
 */
export async function readTable(
  bytes: Uint8Array,
  kind: DirectoryKind,
  asked: string | null,
): Promise<Table> {
  if (bytes.length > fileLimits.bytes) {
    throw new DomainError('import.too-large', 413, { megabytes: fileLimits.bytes / 1024 / 1024 })
  }
  const { format, records } = await readBytes(bytes, kind, asked)
  const isBlank = (cells: readonly Cell[]) => cells.every(({ text }) => text === '')
  const headingIndex = records.findIndex((cells) => !isBlank(cells))
  const headings = records[headingIndex]?.map(({ text }) => text)
  if (!headings) throw new DomainError('import.empty', 422)
  if (headings.length > fileLimits.columns) {
    throw new DomainError('import.too-many-columns', 422, { max: fileLimits.columns })
  }
  if (records.length - headingIndex - 1 > fileLimits.lines) {
    throw new DomainError('import.too-many-lines', 422, { max: fileLimits.lines })
  }
  const lines = records.flatMap((cells, index) =>
    index <= headingIndex || isBlank(cells) ? [] : [{ line: index + 1, cells }],
  )
  if (lines.length === 0) throw new DomainError('import.no-lines', 422)
  return { format, headings, lines }
}
