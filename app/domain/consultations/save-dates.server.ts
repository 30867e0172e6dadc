import type { Ctx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { recordAction } from '#app/domain/journal/record-action.server.ts'
import { lockDraft } from './internal/lock-draft.server.ts'
import type { WaveDays } from './schema.ts'
import { toInstant } from './territory-time.ts'

/**
 * Keeps the days and hours of a draft. Closed days and the shortest opening are the launch's to judge.
 * @throws DomainError `not-found` (404) · `wave.frozen` (409) once launched · `wave.dates` (422) when it would close before
 *   it opens
 */
export async function saveDates(ctx: Ctx, processId: string, waveId: string, days: WaveDays): Promise<void> {
  const opens = toInstant(days.opensOn, days.opensAt)
  const closes = toInstant(days.closesOn, days.closesAt)
  if (closes <= opens) throw new DomainError('wave.dates', 422)
  await ctx.db.transaction().execute(async (db) => {
    const trx = { ...ctx, db }
    const { id, label } = await lockDraft(trx, processId, waveId)
    await db.updateTable('waves').set({ opens_at: opens, closes_at: closes }).where('id', '=', id).execute()
    await db.updateTable('wave_notices').set({ launch_problem: null }).where('wave_id', '=', id).execute()
    await recordAction(trx, { processId, action: 'wave.dates-saved', details: { label } })
  })
}
