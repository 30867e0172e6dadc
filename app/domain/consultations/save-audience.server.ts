import type { Ctx } from '#app/domain/context.ts'
import { listAgentCounts } from '#app/domain/directory/audience.server.ts'
import type { Audience } from '#app/domain/directory/audience.ts'
import { summariseAudience } from '#app/domain/directory/audience-counts.ts'
import { DomainError } from '#app/domain/errors.ts'
import { recordAction } from '#app/domain/journal/record-action.server.ts'
import { employerNames } from './audience.server.ts'
import { lockDraft } from './internal/lock-draft.server.ts'

/**
 * Keeps to whom a draft is sent. The rules are applied again, to the directory of that moment, when the wave is launched.
 * @throws DomainError `not-found` (404) · `wave.frozen` (409) once launched · `audience.unknown-employer` (422) for an
 *   employer that is not of this démarche
 */
export async function saveAudience(
  ctx: Ctx,
  processId: string,
  waveId: string,
  audience: Audience,
): Promise<void> {
  await ctx.db.transaction().execute(async (db) => {
    const trx = { ...ctx, db }
    const { id, label } = await lockDraft(trx, processId, waveId)
    await requireEmployers(trx, processId, audience)
    const rules = JSON.stringify(audience)
    await db
      .insertInto('wave_audiences')
      .values({ wave_id: id, rules })
      .onConflict((conflict) => conflict.column('wave_id').doUpdateSet({ rules }))
      .execute()
    await db.updateTable('wave_notices').set({ launch_problem: null }).where('wave_id', '=', id).execute()
    const { people } = summariseAudience(await listAgentCounts(trx, processId), audience)
    await recordAction(trx, { processId, action: 'wave.audience-saved', details: { label, people } })
  })
}

/** @throws DomainError `audience.unknown-employer` (422) */
export async function requireEmployers(ctx: Ctx, processId: string, audience: Audience): Promise<void> {
  if (!audience.employers) return
  const names = await employerNames(ctx, processId)
  if (audience.employers.some((id) => !names.has(id))) {
    throw new DomainError('audience.unknown-employer', 422, { field: 'employer' })
  }
}
