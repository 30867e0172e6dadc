import { crockford } from './ballot-number.ts'
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
  let number = 0n
  for (const byte of check) number = (number << 8n) | BigInt(byte)
  const digits = Array.from(
    { length: codeLength },
    (_, place) => crockford[Number((number >> BigInt(5 * (codeLength - 1 - place))) & 31n)],
  )
  return `${digits.slice(0, 4).join('')}-${digits.slice(4).join('')}`
}

/** The 5 bytes of a check code as somebody typed it; null when it isn't one. */
export function readCheckCode(text: string): Uint8Array<ArrayBuffer> | null {
  const typed = text
    .toUpperCase()
    .replaceAll(/[\s\-–·.]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
  const values = [...typed].map((character) => crockford.indexOf(character))
  if (values.length !== codeLength || values.includes(-1)) return null
  const number = values.reduce((sum, value) => (sum << 5n) | BigInt(value), 0n)
  return Uint8Array.from({ length: checkBytes }, (_, at) => Number((number >> BigInt(32 - 8 * at)) & 255n))
}
