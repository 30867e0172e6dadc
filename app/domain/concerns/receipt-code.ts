import { randomBytes } from 'node:crypto'

/** Crockford's base32: no I, L, O nor U. */
const digits = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const length = 16

/** A new code of 80 random bits in four groups, « 7K2M-N4QZ-0PXD-93TA ». */
export function drawReceipt(): string {
  // 32 divides 256: each of the 16 bytes gives five even bits.
  const text = Array.from(randomBytes(length), (byte) => digits[byte & 31]).join('')
  return text.replace(/.{4}(?=.)/g, '$&-')
}

/**
 * A code as it was drawn, from what somebody typed: any case, spaces or dashes, and the letters that are read as digits.
 * @returns null when it can't be a code
 */
export function readReceipt(typed: string): string | null {
  const text = typed
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
  if (text.length !== length || [...text].some((digit) => !digits.includes(digit))) return null
  return text.replace(/.{4}(?=.)/g, '$&-')
}
