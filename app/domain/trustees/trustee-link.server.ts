import { createHash, createHmac } from 'node:crypto'
import type { LetterKind } from '#db/schema/trustees.ts'

/** What the link key of a wave gives for each of its trustees: always the same, so that a letter can be sent again. */

/**
 * The secret of a trustee's link: the first 160 bits of HMAC-SHA256(link key, "trustee\0" ‖ wave ‖ trustee ‖ number).
 * @param linkKey 32 bytes
 * @param number of the links she had before; the first has none in its derivation
 * @returns 27 characters of base64url, the fragment of `/depositaire/<wave>#<secret>`
 */
export function trusteeSecret(linkKey: Buffer, waveId: string, trusteeId: string, number = 0): string {
  return mac(linkKey, 'trustee', waveId, `${trusteeId}${number || ''}`)
    .subarray(0, 20)
    .toString('base64url')
}

/**
 * The left part of the Message-ID of a letter: a letter sent twice has the same.
 * @param key the link key; the server secret for a letter without a link, which leaves when the link key is gone
 */
export function letterId(
  key: Buffer,
  waveId: string,
  trusteeId: string,
  kind: LetterKind,
  number = 0,
): string {
  return mac(key, `trustee-mid ${kind}`, waveId, `${trusteeId}${number || ''}`).toString('base64url')
}

/** What `wave_trustees` keeps of a link. */
export function trusteeHash(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}

function mac(linkKey: Buffer, what: string, waveId: string, trusteeId: string): Buffer {
  return createHmac('sha256', linkKey).update(`${what}\0${waveId}${trusteeId}`).digest()
}
