import { bytesOf, crockford, digitsOf, readDigits } from './ballot-number.ts'
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
    const values = digitsOf(bytes.subarray(line * bytesOfLine, (line + 1) * bytesOfLine))
    return [...values, double(sumOf(values)) ^ expected(waveId, line)]
      .map((value) => crockford[value])
      .join('')
  })
}

/** Whether a whole line is right. @param place from 0 */
export function isSlipLine(typed: string, place: number, waveId: string): boolean {
  const values = readDigits(typed)
  return values !== null && values.length === slipLineLength && sumOf(values) === expected(waveId, place)
}

/** The secret of the slip whose lines were typed, or null when one is wrong. */
export function slipSecret(typed: readonly string[], waveId: string): string | null {
  if (typed.length !== slipLines) return null
  if (!typed.every((line, place) => isSlipLine(line, place, waveId))) return null
  const bytes = typed.flatMap((line) => [...bytesOf(readDigits(line)!.slice(0, 8))])
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
