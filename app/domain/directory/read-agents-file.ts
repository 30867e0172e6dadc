import { CsvError, parse } from 'csv-parse/sync'
import { DomainError } from '#app/domain/errors.ts'
import { type Locale, translator } from '#app/i18n/index.ts'
import { comparableText } from './comparable-text.ts'
import { decodeFile, type FileEncoding } from './decode-file.ts'
import {
  type ImportField,
  importFields,
  type RecognisedHeadings,
  recogniseHeadings,
  requiredFields,
} from './headings.ts'

/** Bounds of a file: bytes, lines below the headings, columns, characters of one line. */
export const fileLimits = { bytes: 10 * 1024 * 1024, lines: 50_000, columns: 100, lineLength: 20_000 }

/** One line of the file, its cells cleaned; `line` is the row number a spreadsheet shows. */
export interface AgentRow {
  line: number
  familyName: string
  givenName: string
  employer: string
  matricule: string | null
  email: string | null
  service: string | null
  job: string | null
  /** As written: it may be no language. */
  locale: string | null
  main: boolean
  /** Fields whose cell holds a formula. */
  formulas: ImportField[]
}

export interface AgentsFile {
  encoding: FileEncoding
  separator: Separator
  headings: Pick<RecognisedHeadings, 'read' | 'ignored'>
  rows: AgentRow[]
}

const separators = [';', '\t', ','] as const
export type Separator = (typeof separators)[number]

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

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '')
}

/** Without what is invisible, without doubled spaces; `="0042"` is how Excel keeps the zeros of a number; a dash alone is nothing. */
function cleanCell(cell: string): string {
  const text = cell
    .normalize('NFC')
    .replace(/\p{Cf}+/gu, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
  const literal = /^="([^"]*)"$/u.exec(text)
  if (literal) return literal[1]?.trim() ?? ''
  return /^[-–—./]+$/u.test(text) ? '' : text
}

const yes = new Set(['oui', 'o', 'x', '1', 'vrai', 'yes', 'y', 'true', 'principal', 'main'])

function readRow(line: number, cells: readonly string[], columns: RecognisedHeadings['columns']): AgentRow {
  const value = (field: ImportField): string => {
    const found = columns[field]?.map((column) => cleanCell(cells[column] ?? '')) ?? []
    return found.find((text) => text !== '') ?? ''
  }
  const values = Object.fromEntries(importFields.map((field) => [field, value(field)])) as Record<
    ImportField,
    string
  >
  return {
    line,
    familyName: values.familyName,
    givenName: values.givenName,
    employer: values.employer,
    matricule: values.matricule || null,
    email: values.email.toLowerCase() || null,
    service: values.service || null,
    job: values.job || null,
    locale: values.locale || null,
    main: yes.has(comparableText(values.main)),
    formulas: importFields.filter((field) => /^[=+\-@]/u.test(values[field])),
  }
}

function missingColumns(
  missing: readonly ImportField[],
  found: readonly string[],
  locale: Locale,
): DomainError {
  const t = translator(locale)
  const shown = found
    .filter((heading) => heading !== '')
    .slice(0, 30)
    .map((heading) => heading.slice(0, 40))
  return new DomainError('import.missing-columns', 422, {
    missing: missing.map((field) => t(`directory:field.${field}`)).join(', '),
    found: shown.join(', '),
  })
}

/** The separator whose headings say most; « ; » where nothing decides. */
function findSeparator(text: string): Separator {
  const scores = separators.map((separator) => {
    const start = text.slice(0, fileLimits.lineLength)
    const firstLine = start.split(/\r\n|\n|\r/u).find((line) => line.trim() !== '') ?? ''
    const cells = firstLine.replaceAll('"', '').split(separator)
    return { separator, read: recogniseHeadings(cells.map(cleanCell)).read.length, columns: cells.length }
  })
  const [best] = scores.toSorted((a, b) => b.read - a.read || b.columns - a.columns)
  return best?.separator ?? ';'
}

/**
 * Reads a CSV of agents: `;` `,` or tabulation, UTF-8 or Windows-1252, headings in French or English.
 * @param bytes the file as it came
 * @param locale of the reader: a refusal names the missing columns
 * @returns its lines, numbered as a spreadsheet numbers them; blank lines are left out
 * @throws DomainError `import.…` with a sentence that says what to change; nothing else, whatever the bytes
 */
export function readAgentsFile(bytes: Uint8Array, locale: Locale = 'fr'): AgentsFile {
  if (bytes.length > fileLimits.bytes) {
    throw new DomainError('import.too-large', 413, { megabytes: fileLimits.bytes / 1024 / 1024 })
  }
  const { text: decoded, encoding } = decodeFile(bytes)
  // Excel's own first line « sep=; » says the separator; it counts as a row.
  const declared = /^sep=([;,\t])(?=\r?\n)/iu.exec(decoded)
  const text = declared ? decoded.slice(declared[0].length) : decoded
  const separator = (declared?.[1] as Separator | undefined) ?? findSeparator(text)
  const records = parseCells(text, separator, fileLimits.lines + 2)
  const headingIndex = records.findIndex((cells) => !isBlank(cells))
  const headingCells = records[headingIndex]?.map(cleanCell)
  if (!headingCells) throw new DomainError('import.empty', 422)
  if (headingCells.length > fileLimits.columns) {
    throw new DomainError('import.too-many-columns', 422, { max: fileLimits.columns })
  }
  const { columns, read, ignored } = recogniseHeadings(headingCells)
  const missing = requiredFields.filter((field) => !columns[field])
  if (missing.length > 0) throw missingColumns(missing, headingCells, locale)
  if (records.length - headingIndex - 1 > fileLimits.lines) {
    throw new DomainError('import.too-many-lines', 422, { max: fileLimits.lines })
  }
  const rows = records.flatMap((cells, index) =>
    index <= headingIndex || isBlank(cells) ? [] : [readRow(index + 1, cells, columns)],
  )
  if (rows.length === 0) throw new DomainError('import.no-lines', 422)
  return { encoding, separator, headings: { read, ignored }, rows }
}
