import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core'
import { additionalData } from './ballot-format.ts'
import { sha256 } from './encoding.ts'

/** RFC 9180: DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM, base mode, empty info. */
export function urnSuite(): CipherSuite {
  return new CipherSuite({
    kem: new DhkemP256HkdfSha256(),
    kdf: new HkdfSha256(),
    aead: new Aes256Gcm(),
  })
}

/** SHA-256 of the prepared message: it numbers a ballot, and names nobody. */
export async function nullifierOf(message: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  return await sha256(message)
}

/**
 * Seals a padded ballot to the urn, bound to its credential.
 * @param urnPublic the published urn key, an uncompressed P-256 point
 * @param message the prepared message of RFC 9474 that the credential signs
 * @param padded the content as `padContent` made it
 * @returns the encapsulated key (65 bytes) and the ciphertext (16 bytes longer than `padded`)
 */
export async function sealContent(
  urnPublic: Uint8Array<ArrayBuffer>,
  waveId: string,
  message: Uint8Array<ArrayBuffer>,
  padded: Uint8Array<ArrayBuffer>,
): Promise<{ enc: Uint8Array<ArrayBuffer>; ciphertext: Uint8Array<ArrayBuffer> }> {
  const suite = urnSuite()
  const recipientPublicKey = await suite.kem.deserializePublicKey(urnPublic)
  const aad = additionalData(waveId, await nullifierOf(message))
  const sealed = await suite.seal({ recipientPublicKey }, padded, aad)
  return { enc: new Uint8Array(sealed.enc), ciphertext: new Uint8Array(sealed.ct) }
}
