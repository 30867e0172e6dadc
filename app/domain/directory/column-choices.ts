import type { Columns } from './columns.ts'
import { type DirectoryKind, fieldsOf, type ImportField } from './kinds.ts'
import type { ChosenColumns } from './schema.ts'

/** What the form says of each field: the place of a column, '' for none, or `=` and a value that every line has. */
export type ColumnChoices = Partial<Record<ImportField, string>>

const prefix = 'column:'

/** The name of the control that chooses the column of a field. */
export function columnName(field: ImportField): string {
  return `${prefix}${field}`
}

/** Reads the columns chosen in a posted form. */
export function readColumnChoices(form: FormData, kind: DirectoryKind): ColumnChoices {
  const choices: ColumnChoices = {}
  for (const field of fieldsOf[kind]) {
    const value = form.get(columnName(field))
    if (typeof value === 'string') choices[field] = value
  }
  return choices
}

/**
 * The columns of a file once the choices of a form are followed. A field the form doesn't name keeps its columns, and so does
 * one whose first column is chosen again: a family name may be read from two.
 * @param width number of columns of the file; a choice beyond is none
 */
export function toColumns(
  kind: DirectoryKind,
  choices: ColumnChoices,
  current: Columns,
  width: number,
): ChosenColumns {
  const columns: Columns = {}
  let fixed: ChosenColumns['fixed'] = null
  for (const field of fieldsOf[kind]) {
    const choice = choices[field]
    const place = Number(choice)
    const kept = current[field]
    if (choice === undefined) columns[field] = kept
    else if (choice.startsWith('=')) fixed = { field, value: choice.slice(1, 201) }
    else if (/^\d{1,4}$/u.test(choice) && place < width) columns[field] = kept?.[0] === place ? kept : [place]
    if (columns[field] === undefined) delete columns[field]
  }
  return { columns, fixed }
}
