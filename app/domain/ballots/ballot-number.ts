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
