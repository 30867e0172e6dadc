import { encBytes, tagBytes } from './ballot-format.ts'
import { joinBytes, utf8 } from './encoding.ts'
import { urnSuite } from './seal-content.ts'
import { shareBytes } from './sheet-code.ts'

/** Shares travel sealed, from the worker to a trustee's browser at the launch, and back at the opening (anonymity.md, Level 2). */

/** A key for one share: RFC 9180, DHKEM(P-256, HKDF-SHA256). */
export interface OneTimeKey {
  /** A scalar of 32 bytes. */
  privateKey: Uint8Array<ArrayBuffer>
  /** An uncompressed point of 65 bytes. */
  publicKey: Uint8Array<ArrayBuffer>
}

/** Where a share goes: it opens for no other trustee, no other wave, and not in the other direction. */
export interface ShareRoute {
  waveId: string
  trusteeId: string
  to: 'trustee' | 'worker'
}

/** Bytes of a sealed share: enc ‖ ciphertext. */
export const sealedShareBytes = encBytes + shareBytes + tagBytes

export async function makeOneTimeKey(): Promise<OneTimeKey> {
  const { kem } = urnSuite()
  const pair = await kem.generateKeyPair()
  return {
    privateKey: new Uint8Array(await kem.serializePrivateKey(pair.privateKey)),
    publicKey: new Uint8Array(await kem.serializePublicKey(pair.publicKey)),
  }
}

/** @throws Error when the public key isn't a point of the curve */
export async function sealShare(
  publicKey: Uint8Array<ArrayBuffer>,
  route: ShareRoute,
  share: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const suite = urnSuite()
  const recipientPublicKey = await suite.kem.deserializePublicKey(publicKey)
  const sealed = await suite.seal({ recipientPublicKey }, share, additionalData(route))
  return joinBytes(new Uint8Array(sealed.enc), new Uint8Array(sealed.ct))
}

/** @returns the 33 bytes of the share; null when it was sealed to another key, for another route, or damaged */
export async function openShare(
  privateKey: Uint8Array<ArrayBuffer>,
  route: ShareRoute,
  sealed: Uint8Array,
): Promise<Uint8Array<ArrayBuffer> | null> {
  if (sealed.length !== sealedShareBytes) return null
  const suite = urnSuite()
  try {
    const recipientKey = await suite.kem.importKey('raw', privateKey.slice().buffer, false)
    const enc = sealed.slice(0, encBytes)
    return new Uint8Array(
      await suite.open({ recipientKey, enc }, sealed.slice(encBytes), additionalData(route)),
    )
  } catch {
    return null
  }
}

/** Whether these bytes are a public key that a share can be sealed to. */
export async function isPublicKey(bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
  if (bytes.length !== encBytes) return false
  return await urnSuite()
    .kem.deserializePublicKey(bytes)
    .then(
      () => true,
      () => false,
    )
}

function additionalData({ waveId, trusteeId, to }: ShareRoute): Uint8Array<ArrayBuffer> {
  return utf8(`diapason-share-v1|${to}|${waveId}|${trusteeId}`)
}
