import { bytesOf, crockford, digitsOf, readDigits } from './ballot-number.ts'
import { joinBytes, sha256, utf8 } from './encoding.ts'

/** The check code of a share: it tells a sheet from any other, and proves at the launch that a sheet was printed. */

/** 32 bytes of the key's share, and the byte that numbers it. */
export const shareBytes = 33
export const checkBytes = 5

const codeLength = 8

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
  const digits = digitsOf(check).map((digit) => crockford[digit])
  return `${digits.slice(0, 4).join('')}-${digits.slice(4).join('')}`
}

/** The 5 bytes of a check code as somebody typed it; null when it isn't one. */
export function readCheckCode(text: string): Uint8Array<ArrayBuffer> | null {
  const digits = readDigits(text)
  return digits?.length === codeLength ? bytesOf(digits) : null
}
