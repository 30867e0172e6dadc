import { comparableText } from './comparable-text.ts'
import { type Headings, headingsOf } from './headings.ts'
import { type DirectoryKind, fieldsOf, type ImportField, requiredFieldsOf } from './kinds.ts'

function compact(heading: string): string {
  return comparableText(heading.replace(/n°/giu, 'no ')).replaceAll(' ', '')
}

type Known = Map<string, { field: ImportField; rank: number }>

function knownHeadings(headings: Headings): Known {
  const known: Known = new Map()
  for (const [field, names] of Object.entries(headings) as [ImportField, readonly string[]][]) {
    for (const [rank, name] of names.entries()) {
      if (!known.has(compact(name))) known.set(compact(name), { field, rank })
    }
  }
  return known
}

const known: Record<DirectoryKind, Known> = {
  agents: knownHeadings(headingsOf.agents),
  elected: knownHeadings(headingsOf.elected),
  organisations: knownHeadings(headingsOf.organisations),
}

/** The columns of each field, by position. A family name may have several: the birth name serves where the name in use is empty. */
export type Columns = Partial<Record<ImportField, number[]>>

export interface ReadHeadings {
  columns: Columns
  /** What was recognised, in the order of the file, and the headings nobody reads. */
  read: { field: ImportField; heading: string }[]
  ignored: string[]
  /** Columns that are needed and that nothing designates. */
  missing: ImportField[]
}

/** The columns the headings of a file designate. Where several suit one field, the most telling heading is read. */
export function recogniseColumns(kind: DirectoryKind, headings: readonly string[]): Columns {
  const candidates: Partial<Record<ImportField, { column: number; rank: number }[]>> = {}
  for (const [column, heading] of headings.entries()) {
    const match = known[kind].get(compact(heading))
    if (!match) continue
    candidates[match.field] = [...(candidates[match.field] ?? []), { column, rank: match.rank }]
  }
  const columns: Columns = {}
  for (const field of fieldsOf[kind]) {
    const found = candidates[field]?.toSorted((a, b) => a.rank - b.rank || a.column - b.column)
    if (!found) continue
    columns[field] = (field === 'familyName' ? found : found.slice(0, 1)).map(({ column }) => column)
  }
  return columns
}

/** What a file says of its columns, once they are chosen. @param fixed a field whose value is the same on every line */
export function readHeadings(
  kind: DirectoryKind,
  headings: readonly string[],
  columns: Columns,
  fixed?: ImportField | null,
): ReadHeadings {
  const fieldAt = new Map<number, ImportField>()
  for (const field of fieldsOf[kind]) for (const column of columns[field] ?? []) fieldAt.set(column, field)
  const read: ReadHeadings['read'] = []
  const ignored: string[] = []
  for (const [column, heading] of headings.entries()) {
    const field = fieldAt.get(column)
    if (field) read.push({ field, heading })
    else if (heading !== '') ignored.push(heading)
  }
  const missing = requiredFieldsOf[kind].filter((field) => !columns[field] && field !== fixed)
  return { columns, read, ignored, missing }
}

/** Two files whose headings give the same text have their columns at the same places. */
export function headingsKey(headings: readonly string[]): string {
  return JSON.stringify(headings.map(compact))
}
