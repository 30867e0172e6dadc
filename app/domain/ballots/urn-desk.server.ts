import { createPublicKey, type KeyObject } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { Piscina } from 'piscina'
import type { AnonymousCtx } from '../context.ts'
import { DomainError } from '../errors.ts'
import { signatureBytes } from './ballot-format.ts'
import { unsealIssueKey } from './internal/issue-key.server.ts'
import type { SignTask } from './internal/sign-blinded.ts'

/** What M2 and M3 need of an open wave. It was frozen at launch, so it may be kept; the state of the wave never is. */
export interface DeskWave {
  waveId: string
  publicKey: KeyObject
  privateKey: KeyObject
  /** n − 1, 384 bytes. */
  largestBlinded: Buffer
  ballotLength: number
}

/** The issue keys and signing threads of one web process. */
export interface UrnDesk {
  /** @throws DomainError 404 `urn.unknown-link`, 410 `urn.closed` or `urn.cancelled` */
  wave(ctx: AnonymousCtx, waveId: string): Promise<DeskWave>
  /** @throws DomainError 503 `urn.busy` when too many signatures wait */
  sign(wave: DeskWave, blinded: Buffer): Promise<Buffer>
  /** Drops a closed wave's key from memory. */
  forget(waveId: string): void
  close(): Promise<void>
}

/** Signatures that may wait: about four seconds' work of one thread, which a browser bears. */
const longestQueue = 1_024

/**
 * @param secret the server secret that seals the issue keys
 * @param threads signing threads; by default one for each core
 */
export function openUrnDesk({
  secret,
  threads = availableParallelism(),
}: {
  secret: Buffer
  threads?: number
}): UrnDesk {
  const waves = new Map<string, DeskWave>()
  const pool = new Piscina<SignTask, Uint8Array>({
    filename: new URL('./internal/sign-blinded.ts', import.meta.url).href,
    minThreads: 0,
    maxThreads: threads,
    maxQueue: longestQueue,
    idleTimeout: 60_000,
  })
  return {
    async wave(ctx, waveId) {
      const known = waves.get(waveId)
      if (known) return known
      const wave = await readWave(ctx, waveId, secret)
      waves.set(waveId, wave)
      return wave
    },
    async sign(wave, blinded) {
      if (pool.queueSize >= longestQueue) throw new DomainError('urn.busy', 503)
      const { privateKey, publicKey } = wave
      return Buffer.from(await pool.run({ privateKey, publicKey, blinded: Uint8Array.from(blinded) }))
    },
    forget: (waveId) => void waves.delete(waveId),
    close: () => pool.destroy(),
  }
}

async function readWave(ctx: AnonymousCtx, waveId: string, secret: Buffer): Promise<DeskWave> {
  const row = await ctx.db
    .selectFrom('waves')
    .select(['state', 'issue_spki', 'issue_key_sealed', 'ballot_length'])
    .where('id', '=', waveId)
    .executeTakeFirst()
  if (!row || row.state === 'draft' || row.state === 'launching')
    throw new DomainError('urn.unknown-link', 404)
  if (row.state === 'cancelled') throw new DomainError('urn.cancelled', 410)
  if (row.state !== 'launched') throw new DomainError('urn.closed', 410)
  const publicKey = createPublicKey({ key: row.issue_spki!, format: 'der', type: 'spki' })
  const largestBlinded = Buffer.from(publicKey.export({ format: 'jwk' }).n!, 'base64url')
  // n is odd, so n − 1 changes its last byte only.
  largestBlinded[signatureBytes - 1]! -= 1
  const privateKey = unsealIssueKey(row.issue_key_sealed!, secret, waveId)
  return { waveId, publicKey, privateKey, largestBlinded, ballotLength: row.ballot_length! }
}
