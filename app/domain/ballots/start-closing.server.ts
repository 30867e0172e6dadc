import { sql } from 'kysely'
import type { AnonymousCtx } from '../context.ts'
import { DomainError } from '../errors.ts'

/** Minutes between the closing hour and the opening of the urn: ballots of credentials issued just before still come in. */
export const graceMinutes = 15

/**
 * Ends the taking of ballots, in a transaction of its own: the exclusive lock waits for every ballot being accepted, so
 * each acknowledged one is
 * visible afterwards and no other can come. At level 2 the urn then waits for two trustees.
 * @throws DomainError `urn.too-early` (409); `urn.close-failed` (503) when the wave isn't launched
 */
export async function startClosing(ctx: AnonymousCtx, waveId: string): Promise<'closing' | 'closed'> {
  return await ctx.db.transaction().execute(async (trx) => {
    await sql`set transaction isolation level read committed`.execute(trx)
    await sql`select pg_advisory_xact_lock(urn_lock(${waveId}))`.execute(trx)
    const wave = await trx
      .selectFrom('waves')
      .select(['state', 'closes_at'])
      .where('id', '=', waveId)
      .executeTakeFirst()
    if (wave?.state === 'closing' || wave?.state === 'closed') return wave.state
    if (wave?.state !== 'launched') throw new DomainError('urn.close-failed', 503)
    const opensAt = wave.closes_at!.getTime() + graceMinutes * 60_000
    if (ctx.now().getTime() < opensAt) throw new DomainError('urn.too-early', 409)
    await trx.updateTable('waves').set({ state: 'closing' }).where('id', '=', waveId).execute()
    return 'closing'
  })
}
