import type { Answers } from '#surveys/answers.ts'
import { joinBytes, utf8 } from './encoding.ts'

/** The layout of a ballot, the same for the browser that seals it and the worker that opens it (anonymity.md, M3). */

/** What a respondent seals: `v` is the hash of the definition in hexadecimal, `group` a leaf of the frozen tree. */
export interface BallotContent {
  v: string
  group: string
  answers: Answers
}

/** A sealed ballot as it travels: no field says who, when, or from where. */
export interface SealedBallot {
  message: Uint8Array<ArrayBuffer>
  signature: Uint8Array<ArrayBuffer>
  enc: Uint8Array<ArrayBuffer>
  ciphertext: Uint8Array<ArrayBuffer>
}

export const randomPrefixBytes = 32
/** RSA-3072. */
export const signatureBytes = 384
/** An uncompressed P-256 point (RFC 9180, DHKEM(P-256, HKDF-SHA256)). */
export const encBytes = 65
/** The tag of AES-256-GCM. */
export const tagBytes = 16
/** The length that begins a padded ballot. */
export const lengthBytes = 4

const waveIdPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Whether the text is a wave's identifier in its one writing (lower case, with dashes). */
export function isWaveId(text: string): boolean {
  return waveIdPattern.test(text)
}

/** The fixed end of every message of a wave: a credential of another wave never passes for one of this. */
export function messageDomain(waveId: string): Uint8Array<ArrayBuffer> {
  return utf8(`diapason-urn-v1|${waveId}`)
}

/** Length in bytes of the prepared message of RFC 9474 (32 random bytes ‖ domain). */
export const preparedMessageBytes = randomPrefixBytes + 'diapason-urn-v1|'.length + 36

/** Additional data of the sealing, so that a copied ciphertext opens under no other credential. */
export function additionalData(waveId: string, nullifier: Uint8Array): Uint8Array<ArrayBuffer> {
  return joinBytes(utf8(`diapason-urn-v1|${waveId}|`), nullifier)
}

/**
 * Pads a ballot: 4-byte length (big endian) ‖ JSON ‖ zeros.
 * @throws RangeError when the content is longer than a valid one can be
 */
export function padContent(content: BallotContent, length: number): Uint8Array<ArrayBuffer> {
  const { v, group, answers } = content
  const json = utf8(JSON.stringify({ v, group, answers }))
  if (json.length + lengthBytes > length) throw new RangeError('ballot too long')
  const padded = new Uint8Array(length)
  new DataView(padded.buffer).setUint32(0, json.length)
  padded.set(json, lengthBytes)
  return padded
}

/** The JSON bytes of a padded ballot, or null when the padding isn't as `padContent` makes it. */
export function unpadContent(padded: Uint8Array): Uint8Array | null {
  if (padded.length < lengthBytes) return null
  const length = new DataView(padded.buffer, padded.byteOffset).getUint32(0)
  if (length > padded.length - lengthBytes) return null
  for (let i = lengthBytes + length; i < padded.length; i++) if (padded[i] !== 0) return null
  return padded.subarray(lengthBytes, lengthBytes + length)
}

/** Length in bytes of the body of M3 in a wave whose padded ballots have this length. */
export function ballotBodyBytes(paddedLength: number): number {
  return preparedMessageBytes + signatureBytes + encBytes + paddedLength + tagBytes
}

/** The body of M3: message ‖ signature ‖ enc ‖ ciphertext, all of fixed length, so nothing is parsed. */
export function encodeBallot(ballot: SealedBallot): Uint8Array<ArrayBuffer> {
  return joinBytes(ballot.message, ballot.signature, ballot.enc, ballot.ciphertext)
}

/** The parts of a body of M3 whose length was checked; views on the same memory. */
export function decodeBallot<Bytes extends Uint8Array>(body: Bytes) {
  const signature = preparedMessageBytes
  const enc = signature + signatureBytes
  const ciphertext = enc + encBytes
  return {
    message: body.subarray(0, signature) as Bytes,
    signature: body.subarray(signature, enc) as Bytes,
    enc: body.subarray(enc, ciphertext) as Bytes,
    ciphertext: body.subarray(ciphertext) as Bytes,
  }
}
