import type { AnyCtx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { getWave, type Wave } from '../queries.server.ts'

/**
 * A wave in preparation, held until the end of the caller's transaction: what is saved and what is launched at the same
 * moment wait for each other, so that nothing changes between being read and being frozen.
 * @throws DomainError `not-found` (404) · `wave.frozen` (409) once launched
 */
export async function lockDraft(ctx: AnyCtx, processId: string, waveId: string): Promise<Wave> {
  const known = await getWave(ctx, processId, waveId)
  await ctx.db.selectFrom('waves').select('id').where('id', '=', known.id).forUpdate().execute()
  const wave = await getWave(ctx, processId, waveId)
  if (wave.state !== 'draft') throw new DomainError('wave.frozen', 409)
  return wave
}
