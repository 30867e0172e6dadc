/** Crockford's base32: no I, L, O, U. */
export const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * The number shown to the respondent: the first 50 bits of the nullifier in Crockford's base32, « 7K2MN-4QZ0P ».
 * It proves that a ballot is in the published list, never what it holds.
 */
export function ballotNumber(nullifier: Uint8Array): string {
  let text = ''
  for (let i = 0; i < 10; i++) {
    const bit = i * 5
    const pair = ((nullifier[bit >> 3] ?? 0) << 8) | (nullifier[(bit >> 3) + 1] ?? 0)
    text += crockford[(pair >> (11 - (bit & 7))) & 31]
  }
  return `${text.slice(0, 5)}-${text.slice(5)}`
}

/** The values of the eight digits that write five bytes, from 0 to 31. */
export function digitsOf(bytes: Uint8Array): number[] {
  let bits = 0n
  for (const byte of bytes) bits = (bits << 8n) | BigInt(byte)
  return Array.from({ length: 8 }, (_, place) => Number((bits >> BigInt(35 - 5 * place)) & 31n))
}

/** The five bytes that eight digits write. */
export function bytesOf(digits: readonly number[]): Uint8Array<ArrayBuffer> {
  const bits = digits.reduce((sum, digit) => (sum << 5n) | BigInt(digit), 0n)
  return Uint8Array.from({ length: 5 }, (_, place) => Number((bits >> BigInt(32 - 8 * place)) & 255n))
}

/** What was typed, as it is printed: O is 0, I and L are 1, no case, nothing between. */
export function cleanDigits(typed: string): string {
  return typed
    .toUpperCase()
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1')
    .replaceAll(/[^0-9A-Z]/g, '')
}

/** The values of the digits that were typed; null when a character is none. */
export function readDigits(typed: string): number[] | null {
  const digits = [...cleanDigits(typed)].map((character) => crockford.indexOf(character))
  return digits.includes(-1) ? null : digits
}
