import writeWorkbook from 'write-excel-file/node'

/** One sheet of a workbook: a first row of headings, then rows of texts and numbers. */
export interface Sheet {
  name: string
  rows: readonly (readonly (string | number | null)[])[]
  /** Widths of the columns, in characters. */
  widths?: readonly number[]
}

/** Writes an XLSX. Texts are texts: a spreadsheet computes none of them, whatever they begin with. */
export async function drawWorkbook(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const written = sheets.map(({ name, rows, widths }) => ({
    sheet: name,
    data: rows.map((row, at) => row.map((value) => cell(value, at === 0))),
    stickyRowsCount: 1,
    ...(widths ? { columns: widths.map((width) => ({ width })) } : {}),
  }))
  return new Uint8Array(await writeWorkbook(written).toBuffer())
}

function cell(value: string | number | null, heading: boolean) {
  if (value === null || value === '') return null
  const style = heading ? { fontWeight: 'bold' as const } : {}
  return typeof value === 'number'
    ? { value, type: Number, ...style }
    : { value: workbookText(value), type: String, ...style }
}

/**
 * `_x0041_` is how a workbook writes a letter it can't: a text that looks like it is marked as text (ECMA-376, §22.9.2.19).
 * And the writer finds texts it has met among the keys of an object, where « toString » always is: its first letter is written so.
 */
export function workbookText(value: string): string {
  if (value in {}) return `_x${value.charCodeAt(0).toString(16).padStart(4, '0')}_${value.slice(1)}`
  return value.replace(/_(?=x[\da-f]{4}_)/giu, '_x005F_')
}
