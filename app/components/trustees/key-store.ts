import { fromBase64url, sha256, toBase64url, toHex, utf8 } from '#app/domain/ballots/encoding.ts'
import type { OneTimeKey } from '#app/domain/ballots/seal-share.ts'

/**
 * The one-time key of a trustee's browser. It outlives the tab, since days may pass between her two visits: it stays in
 * localStorage until her sheet is read back, then is erased. What is sealed to it is her share alone, which is on her paper.
 */
export interface KeyStore {
  read(): OneTimeKey | null
  /** Writes, then reads back. @returns whether it is kept */
  write(key: OneTimeKey): boolean
  erase(): void
}

/** @param storage null where the browser refuses it */
export async function openKeyStore(
  storage: Storage | null,
  waveId: string,
  trusteeId: string,
): Promise<KeyStore> {
  // By who she is, not by her link: it may be made anew. Whoever finds it can't tell whose it is, nor of which wave.
  const name = toHex(await sha256(utf8(`trustee${waveId}${trusteeId}`)))
  return {
    read() {
      try {
        const { privateKey, publicKey } = JSON.parse(storage?.getItem(name) ?? '')
        return { privateKey: fromBase64url(privateKey), publicKey: fromBase64url(publicKey) }
      } catch {
        return null
      }
    },
    write({ privateKey, publicKey }) {
      const text = JSON.stringify({
        privateKey: toBase64url(privateKey),
        publicKey: toBase64url(publicKey),
      })
      try {
        storage?.setItem(name, text)
        return storage?.getItem(name) === text
      } catch {
        return false
      }
    },
    erase() {
      try {
        storage?.removeItem(name)
      } catch {
        // Nothing was kept where nothing may be.
      }
    },
  }
}

/** Reading `localStorage` itself throws where the browser refuses it. */
export function findStorage(page: { localStorage: Storage }): Storage | null {
  try {
    return page.localStorage
  } catch {
    return null
  }
}
