import { crockford } from './ballot-number.ts'
import { joinBytes, sha256, utf8 } from './encoding.ts'

/**
 * A share of the urn key as it stands on paper: eleven groups of six characters, and a check code. Each group is checked by
 * itself and knows its place, so that a slip of the pen is told where it is; the check code tells a sheet from any other.
 */

/** 32 bytes of the key's share, and the byte that numbers it. */
export const shareBytes = 33
export const sheetGroupCount = 11
export const checkBytes = 5

const groupBytes = 3

/**
 * What tells a share from another without telling it: 40 bits of a SHA-256, for 256 unknown bits.
 * @param share 33 bytes
 */
export async function shareCheck(
  waveId: string,
  trusteeId: string,
  share: Uint8Array,
): Promise<Uint8Array<ArrayBuffer>> {
  const digest = await sha256(joinBytes(utf8(`diapason-check-v1|${waveId}|${trusteeId}|`), share))
  return digest.slice(0, checkBytes)
}

/** « K7QF-2M9T ». @param check 5 bytes */
export function checkCode(check: Uint8Array): string {
  const text = toBase32(check, 8)
  return `${text.slice(0, 4)}-${text.slice(4)}`
}

/** The 5 bytes of a check code as somebody typed it; null when it isn't one. */
export function readCheckCode(text: string): Uint8Array<ArrayBuffer> | null {
  const characters = typed(text)
  if (characters.length !== 8) return null
  const values = valuesOf(characters)
  return values && fromValues(values, checkBytes)
}

/** The eleven groups of a share. @param share 33 bytes */
export function sheetGroups(share: Uint8Array): string[] {
  if (share.length !== shareBytes) throw new RangeError('not a share')
  return Array.from({ length: sheetGroupCount }, (_, place) => {
    const digits = toBase32(
      Uint8Array.of(0, ...share.subarray(place * groupBytes, (place + 1) * groupBytes)),
      6,
    )
    // 24 bits are five digits, the first of 0 to F; the sixth is the check.
    const values = valuesOf(digits.slice(1))!
    return `${digits.slice(1)}${crockford[groupCheck(values, place)]}`
  })
}

/**
 * The three bytes of a group as somebody typed it; null when a character is wrong, missing, exchanged with its neighbour, or
 * the group stands at another place than its own.
 * @param place from 0
 */
export function readGroup(text: string, place: number): Uint8Array<ArrayBuffer> | null {
  const values = valuesOf(typed(text))
  if (values?.length !== 6 || values[0]! > 15) return null
  if (values[5] !== groupCheck(values.slice(0, 5), place)) return null
  const number = values.slice(0, 5).reduce((sum, value) => sum * 32 + value, 0)
  return Uint8Array.of(number >> 16, (number >> 8) & 255, number & 255)
}

/** The share of eleven groups that are all right; null otherwise. */
export function readSheet(groups: readonly string[]): Uint8Array<ArrayBuffer> | null {
  if (groups.length !== sheetGroupCount) return null
  const parts = groups.map(readGroup)
  return parts.every((part) => part !== null) ? joinBytes(...(parts as Uint8Array[])) : null
}

/** The groups and the check code of a text that holds a whole sheet, as a QR code gives it; null when it holds none. */
export function readScanned(text: string): { groups: string[]; check: string } | null {
  const parts = text.trim().split(/\s+/)
  if (parts.length !== sheetGroupCount + 1) return null
  return { groups: parts.slice(0, sheetGroupCount), check: parts[sheetGroupCount]! }
}

/**
 * The check of five digits at a place, in the field of 32 elements: Σ αʲ·digit, and the place. It changes with any one digit
 * and with any two neighbours exchanged.
 */
function groupCheck(values: readonly number[], place: number): number {
  let check = 0
  for (const value of [place + 1, ...values]) check = double(check ^ value)
  return check
}

/** Times α in GF(2⁵), of polynomial x⁵ + x² + 1. */
function double(value: number): number {
  const doubled = value << 1
  return doubled > 31 ? doubled ^ 0b100101 : doubled
}

function typed(text: string): string {
  return text
    .toUpperCase()
    .replaceAll(/[\s\-–·.]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
}

function valuesOf(text: string): number[] | null {
  const values = [...text].map((character) => crockford.indexOf(character))
  return values.includes(-1) ? null : values
}

function toBase32(bytes: Uint8Array, digits: number): string {
  let number = 0n
  for (const byte of bytes) number = (number << 8n) | BigInt(byte)
  let text = ''
  for (let left = digits; left > 0; left--)
    text = crockford[Number((number >> BigInt(5 * (digits - left))) & 31n)] + text
  return text
}

function fromValues(values: readonly number[], length: number): Uint8Array<ArrayBuffer> {
  let number = 0n
  for (const value of values) number = (number << 5n) | BigInt(value)
  const bytes = new Uint8Array(length)
  for (let at = length - 1; at >= 0; at--) {
    bytes[at] = Number(number & 255n)
    number >>= 8n
  }
  return bytes
}
