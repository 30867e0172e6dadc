import { setTimeout as pause } from 'node:timers/promises'
import { sql, type Transaction } from 'kysely'
import type { Database } from '#db/schema/index.ts'
import type { AnonymousCtx } from '../context.ts'
import { DomainError } from '../errors.ts'
import { dropUrnTables, hasUrnTables } from './internal/urn-tables.server.ts'
import type { KeyFiles } from './key-files.server.ts'

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
  await stopTaking(ctx, waveId)
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

/** The exclusive lock waits for every ballot being accepted: those acknowledged are counted, no other can come. */
async function stopTaking(ctx: AnonymousCtx, waveId: string): Promise<void> {
  await ctx.db.transaction().execute(async (trx) => {
    await sql`set transaction isolation level read committed`.execute(trx)
    await sql`select pg_advisory_xact_lock(urn_lock(${waveId}))`.execute(trx)
    const wave = await trx
      .selectFrom('waves')
      .select('state')
      .where('id', '=', waveId)
      .forUpdate()
      .executeTakeFirst()
    if (wave?.state === 'cancelled') return
    if (!wave || wave.state === 'closed') throw new DomainError('urn.already-opened', 409)
    await trx
      .updateTable('waves')
      .set({ state: 'cancelled', issue_key_sealed: null, ...(await countUrn(trx, waveId)) })
      .where('id', '=', waveId)
      .execute()
    await trx.deleteFrom('urn_suspensions').where('wave_id', '=', waveId).execute()
  })
}

async function countUrn(trx: Transaction<Database>, waveId: string) {
  const tables = await hasUrnTables(trx, waveId)
  if (!tables) return { ballots: null, credentials_issued: null }
  const { rows } = await sql<{ ballots: number; credentials_issued: number }>`
    select (select count(*)::integer from ${sql.table(tables.ballots)}) as ballots,
      (select count(blinded_sha)::integer from ${sql.table(tables.invitations)}) as credentials_issued`.execute(
    trx,
  )
  return rows[0]!
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
