import { isWaveId, type SealedBallot } from '../ballot-format.ts'
import { fromBase64url, sha256, toBase64url, toHex, utf8 } from '../encoding.ts'

/** What was made before anything was sent: a retry sends the same bytes, even after the tab was closed (anonymity.md, Client). */
export interface PendingBallot {
  message: Uint8Array<ArrayBuffer>
  /** The blinding inverse. */
  inverse: Uint8Array<ArrayBuffer>
  blinded: Uint8Array<ArrayBuffer>
  enc: Uint8Array<ArrayBuffer>
  ciphertext: Uint8Array<ArrayBuffer>
  /** Null until the credential arrived. */
  signature: Uint8Array<ArrayBuffer> | null
}

export interface PendingStore {
  /** Whether what is written outlives the tab. When false the page says, before « Envoyer », to keep the tab open. */
  readonly durable: boolean
  read(key: string): PendingBallot | null
  /** Writes, then reads back. @throws Error when the record can't be read back */
  write(key: string, pending: PendingBallot): void
  erase(key: string): void
}

/** The name of the record: whoever lacks the link can't tell whose it is, and another person's is never read. */
export async function pendingKey(waveId: string, secret: string): Promise<string> {
  if (!isWaveId(waveId)) throw new RangeError('not a wave')
  return toHex(await sha256(utf8(`pending${waveId}${secret}`)))
}

/** Whether a ballot begun with this record's link is complete but for its sending. */
export function isSigned(pending: PendingBallot): pending is PendingBallot & SealedBallot {
  return pending.signature !== null
}

/** For a kiosk, and where the browser refuses storage: kept by this page only. */
export function memoryStore(): PendingStore {
  const records = new Map<string, PendingBallot>()
  return {
    durable: false,
    read: (key) => records.get(key) ?? null,
    write: (key, pending) => void records.set(key, pending),
    erase: (key) => void records.delete(key),
  }
}

/**
 * The store for this browser.
 * @param open gives `window.localStorage`; reading that property throws where storage is refused
 * @returns a durable store, or one in memory when a trial record of a ballot's size can't be written and read back
 */
export function openPendingStore(open: () => Storage, ballotLength: number): PendingStore {
  try {
    const storage = open()
    const trial = `diapason-trial-${toHex(crypto.getRandomValues(new Uint8Array(8)))}`
    // Base64 makes four characters of three bytes; the rest of a record takes under 4 kB.
    const content = 'x'.repeat(Math.ceil(ballotLength * 1.4) + 4_096)
    storage.setItem(trial, content)
    const kept = storage.getItem(trial) === content
    storage.removeItem(trial)
    return kept ? durableStore(storage) : memoryStore()
  } catch {
    return memoryStore()
  }
}

/** Also kept in memory, so that storage wiped while the tab is open doesn't make a retry draw other bytes. */
function durableStore(storage: Storage): PendingStore {
  const memory = memoryStore()
  return {
    durable: true,
    read: (key) => {
      const text = storage.getItem(key)
      return (text === null ? null : decode(text)) ?? memory.read(key)
    },
    write: (key, pending) => {
      const text = encode(pending)
      storage.setItem(key, text)
      if (storage.getItem(key) !== text) throw new Error('storage refused')
      memory.write(key, pending)
    },
    erase: (key) => {
      memory.erase(key)
      storage.removeItem(key)
    },
  }
}

function encode({ signature, ...bytes }: PendingBallot): string {
  const texts = Object.entries(bytes).map(([name, value]) => [name, toBase64url(value)])
  return JSON.stringify({ ...Object.fromEntries(texts), signature: signature && toBase64url(signature) })
}

/** A damaged record counts as none. */
function decode(text: string): PendingBallot | null {
  try {
    const { signature, ...record } = JSON.parse(text) as Record<string, string>
    const read = (name: string) => fromBase64url(record[name] ?? '!')
    return {
      message: read('message'),
      inverse: read('inverse'),
      blinded: read('blinded'),
      enc: read('enc'),
      ciphertext: read('ciphertext'),
      signature: signature ? fromBase64url(signature) : null,
    }
  } catch {
    return null
  }
}
