import type { Ctx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { isWithdrawn } from '#app/domain/trustees/queries.server.ts'
import { getWave, type Wave } from '../queries.server.ts'

/**
 * A wave whose trustees may be written to, from its launch to its opening, held until the end of the caller's transaction.
 * @throws DomainError `not-found` (404); `trustees.over` (409) before the launch, once it is undone, or once the urn is opened
 *   or destroyed
 */
export async function lockRunningTrustees(ctx: Ctx, processId: string, waveId: string): Promise<Wave> {
  const known = await getWave(ctx, processId, waveId)
  await ctx.db.selectFrom('waves').select('id').where('id', '=', known.id).forUpdate().execute()
  const wave = await getWave(ctx, processId, waveId)
  const running = wave.state === 'launching' || wave.state === 'launched' || wave.state === 'closing'
  if (!running || (await isWithdrawn(ctx, wave.id))) throw new DomainError('trustees.over', 409)
  return wave
}
