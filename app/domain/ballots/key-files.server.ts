import { createECDH, randomBytes } from 'node:crypto'
import * as fs from 'node:fs/promises'
import path from 'node:path'

/** The secret keys of a wave on KEYS_DIR: only the worker has this folder, and no backup copies it (anonymity.md, Keys of a wave). */
export interface KeyFiles {
  /** Makes what is missing; when it returns, both keys are on the disk even through a power cut. */
  make(waveId: string): Promise<WaveKeys>
  /** Makes the link key alone, of a level-2 wave, whose urn key is never on a disk. */
  makeLinkKey(waveId: string): Promise<Buffer>
  /** @returns null when either key is missing */
  read(waveId: string): Promise<WaveKeys | null>
  /** The urn key alone: an urn is opened without its link key. Null when it is missing. */
  readUrnKey(waveId: string): Promise<Buffer | null>
  /** The link key alone, for the sending job; null when it is missing. */
  readLinkKey(waveId: string): Promise<Buffer | null>
  /** Overwrites and removes both keys. Does nothing more when they are gone already. */
  destroy(waveId: string): Promise<void>
}

export interface WaveKeys {
  /** The HPKE private key, a P-256 scalar of 32 bytes. */
  urnPrivate: Buffer
  /** 32 random bytes. */
  linkKey: Buffer
}

const keyBytes = 32

export function openKeyFiles(folder: string): KeyFiles {
  const files = (waveId: string) => ({
    urn: path.join(folder, `${waveId}.urn.key`),
    link: path.join(folder, `${waveId}.link.key`),
  })
  const readLinkKey = (waveId: string) => readKey(files(waveId).link)
  const readUrnKey = (waveId: string) => readKey(files(waveId).urn)

  async function read(waveId: string) {
    const urnPrivate = await readUrnKey(waveId)
    const linkKey = await readLinkKey(waveId)
    return urnPrivate && linkKey ? { urnPrivate, linkKey } : null
  }

  async function makeLinkKey(waveId: string): Promise<Buffer> {
    await fs.mkdir(folder, { recursive: true, mode: 0o700 })
    const { link } = files(waveId)
    if (!(await readKey(link))) await writeKey(link, randomBytes(keyBytes))
    await syncFolder(folder)
    return (await readKey(link))!
  }

  return {
    read,
    readUrnKey,
    readLinkKey,
    makeLinkKey,
    async make(waveId) {
      await fs.mkdir(folder, { recursive: true, mode: 0o700 })
      const { urn } = files(waveId)
      if (!(await readKey(urn))) await writeKey(urn, newUrnPrivateKey())
      await makeLinkKey(waveId)
      return (await read(waveId))!
    },
    async destroy(waveId) {
      for (const file of Object.values(files(waveId))) {
        await destroyFile(file)
        await destroyFile(`${file}.new`)
      }
      await syncFolder(folder)
    },
  }
}

/** The published part of a urn key, an uncompressed P-256 point of 65 bytes. */
export function urnPublicKey(urnPrivate: Buffer): Buffer {
  const ecdh = createECDH('prime256v1')
  ecdh.setPrivateKey(urnPrivate)
  return ecdh.getPublicKey()
}

/** An HPKE private key, a P-256 scalar of 32 bytes. */
export function newUrnPrivateKey(): Buffer {
  const ecdh = createECDH('prime256v1')
  ecdh.generateKeys()
  // OpenSSL leaves out leading zeros; RFC 9180 writes 32 bytes.
  const scalar = ecdh.getPrivateKey()
  return Buffer.concat([Buffer.alloc(keyBytes - scalar.length), scalar])
}

/** A file cut short by a crash counts as missing: it was never used, since its wave was not committed. */
async function readKey(file: string): Promise<Buffer | null> {
  try {
    const key = await fs.readFile(file)
    return key.length === keyBytes ? key : null
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

async function writeKey(file: string, key: Buffer): Promise<void> {
  const draft = await fs.open(`${file}.new`, 'w', 0o600)
  try {
    await draft.write(key)
    await draft.sync()
  } finally {
    await draft.close()
  }
  await fs.rename(`${file}.new`, file)
}

async function destroyFile(file: string): Promise<void> {
  try {
    const handle = await fs.open(file, 'r+')
    try {
      await handle.write(randomBytes(keyBytes), 0, keyBytes, 0)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await fs.unlink(file)
  } catch (error) {
    if (!isMissing(error)) throw error
  }
}

async function syncFolder(folder: string): Promise<void> {
  // Windows can't open a folder to flush it, and its NTFS journals renames by itself.
  if (globalThis.process.platform === 'win32') return
  try {
    const handle = await fs.open(folder, 'r')
    await handle.sync().finally(() => handle.close())
  } catch (error) {
    if (!isMissing(error)) throw error
  }
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT'
}
