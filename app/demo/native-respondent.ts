import {
  constants,
  createHash,
  createPublicKey,
  type KeyObject,
  publicEncrypt,
  randomBytes,
  verify,
} from 'node:crypto'
import {
  type BallotContent,
  messageDomain,
  padContent,
  randomPrefixBytes,
  type SealedBallot,
  signatureBytes,
} from '#app/domain/ballots/ballot-format.ts'
import { sealContent } from '#app/domain/ballots/seal-content.ts'

/**
 * A respondent without a browser, for the demonstration and for tests: OpenSSL does the exponentiation that takes a browser's
 * library 100 ms. Its output is checked against that library by the tests.
 */

const hash = 'sha384'
const hashBytes = 48
const saltBytes = 48

export interface BlindedMessage {
  /** The prepared message: 32 random bytes ‖ domain. */
  message: Uint8Array<ArrayBuffer>
  blinded: Buffer
  inverse: bigint
}

/** Draws a message of the wave and blinds it: Prepare and Blind of RFC 9474 §4.1 and §4.2. */
export function blindNatively(issueSpki: Uint8Array, waveId: string): BlindedMessage {
  const message = new Uint8Array(Buffer.concat([randomBytes(randomPrefixBytes), messageDomain(waveId)]))
  return { message, ...blindPrepared(importSpki(issueSpki), message) }
}

/**
 * Blind of RFC 9474 §4.2 for a prepared message.
 * @param drawn for the RFC's test vectors: the salt of PSS and the blinding factor r
 */
export function blindPrepared(
  publicKey: KeyObject,
  message: Uint8Array,
  drawn?: { salt: Buffer; r: bigint },
): { blinded: Buffer; inverse: bigint } {
  const n = modulus(publicKey)
  const bytes = Math.ceil(n.toString(16).length / 2)
  const encoded = toInteger(
    encodePss(message, drawn?.salt ?? randomBytes(saltBytes), n.toString(2).length - 1),
  )
  const r = drawn?.r ?? drawBelow(n, bytes)
  const x = publicEncrypt({ key: publicKey, padding: constants.RSA_NO_PADDING }, toBytes(r, bytes))
  return { blinded: toBytes((encoded * toInteger(x)) % n, bytes), inverse: inverseOf(r, n) }
}

/**
 * Finalize of RFC 9474 §4.4.
 * @throws Error when the blind signature is not one of this message
 */
export function finalizeNatively(
  publicKey: KeyObject,
  message: Uint8Array,
  blindSignature: Buffer,
  inverse: bigint,
): Uint8Array<ArrayBuffer> {
  const n = modulus(publicKey)
  const signature = toBytes((toInteger(blindSignature) * inverse) % n, blindSignature.length)
  const options = { key: publicKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: saltBytes }
  if (!verify(hash, message, options, signature)) throw new Error('invalid signature')
  return new Uint8Array(signature)
}

export interface NativeUrn {
  waveId: string
  issueSpki: Uint8Array
  urnPublic: Uint8Array
  /** Bytes of a padded ballot. */
  ballotLength: number
}

/**
 * Answers as a browser would.
 * @param sign sends the blinded message to M2 and gives back the blind signature
 * @returns the ballot, ready for M3
 */
export async function makeBallot(
  urn: NativeUrn,
  content: BallotContent,
  sign: (blinded: Buffer) => Promise<Buffer>,
): Promise<SealedBallot> {
  const { message, blinded, inverse } = blindNatively(urn.issueSpki, urn.waveId)
  const padded = padContent(content, urn.ballotLength)
  const sealed = await sealContent(new Uint8Array(urn.urnPublic), urn.waveId, message, padded)
  const blindSignature = await sign(blinded)
  if (blindSignature.length !== signatureBytes) throw new Error('invalid signature')
  return {
    message,
    signature: finalizeNatively(importSpki(urn.issueSpki), message, blindSignature, inverse),
    ...sealed,
  }
}

function importSpki(issueSpki: Uint8Array): KeyObject {
  return createPublicKey({ key: Buffer.from(issueSpki), format: 'der', type: 'spki' })
}

function modulus(publicKey: KeyObject): bigint {
  return toInteger(Buffer.from(publicKey.export({ format: 'jwk' }).n!, 'base64url'))
}

/** EMSA-PSS-ENCODE of RFC 8017 §9.1.1 with SHA-384 and MGF1. */
function encodePss(message: Uint8Array, salt: Buffer, bits: number): Buffer {
  const length = Math.ceil(bits / 8)
  const digest = createHash(hash).update(message).digest()
  const h = createHash(hash).update(Buffer.alloc(8)).update(digest).update(salt).digest()
  const db = Buffer.alloc(length - hashBytes - 1)
  db[db.length - salt.length - 1] = 1
  salt.copy(db, db.length - salt.length)
  const mask = mgf1(h, db.length)
  for (let i = 0; i < db.length; i++) db[i]! ^= mask[i]!
  db[0]! &= 0xff >> (8 * length - bits)
  return Buffer.concat([db, h, Buffer.of(0xbc)])
}

function mgf1(seed: Buffer, length: number): Buffer {
  const blocks: Buffer[] = []
  for (let counter = 0; counter * hashBytes < length; counter++) {
    const suffix = Buffer.alloc(4)
    suffix.writeUInt32BE(counter)
    blocks.push(createHash(hash).update(seed).update(suffix).digest())
  }
  return Buffer.concat(blocks).subarray(0, length)
}

/** Uniform in 2..n − 1, by rejection. */
function drawBelow(n: bigint, bytes: number): bigint {
  for (;;) {
    const drawn = toInteger(randomBytes(bytes))
    if (drawn > 1n && drawn < n) return drawn
  }
}

/** Extended Euclid. A factor in common with n would be a factorisation of n: it doesn't happen. */
function inverseOf(value: bigint, n: bigint): bigint {
  let [r0, r1, s0, s1] = [n, value, 0n, 1n]
  while (r1 !== 0n) {
    const quotient = r0 / r1
    ;[r0, r1] = [r1, r0 - quotient * r1]
    ;[s0, s1] = [s1, s0 - quotient * s1]
  }
  if (r0 !== 1n) throw new Error('blinding error')
  return s0 < 0n ? s0 + n : s0
}

function toInteger(bytes: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(bytes).toString('hex')}`)
}

function toBytes(value: bigint, length: number): Buffer {
  return Buffer.from(value.toString(16).padStart(length * 2, '0'), 'hex')
}
