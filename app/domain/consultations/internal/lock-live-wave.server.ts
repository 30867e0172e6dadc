import type { Ctx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { getWave, type Wave } from '../queries.server.ts'

/** A wave that people answer, or soon will: its dates are known. */
export type LiveWave = Wave & { opensAt: Date; closesAt: Date }

/**
 * A launched wave whose closing hour is to come, held until the end of the caller's transaction: two acts on it wait for each
 * other, and none slips between the close and its record.
 * @throws DomainError `not-found` (404); `wave.not-open` (409)
 */
export async function lockLiveWave(ctx: Ctx, processId: string, waveId: string): Promise<LiveWave> {
  const known = await getWave(ctx, processId, waveId)
  await ctx.db.selectFrom('waves').select('id').where('id', '=', known.id).forUpdate().execute()
  const wave = await getWave(ctx, processId, waveId)
  const { opensAt, closesAt } = wave
  if (!opensAt || !closesAt || (wave.phase !== 'scheduled' && wave.phase !== 'open')) {
    throw new DomainError('wave.not-open', 409)
  }
  return { ...wave, opensAt, closesAt }
}
