import type { Ctx } from '#app/domain/context.ts'
import { recordAction } from '#app/domain/journal/record-action.server.ts'
import { lockDraft } from './internal/lock-draft.server.ts'
import type { WaveDepth } from './schema.ts'

/**
 * Keeps how deep the groups of a draft go.
 * @throws DomainError `not-found` (404) · `wave.frozen` (409) once launched
 */
export async function saveDepth(
  ctx: Ctx,
  processId: string,
  waveId: string,
  depth: WaveDepth,
): Promise<void> {
  await ctx.db.transaction().execute(async (db) => {
    const trx = { ...ctx, db }
    const { id, label } = await lockDraft(trx, processId, waveId)
    await db
      .updateTable('wave_notices')
      .set({ depth, launch_problem: null })
      .where('wave_id', '=', id)
      .execute()
    await recordAction(trx, { processId, action: 'wave.depth-saved', details: { label } })
  })
}
