import type { AnyCtx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { isWithdrawn } from '#app/domain/trustees/queries.server.ts'
import { getWave, type Wave } from '../queries.server.ts'

/**
 * A wave of level 2 that is being launched, held until the end of the caller's transaction: what its pilot changes, what its
 * trustees do and what the worker concludes wait for each other.
 * @throws DomainError `not-found` (404); `trustees.launched` (409) when it isn't being prepared, or its launch was taken back
 */
export async function lockCeremony(ctx: AnyCtx, processId: string, waveId: string): Promise<Wave> {
  const known = await getWave(ctx, processId, waveId)
  await ctx.db.selectFrom('waves').select('id').where('id', '=', known.id).forUpdate().execute()
  const wave = await getWave(ctx, processId, waveId)
  if (wave.state !== 'launching' || wave.level !== 2 || (await isWithdrawn(ctx, waveId))) {
    throw new DomainError('trustees.launched', 409)
  }
  return wave
}
