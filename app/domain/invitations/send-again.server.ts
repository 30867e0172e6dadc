import type { Ctx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { askAgain } from './internal/ask-again.server.ts'
import { requireLiveWave } from './internal/require-live-wave.server.ts'
import { changeSendingRow } from './internal/sending-row.server.ts'

/**
 * Sends the invitation of one person once more: the same link, so nobody votes twice. No line says to whom.
 * @throws DomainError `not-found`; `wave.not-open` (409); `wave.not-sent` (409) when her invitation has not left yet, or was refused
 */
export async function sendAgain(
  ctx: Ctx,
  { waveId, personId }: { waveId: string; personId: string },
): Promise<void> {
  await ctx.db.transaction().execute(async (db) => {
    const trx = { ...ctx, db }
    await requireLiveWave(trx, waveId)
    const asked = await askAgain(trx, {
      ...{ waveId, personId },
      kinds: ['invitation'],
      states: ['accepted'],
    })
    if (!asked) throw new DomainError('wave.not-sent', 409)
    await changeSendingRow(trx, waveId, { counted: 'sent_again' })
  })
}
