import { wordlist } from '@scure/bip39/wordlists/french.js'
import { shareBytes } from './sheet-code.ts'

/**
 * A share of the urn key as it stands on paper: six lines of five French words, of the list of BIP-39, in which the first four
 * letters tell a word from any other. Four words of a line carry 44 bits; the fifth checks them and their place, so that a word
 * taken for another is told by its line.
 */
export const sheetLineCount = 6
export const wordsPerLine = 5

const wordBits = 11
const tellingLetters = 4
/** x¹¹ + x² + 1, in which 2 generates GF(2¹¹). */
const polynomial = 0b100000000101

const numbers = new Map(wordlist.map((word, number) => [plain(word).slice(0, tellingLetters), number]))

/** The lines of a share. @param share 33 bytes */
export function sheetLines(share: Uint8Array): string[][] {
  if (share.length !== shareBytes) throw new RangeError('not a share')
  let bits = 0n
  for (const byte of share) bits = (bits << 8n) | BigInt(byte)
  const carried = (wordsPerLine - 1) * sheetLineCount
  const values = Array.from({ length: carried }, (_, at) =>
    Number((bits >> BigInt(wordBits * (carried - 1 - at))) & 2047n),
  )
  return Array.from({ length: sheetLineCount }, (_, place) => {
    const line = values.slice(place * (wordsPerLine - 1), (place + 1) * (wordsPerLine - 1))
    return [...line, lineCheck(line, place)].map((value) => wordlist[value]!.normalize('NFC'))
  })
}

/** A line as somebody typed it: what its words carry, or what is wrong with it. */
export type TypedLine =
  | { numbers: number[] }
  /** The first word that is not in the list. @param place from 0 */
  | { problem: 'unknown'; word: string; place: number }
  | { problem: 'count'; count: number }
  /** Words of the list, but not of this line: one is another's, or two changed places. */
  | { problem: 'line' }

/**
 * Reads a line, whole words or their first four letters, whatever their case and accents.
 * @param place from 0
 */
export function readLine(text: string, place: number): TypedLine {
  const words = typedWords(text)
  const values = words.map(wordNumber)
  const unknown = values.indexOf(null)
  if (unknown >= 0) return { problem: 'unknown', word: words[unknown]!, place: unknown }
  if (values.length !== wordsPerLine) return { problem: 'count', count: values.length }
  const found = values as number[]
  const carried = found.slice(0, -1)
  return found.at(-1) === lineCheck(carried, place) ? { numbers: carried } : { problem: 'line' }
}

/** What is wrong in a line that is still being typed: a finished word that is not in the list. */
export function readUnfinished(text: string): Extract<TypedLine, { problem: 'unknown' }> | null {
  const finished = /^(.*[\s,;])/s.exec(text)?.[1] ?? ''
  const line = readLine(finished, 0)
  return 'problem' in line && line.problem === 'unknown' ? line : null
}

/** The share of six lines that are all right; null otherwise. */
export function readSheet(lines: readonly string[]): Uint8Array<ArrayBuffer> | null {
  if (lines.length !== sheetLineCount) return null
  let bits = 0n
  for (const [place, text] of lines.entries()) {
    const line = readLine(text, place)
    if ('problem' in line) return null
    for (const number of line.numbers) bits = (bits << BigInt(wordBits)) | BigInt(number)
  }
  return Uint8Array.from({ length: shareBytes }, (_, at) =>
    Number((bits >> BigInt(8 * (shareBytes - 1 - at))) & 255n),
  )
}

/** What a code reader types: the first letters of every word, in capitals without accents, then the check code. */
export function scannedText(lines: readonly (readonly string[])[], check: string): string {
  const words = lines.flat().map((word) => plain(word).slice(0, tellingLetters).toUpperCase())
  return [...words, check].join(' ')
}

/** The lines and the check code of a text that holds a whole sheet, scanned or copied; null when it holds none. */
export function readScanned(text: string): { lines: string[]; check: string } | null {
  const parts = text.trim().split(/\s+/)
  if (parts.length !== sheetLineCount * wordsPerLine + 1) return null
  const lines = Array.from({ length: sheetLineCount }, (_, place) =>
    parts.slice(place * wordsPerLine, (place + 1) * wordsPerLine).join(' '),
  )
  return { lines, check: parts.at(-1)! }
}

/**
 * The check of four words at a place, in the field of 2048 elements: Σ αʲ·word, and the place. It changes with any one word and
 * with any two exchanged.
 */
function lineCheck(values: readonly number[], place: number): number {
  let check = 0
  for (const value of [place + 1, ...values]) {
    const doubled = (check ^ value) << 1
    check = doubled & 2048 ? doubled ^ polynomial : doubled
  }
  return check
}

function typedWords(text: string): string[] {
  return text.split(/[\s,;.\-–·\d]+/).filter((word) => word !== '')
}

/** Later letters may be left out, or wrong: the first four are enough. */
function wordNumber(word: string): number | null {
  return numbers.get(plain(word).slice(0, tellingLetters)) ?? null
}

function plain(word: string): string {
  return word.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
}
