import type { Ctx } from '#app/domain/context.ts'
import { recordAction } from '#app/domain/journal/record-action.server.ts'
import type { PagesAsked } from '#surveys/ask-some.ts'
import { keepAskedPages } from './asked-pages.server.ts'
import { lockDraft } from './internal/lock-draft.server.ts'
import type { WaveDepth } from './schema.ts'
import { keepSecondDimension } from './second-dimension.server.ts'

/**
 * Keeps how deep the groups of a draft go, whether two classes of people are shown apart, and of whom each page is asked.
 * @param classes the second; left as it is when it isn't said
 * @param asked the third, by page; left as it is when it isn't said
 * @throws DomainError `not-found` (404) · `wave.frozen` (409) once launched
 */
export async function saveDepth(
  ctx: Ctx,
  processId: string,
  waveId: string,
  depth: WaveDepth,
  classes?: boolean,
  asked?: PagesAsked,
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
    if (asked) await keepAskedPages(trx, wave, asked)
    await recordAction(trx, { processId, action: 'wave.depth-saved', details: { label } })
  })
}
