import { constants, type KeyObject, privateDecrypt, publicEncrypt, timingSafeEqual } from 'node:crypto'

export interface SignTask {
  privateKey: KeyObject
  publicKey: KeyObject
  /** 384 bytes, already known to be between 2 and n − 2. */
  blinded: Uint8Array
}

/**
 * BlindSign of RFC 9474 §4.3 by OpenSSL, in a worker thread: 3 ms that must not block the event loop.
 * @throws Error when the result doesn't verify: a signature made by a faulty computation gives the key away
 */
export default function signBlinded({ privateKey, publicKey, blinded }: SignTask): Uint8Array {
  const padding = constants.RSA_NO_PADDING
  const signature = privateDecrypt({ key: privateKey, padding }, blinded)
  if (!verifies(publicKey, signature, blinded)) throw new Error('urn.faulty-signature')
  return Uint8Array.from(signature)
}

function verifies(publicKey: KeyObject, signature: Uint8Array, blinded: Uint8Array): boolean {
  try {
    const padding = constants.RSA_NO_PADDING
    return timingSafeEqual(publicEncrypt({ key: publicKey, padding }, signature), blinded)
  } catch {
    // OpenSSL refuses a number beyond the modulus: RSAVP1 (RFC 8017 §5.2.2) calls it an invalid signature.
    return false
  }
}
