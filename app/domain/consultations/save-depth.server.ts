import type { Ctx } from '#app/domain/context.ts'
import { recordAction } from '#app/domain/journal/record-action.server.ts'
import { lockDraft } from './internal/lock-draft.server.ts'
import type { WaveDepth } from './schema.ts'
import { keepSecondDimension } from './second-dimension.server.ts'

/**
 * Keeps how deep the groups of a draft go, and whether two classes of people are shown apart.
 * @param classes the second; left as it is when it isn't said
 * @throws DomainError `not-found` (404) · `wave.frozen` (409) once launched
 */
export async function saveDepth(
  ctx: Ctx,
  processId: string,
  waveId: string,
  depth: WaveDepth,
  classes?: boolean,
): Promise<void> {
  await ctx.db.transaction().execute(async (db) => {
    const trx = { ...ctx, db }
    const wave = await lockDraft(trx, processId, waveId)
    const { id, label } = wave
    await db
      .updateTable('wave_notices')
      .set({ depth, launch_problem: null })
      .where('wave_id', '=', id)
      .execute()
    if (classes !== undefined) await keepSecondDimension(trx, wave, classes)
    await recordAction(trx, { processId, action: 'wave.depth-saved', details: { label } })
  })
}
