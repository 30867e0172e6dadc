import type { Ctx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { recordAction } from '#app/domain/journal/record-action.server.ts'
import { lockCeremony } from './internal/lock-ceremony.server.ts'
import { problemParams } from './launch-problems.ts'
import { type LaunchRules, planLaunch } from './plan-launch.server.ts'
import { planReminders } from './plan-reminders.server.ts'
import { getWave } from './queries.server.ts'
import type { WaveDays } from './schema.ts'
import { toInstant } from './territory-time.ts'

/**
 * Other dates for a wave that its trustees are still preparing, by the rules of a launch; its reminders follow.
 * @throws DomainError `not-found` (404); `trustees.launched` (409); `wave.dates` or a `launch.*` problem of dates (422)
 */
export async function moveLaunch(
  ctx: Ctx,
  processId: string,
  waveId: string,
  days: WaveDays,
  rules: LaunchRules,
): Promise<void> {
  const opens = toInstant(days.opensOn, days.opensAt)
  const closes = toInstant(days.closesOn, days.closesAt)
  if (closes <= opens) throw new DomainError('wave.dates', 422)
  if (opens <= ctx.now()) throw new DomainError('trustees.past', 422)
  await ctx.db.transaction().execute(async (db) => {
    const trx = { ...ctx, db }
    const { id, label } = await lockCeremony(trx, processId, waveId)
    await db.updateTable('waves').set({ opens_at: opens, closes_at: closes }).where('id', '=', id).execute()
    const wave = await getWave(trx, processId, id)
    const problem = (await planLaunch(trx, wave, rules)).problems.find(({ step }) => step === 'dates')
    if (problem) throw new DomainError(problem.code, 422, problemParams(problem, ctx.actor.locale))
    await planReminders(trx, wave)
    await recordAction(trx, { processId, action: 'wave.dates-saved', details: { label } })
  })
}
