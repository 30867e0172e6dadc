import { crockford } from './ballot-number.ts'
import { fromBase64url, toBase64url } from './encoding.ts'

/**
 * The code printed on a slip: its secret, 160 bits, as four lines of eight characters of Crockford's base32 (no I, L, O, U)
 * and one that checks them. Weights of powers of 2 in GF(32) find any wrong character and any two that changed places; what the
 * sum must be differs by line and by wave, which finds lines that changed places and, 4 095 times in 4 096, the slip of another
 * wave before it was answered.
 */
export const slipLines = 4
/** Eight characters and their check. */
export const slipLineLength = 9
const bytesOfLine = 5

/** x⁵ + x² + 1, in which 2 generates GF(32). */
const polynomial = 0b100101

/**
 * @param secret 27 characters of base64url, the fragment of the slip's link
 * @returns four lines of nine characters
 */
export function slipCode(secret: string, waveId: string): string[] {
  const bytes = fromBase64url(secret)
  if (bytes.length !== slipLines * bytesOfLine) throw new RangeError('not the secret of a slip')
  return Array.from({ length: slipLines }, (_, line) => {
    let bits = 0n
    for (const byte of bytes.subarray(line * bytesOfLine, (line + 1) * bytesOfLine)) {
      bits = (bits << 8n) | BigInt(byte)
    }
    const values = Array.from({ length: 8 }, (_, place) => Number((bits >> BigInt(35 - 5 * place)) & 31n))
    return [...values, double(sumOf(values)) ^ expected(waveId, line)]
      .map((value) => crockford[value])
      .join('')
  })
}

/** What was typed, as the sheet writes it: O is 0, I and L are 1, no case, nothing between. */
export function readSlipLine(typed: string): string {
  return typed
    .toUpperCase()
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
    .replaceAll(/[^0-9A-Z]/g, '')
}

/** Whether a whole line is right. @param place from 0 */
export function isSlipLine(typed: string, place: number, waveId: string): boolean {
  const values = valuesOf(typed)
  return values !== null && values.length === slipLineLength && sumOf(values) === expected(waveId, place)
}

/** The secret of the slip whose lines were typed, or null when one is wrong. */
export function slipSecret(typed: readonly string[], waveId: string): string | null {
  if (typed.length !== slipLines) return null
  if (!typed.every((line, place) => isSlipLine(line, place, waveId))) return null
  const bytes = typed.flatMap((line) => {
    const bits = valuesOf(line)!
      .slice(0, 8)
      .reduce((sum, value) => (sum << 5n) | BigInt(value), 0n)
    return Array.from({ length: bytesOfLine }, (_, place) => Number((bits >> BigInt(32 - 8 * place)) & 255n))
  })
  return toBase64url(Uint8Array.from(bytes))
}

/** The secret of a slip of this wave whose QR code a hand scanner typed as a link, or null. */
export function scannedSecret(typed: string, waveId: string): string | null {
  const [, wave, secret] = /\/e\/([0-9a-f-]{36})#([A-Za-z0-9_-]{27})$/.exec(typed.trim()) ?? []
  return wave === waveId && secret ? secret : null
}

/** A line as it is printed: « 7K2 MN4 QZ1 ». */
export function spacedSlipLine(line: string): string {
  return line.match(/.{1,3}/g)?.join(' ') ?? ''
}

function valuesOf(typed: string): number[] | null {
  const values = [...readSlipLine(typed)].map((character) => crockford.indexOf(character))
  return values.includes(-1) ? null : values
}

/** Three bits of the wave's identifier and the two of the line. */
function expected(waveId: string, line: number): number {
  return ((Number.parseInt(waveId.charAt(line), 16) & 7) << 2) | line
}

/** By Horner: each value times 2 to the power of what follows it. */
function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => double(sum) ^ value, 0)
}

function double(value: number): number {
  return value & 16 ? (value << 1) ^ polynomial : value << 1
}
