import { type DiscardPoint, discardUrn } from '#app/domain/ballots/discard-urn.server.ts'
import { openKeyFiles } from '#app/domain/ballots/key-files.server.ts'
import { queueCancellation } from '#app/domain/invitations/queue-deliveries.server.ts'
import type { JobCtx } from '#app/domain/jobs/define-job.ts'
import { mailboxDir } from '#app/domain/mail/create-transport.server.ts'
import { deleteWaveMessages } from '#app/domain/mail/mailbox-transport.server.ts'
import { queueNews } from '#app/domain/trustees/send-letters.server.ts'
import { endSitting } from '#app/domain/trustees/tend-sitting.server.ts'
import type { LocalizedText } from '#app/i18n/index.ts'
import { writeCancellation } from './internal/write-addendum.server.ts'
import { countPrinted } from './wave-events.server.ts'

/** Where a crash may fall; tests stop the process there. */
export type CancellationPoint = DiscardPoint | 'recorded' | 'committed'

/**
 * The worker's half of a cancellation: destroys keys, tables and the local copies of messages that bear links, then in one
 * transaction queues a mail to everybody who had been written to, and draws up the procès-verbal d'annulation. Killed
 * anywhere, it is run again; the mails and the record are there together, or not at all.
 */
export async function completeCancellation(
  ctx: JobCtx,
  waveId: string,
  reached: (point: CancellationPoint) => void = () => undefined,
): Promise<void> {
  const asked = await ctx.db
    .selectFrom('wave_cancellations')
    .innerJoin('waves', 'waves.id', 'wave_cancellations.wave_id')
    .select(['reason', 'open', 'votes_over', 'complete', 'waves.k'])
    .where('wave_id', '=', waveId)
    .executeTakeFirst()
  if (!asked || asked.complete) return
  const urn = await discardUrn(ctx, { waveId, keys: openKeyFiles(ctx.keysDir), reached })
  await endSitting(ctx, waveId)
  await deleteWaveMessages(mailboxDir(ctx.stateDir), waveId)
  await ctx.db.transaction().execute(async (db) => {
    const trx = { ...ctx, db }
    const { numUpdatedRows } = await db
      .updateTable('wave_cancellations')
      .set({ complete: true })
      .where('wave_id', '=', waveId)
      .where('complete', '=', false)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) return
    await db.deleteFrom('wave_arrivals').where('wave_id', '=', waveId).execute()
    const told = await queueCancellation(trx, waveId)
    await queueNews(trx, waveId, 'cancelled')
    const sayable = (urn.ballots ?? 0) >= asked.k
    await writeCancellation(trx, waveId, {
      reason: asked.reason as LocalizedText,
      open: asked.open,
      votesOver: asked.votes_over,
      invited: urn.invited ?? 0,
      slips: await countPrinted(trx, waveId),
      ballots: sayable ? urn.ballots : null,
      credentialsIssued: sayable ? urn.credentialsIssued : null,
      told,
      keysDestroyedAt: urn.keysDestroyedAt.toISOString(),
    })
    reached('recorded')
  })
  reached('committed')
}
