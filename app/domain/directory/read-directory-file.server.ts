import { DomainError } from '#app/domain/errors.ts'
import { type Locale, translator } from '#app/i18n/index.ts'
import type { FileRow } from './agent-row.ts'
import { isCutNumber } from './clean-cell.ts'
import { type Columns, headingsKey, type ReadHeadings, readHeadings, recogniseColumns } from './columns.ts'
import { fieldLabel } from './field-label.ts'
import { fileLimits } from './file-limits.ts'
import { type DirectoryKind, fieldsOf, type ImportField, requiredFieldsOf } from './kinds.ts'
import { type FileFormat, readTable } from './read-table.server.ts'
import { type Cell, isArchive, listSheetNames } from './read-workbook.server.ts'
import type { ChosenColumns } from './schema.ts'

export interface DirectoryFile {
  format: FileFormat
  headings: string[]
  /** Two files of the same key have their columns at the same places. */
  key: string
  columns: ReadHeadings
  rows: FileRow[]
  /** Cells of the matricule column that are numbers: zeros at their beginning are lost. */
  numbers: number
}

function readRow(
  kind: DirectoryKind,
  { line, cells }: { line: number; cells: readonly Cell[] },
  columns: Columns,
  fixed: ChosenColumns['fixed'],
): FileRow & { numbers: number } {
  const found = (field: ImportField): Cell => {
    const all = columns[field]?.map((column) => cells[column]) ?? []
    const cell = all.find((one) => one && one.text !== '') ?? all.find((one) => one?.storage === 'formula')
    return cell ?? { text: fixed?.field === field ? fixed.value : '', storage: null }
  }
  const cellOf = new Map(fieldsOf[kind].map((field) => [field as ImportField, found(field)]))
  const where = (test: (cell: Cell) => boolean) =>
    [...cellOf].flatMap(([field, cell]) => (test(cell) ? [field] : []))
  return {
    line,
    values: Object.fromEntries([...cellOf].map(([field, { text }]) => [field, text])),
    formulas: where(({ storage }) => storage === 'formula'),
    dates: where(({ storage }) => storage === 'date'),
    cut: where(({ text, storage }) => storage !== 'formula' && isCutNumber(text)),
    numbers: cellOf.get('matricule')?.storage === 'number' ? 1 : 0,
  }
}

/** Columns chosen for another file may not exist in this one. */
function within(columns: Columns, width: number): Columns {
  const entries = Object.entries(columns) as [ImportField, number[]][]
  return Object.fromEntries(entries.filter(([, places]) => places.every((place) => place < width)))
}

function missingColumns(
  kind: DirectoryKind,
  missing: readonly ImportField[],
  found: readonly string[],
  locale: Locale,
) {
  const t = translator(locale)
  const shown = found
    .filter((heading) => heading !== '')
    .slice(0, 30)
    .map((heading) => heading.slice(0, 40))
  return new DomainError('import.missing-columns', 422, {
    missing: missing.map((field) => fieldLabel(t, kind, field)).join(', '),
    found: shown.join(', '),
  })
}

/**
 * Reads a file of the directory.
 * @param chosen columns and sheet chosen by hand; what is not chosen is recognised from the headings
 * @param locale of the reader: a refusal names the missing columns
 * @returns its lines, with the columns they were read from; `columns.missing` may not be empty
 * @throws DomainError `import.…`; `import.missing-columns` when it has fewer columns than are needed
 */
export async function readDirectoryFile(
  bytes: Uint8Array,
  kind: DirectoryKind,
  chosen: { sheet: string | null; columns: ChosenColumns | null },
  locale: Locale = 'fr',
): Promise<DirectoryFile> {
  const { format, headings, lines } = await readTable(bytes, kind, chosen.sheet)
  const fixed = chosen.columns?.fixed ?? null
  const columns = chosen.columns
    ? within(chosen.columns.columns, headings.length)
    : recogniseColumns(kind, headings)
  const read = readHeadings(kind, headings, columns, fixed?.field)
  if (headings.length < requiredFieldsOf[kind].length)
    throw missingColumns(kind, read.missing, headings, locale)
  const rows = lines.map((line) => readRow(kind, line, columns, fixed))
  return {
    format,
    headings,
    key: headingsKey(headings),
    columns: read,
    rows: rows.map(({ numbers: _numbers, ...row }) => row),
    numbers: rows.reduce((sum, { numbers }) => sum + numbers, 0),
  }
}

/** Sheets looked at before giving up. */
const sheetsTried = 10

/**
 * Reads a file as it comes: of a workbook, the first sheet that has the columns needed, else the first that can be read.
 * @throws DomainError as {@link readDirectoryFile}, about the first sheet, where none can be read
 */
export async function readNewFile(
  bytes: Uint8Array,
  kind: DirectoryKind,
  locale: Locale,
): Promise<DirectoryFile> {
  const readSheet = (sheet: string | null) => readDirectoryFile(bytes, kind, { sheet, columns: null }, locale)
  const small = bytes.length <= fileLimits.bytes && isArchive(bytes)
  const [, ...others] = small ? listSheetNames(bytes).slice(0, sheetsTried) : []
  const first = await readSheet(null).catch((error: unknown) => {
    if (error instanceof DomainError && others.length > 0) return error
    throw error
  })
  if (!(first instanceof DomainError) && first.columns.missing.length === 0) return first
  let readable = first instanceof DomainError ? null : first
  for (const sheet of others) {
    const file = await readSheet(sheet).catch(() => null)
    if (file?.columns.missing.length === 0) return file
    readable ??= file
  }
  if (!readable) throw first
  return readable
}
