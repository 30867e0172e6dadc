import type { Ctx } from '#app/domain/context.ts'
import { recordAction } from '#app/domain/journal/record-action.server.ts'
import { freezeWave } from './internal/freeze-wave.server.ts'
import type { LaunchRules } from './plan-launch.server.ts'

/**
 * Launches a wave (anonymity.md M0): freezes the audience, the list, the questionnaire and the tree, and asks the worker
 * for the keys, the opening record and the sending. One transaction; from here on nothing of it changes.
 * @throws DomainError `wave.frozen` (409) when it is no draft · the first `launch.*` problem (422)
 */
export async function launchWave(
  ctx: Ctx,
  processId: string,
  waveId: string,
  rules: LaunchRules,
): Promise<void> {
  await ctx.db.transaction().execute(async (db) => {
    const trx = { ...ctx, db }
    const { wave, plan } = await freezeWave(trx, processId, waveId, rules)
    const details = { label: wave.label, invited: plan.recipients.length }
    await recordAction(trx, { processId, action: 'wave.launched', details })
  })
}
