import { RSABSSA } from '@cloudflare/blindrsa-ts'
import { messageDomain } from '../ballot-format.ts'

/** RFC 9474, RSABSSA-SHA384-PSS-Randomized, the respondent's side. The server never signs with this library. */

function suite() {
  return RSABSSA.SHA384.PSS.Randomized()
}

async function importKey(issueSpki: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return await crypto.subtle.importKey('spki', issueSpki, { name: 'RSA-PSS', hash: 'SHA-384' }, true, [
    'verify',
  ])
}

/**
 * Draws a message of the wave and blinds it (about 100 ms).
 * @param issueSpki the published issue key, DER
 * @returns the prepared message (32 random bytes ‖ domain), what is sent to be signed, and the blinding inverse
 */
export async function blindMessage(issueSpki: Uint8Array<ArrayBuffer>, waveId: string) {
  const message = suite().prepare(messageDomain(waveId)) as Uint8Array<ArrayBuffer>
  const { blindedMsg, inv } = await suite().blind(await importKey(issueSpki), message)
  return {
    message,
    blinded: blindedMsg as Uint8Array<ArrayBuffer>,
    inverse: inv as Uint8Array<ArrayBuffer>,
  }
}

/**
 * The credential from the blind signature.
 * @throws Error when the server's answer is not a signature of this message
 */
export async function finalizeSignature(
  issueSpki: Uint8Array<ArrayBuffer>,
  message: Uint8Array<ArrayBuffer>,
  blindSignature: Uint8Array<ArrayBuffer>,
  inverse: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  const key = await importKey(issueSpki)
  return (await suite().finalize(key, message, blindSignature, inverse)) as Uint8Array<ArrayBuffer>
}
