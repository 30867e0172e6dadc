import { combine, split } from 'shamir-secret-sharing'
import { newUrnPrivateKey, urnPublicKey } from './key-files.server.ts'
import { sealShare } from './seal-share.ts'
import { shareCheck } from './sheet-code.ts'

/** A trustee and the one-time key of her browser. */
export interface ShareRecipient {
  trusteeId: string
  /** 65 bytes. */
  publicKey: Uint8Array
}

export interface DealtShare {
  trusteeId: string
  /** Opens with the private key of her browser alone. */
  sealed: Buffer
  check: Buffer
}

/** Trustees who together open the urn, of three. */
export const sharesNeeded = 2

/**
 * Makes a urn key, splits it (Shamir, two of three), seals each share to its trustee and forgets key and shares: what is
 * returned opens nothing. The server deals the shares: whoever controls it at this moment could keep them (anonymity.md).
 * @throws Error when a recipient's key isn't one
 */
export async function dealUrnKey(
  waveId: string,
  recipients: readonly ShareRecipient[],
): Promise<{ urnPublic: Buffer; shares: DealtShare[] }> {
  const urnPrivate = newUrnPrivateKey()
  // The library refuses a Buffer.
  const secret = new Uint8Array(urnPrivate)
  const shares: Uint8Array[] = []
  try {
    shares.push(...(await split(secret, recipients.length, sharesNeeded)))
    const dealt = await Promise.all(
      recipients.map(async ({ trusteeId, publicKey }, place) => {
        const share = shares[place]! as Uint8Array<ArrayBuffer>
        const route = { waveId, trusteeId, to: 'trustee' as const }
        const sealed = await sealShare(new Uint8Array(publicKey), route, share)
        const check = await shareCheck(waveId, trusteeId, share)
        return { trusteeId, sealed: Buffer.from(sealed), check: Buffer.from(check) }
      }),
    )
    return { urnPublic: urnPublicKey(urnPrivate), shares: dealt }
  } finally {
    for (const bytes of [urnPrivate, secret, ...shares]) bytes.fill(0)
  }
}

/**
 * The urn key of two shares. Wrong ones combine without an error: the published key tells.
 * @returns 32 bytes, the caller's to erase; null when these shares don't give the published key
 */
export async function rebuildUrnKey(
  shares: readonly Uint8Array[],
  urnPublic: Uint8Array,
): Promise<Buffer | null> {
  let rebuilt: Buffer
  try {
    rebuilt = Buffer.from(await combine([...shares]))
    if (rebuilt.length === 32 && urnPublicKey(rebuilt).equals(urnPublic)) return rebuilt
  } catch {
    // Fewer than two, the same one twice, or no valid scalar.
    return null
  }
  rebuilt.fill(0)
  return null
}
