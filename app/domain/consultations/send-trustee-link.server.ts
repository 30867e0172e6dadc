import type { Ctx } from '#app/domain/context.ts'
import { recordAction } from '#app/domain/journal/record-action.server.ts'
import { sendLinkAgain } from '#app/domain/trustees/send-link-again.server.ts'
import { lockRunningTrustees } from './internal/lock-running-trustees.server.ts'

/**
 * Has the last letter of a trustee leave again, with the same link: from the launch to the opening.
 * @throws DomainError `not-found` (404); `trustees.over` (409) before the launch, or once the urn is opened or destroyed
 */
export async function sendTrusteeLink(
  ctx: Ctx,
  processId: string,
  waveId: string,
  trusteeId: string,
): Promise<void> {
  await ctx.db.transaction().execute(async (db) => {
    const trx = { ...ctx, db }
    const wave = await lockRunningTrustees(trx, processId, waveId)
    const { role } = await sendLinkAgain(trx, wave.id, trusteeId)
    const details = { label: wave.label, role }
    await recordAction(trx, { processId, action: 'wave.trustee-link-sent', details })
  })
}
