import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import type { AnonymousCtx } from '../context.ts'
import { DomainError } from '../errors.ts'
import { dropUrnTables } from './internal/urn-tables.server.ts'
import type { KeyFiles } from './key-files.server.ts'
import { stopUrn } from './stop-urn.server.ts'

/** Where a crash may fall; tests stop the process there. */
export type DiscardPoint = 'cancelled' | 'destroyed' | 'dropped'

export interface DiscardUrn {
  waveId: string
  keys: KeyFiles
  reached?: (point: DiscardPoint) => void | Promise<void>
  /** How often tables that a dump holds are tried, 2 s each and 1 s between; then the job gives up until its next run. */
  tries?: number
}

/** What the cancellation record says. Null where the wave had no urn yet. */
export interface DiscardedUrn {
  invited: number | null
  credentialsIssued: number | null
  /** Sealed ballots destroyed unopened. */
  ballots: number | null
  /** When the key files were known to be gone. */
  keysDestroyedAt: Date
}

/**
 * Destroys the urn of a wave unopened (anonymity.md, While open: « cancel »): from its first commit no credential is issued and
 * no ballot taken, and every ballot acknowledged before is in the counts. Then the keys go, so that nothing of what was
 * sealed can be read any more; the wave's two tables last. Killed anywhere, it is run again.
 * @throws DomainError `urn.already-opened` (409) when the wave is closed; `urn.tables-held` (503) when a dump keeps the
 *   tables; `urn.discard-failed` (503)
 */
export async function discardUrn(ctx: AnonymousCtx, input: DiscardUrn): Promise<DiscardedUrn> {
  try {
    return await discard(ctx, input)
  } catch (error) {
    throw error instanceof DomainError ? error : new DomainError('urn.discard-failed', 503)
  }
}

async function discard(ctx: AnonymousCtx, { waveId, keys, reached, tries = 100 }: DiscardUrn) {
  await ctx.db
    .transaction()
    .setIsolationLevel('read committed')
    .execute((db) => stopUrn({ ...ctx, db }, waveId))
  await reached?.('cancelled')
  await keys.destroy(waveId)
  const keysDestroyedAt = ctx.now()
  await reached?.('destroyed')
  await dropWhenFree(ctx, waveId, tries)
  await reached?.('dropped')
  // Makes the dropped tables leave the disk now; a role without the right leaves it to the server.
  await sql`checkpoint`.execute(ctx.db).catch(() => undefined)
  const wave = await ctx.db
    .selectFrom('waves')
    .select(['invited', 'credentials_issued', 'ballots'])
    .where('id', '=', waveId)
    .executeTakeFirstOrThrow()
  return {
    invited: wave.invited,
    credentialsIssued: wave.credentials_issued,
    ballots: wave.ballots,
    keysDestroyedAt,
  }
}

async function dropWhenFree(ctx: AnonymousCtx, waveId: string, tries: number): Promise<void> {
  for (let left = tries; ; left--) {
    try {
      return await ctx.db.transaction().execute((trx) => dropUrnTables(trx, waveId))
    } catch (error) {
      const held = error instanceof DomainError && error.code === 'urn.tables-held'
      if (!held || left <= 1) throw error
      await pause(1_000)
    }
  }
}
