const longest = 200

/** Controls, line and paragraph separators, and the marks that turn the reading direction around. */
const unprintable = /[\p{Cc}\u2028\u2029]+/gu
const directionMarks = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g

/**
 * A name or a subject as one line that can't open another header nor be read backwards.
 * @returns at most 200 characters
 */
export function headerText(value: string): string {
  const line = value.toWellFormed().replace(unprintable, ' ').replace(directionMarks, '').trim()
  return [...line].slice(0, longest).join('')
}

/**
 * Whether an address can stand in an envelope and in a header as it is: one `@`, no space, control, quote or bracket.
 * Quoted local parts, which nobody's mailbox has, are refused too.
 */
export function isPlainAddress(address: string): boolean {
  return (
    address.length <= 254 &&
    /^[^\s\p{Cc}\p{Cf}"<>()[\]\\,;:@]+@[^\s\p{Cc}\p{Cf}"<>()[\]\\,;:@]+$/u.test(address)
  )
}
