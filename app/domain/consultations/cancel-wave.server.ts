import { stopUrn } from '#app/domain/ballots/stop-urn.server.ts'
import type { Ctx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { recordAction } from '#app/domain/journal/record-action.server.ts'
import type { LocalizedText } from '#app/i18n/index.ts'
import { getWave } from './queries.server.ts'
import { isCancellable, wavePhase } from './wave-phase.ts'

/**
 * Cancels a launched wave (anonymity.md, While open). From the end of this transaction no ballot enters the urn any more; the
 * worker then destroys its keys and tables, draws up the procès-verbal d'annulation and has everybody told.
 * @param reason what everybody reads
 * @throws DomainError `not-found`; `wave.not-cancellable` (409) when the urn is being opened, or was
 */
export async function cancelWave(
  ctx: Ctx,
  processId: string,
  waveId: string,
  reason: LocalizedText,
): Promise<void> {
  await ctx.db
    .transaction()
    .setIsolationLevel('read committed')
    .execute(async (db) => {
      const trx = { ...ctx, db }
      const known = await getWave(trx, processId, waveId)
      const state = await stopUrn({ db, now: ctx.now, actor: null }, waveId)
      const wave = { ...(await getWave(trx, processId, waveId)), suspended: known.suspended, state }
      const phase = wavePhase(wave, ctx.now())
      if (!isCancellable({ ...wave, phase })) throw new DomainError('wave.not-cancellable', 409)
      const open = phase === 'open' || phase === 'counting'
      await db
        .insertInto('wave_cancellations')
        .values({
          wave_id: wave.id,
          reason: JSON.stringify(reason),
          open,
          complete: false,
          votes_over: phase === 'counting',
        })
        .execute()
      await recordAction(trx, { processId, action: 'wave.cancelled', details: { label: wave.label } })
    })
}
