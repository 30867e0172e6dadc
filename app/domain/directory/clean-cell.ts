/** What no cell may hold: format characters, lone surrogates, what XML forbids. */
const invisible = /[\p{Cf}\p{Cs}\p{Noncharacter_Code_Point}]+/gu

/** A text on one line, without what is invisible, without doubled spaces. Cleaning it again changes nothing. */
export function cleanText(text: string): string {
  return text
    .replace(invisible, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .normalize('NFC')
    .trim()
}

/** A dash alone is nothing. */
function withoutDash(text: string): string {
  return /^[-–—./]+$/u.test(text) ? '' : text
}

/** What a spreadsheet would compute instead of showing it. */
const formulaStart = /^[=+\-@]/u
const protectedStart = /^'+[=+\-@]/u

/** A text that is only text: the cell of a workbook, the field of a form. */
export function cleanLiteral(text: string): string {
  return withoutDash(cleanText(text))
}

/**
 * A cell of a CSV. `="0042"` is how Excel keeps the zeros of a number; an apostrophe before a formula is how
 * {@link protectCell} and spreadsheets say that it is text.
 */
export function cleanCsvCell(cell: string): { text: string; formula: boolean } {
  const text = cleanText(cell)
  if (protectedStart.test(text)) return { text: withoutDash(text.slice(1)), formula: false }
  const literal = /^="([^"]*)"$/u.exec(text)
  if (literal) return { text: withoutDash(literal[1]?.trim() ?? ''), formula: false }
  const kept = withoutDash(text)
  return { text: kept, formula: formulaStart.test(kept) }
}

/** A value as a CSV carries it without a spreadsheet computing it; {@link cleanCsvCell} gives the same value back. */
export function protectCell(value: string): string {
  return /^'*[=+\-@]/u.test(value) ? `'${value}` : value
}

/** A number that a spreadsheet has cut short, like « 1,2E+05 »: its digits are lost. */
export function isCutNumber(text: string): boolean {
  return /^\d[.,]\d+e\+\d+$/iu.test(text)
}
