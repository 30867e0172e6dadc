import type { Ctx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { enqueue } from '#app/domain/jobs/enqueue.server.ts'
import { requireWave } from './internal/require-wave.server.ts'
import { readWaveLetter } from './internal/wave-letter.server.ts'
import { sendTrialMessageJob } from './jobs.server.ts'

/**
 * Asks for the message of a wave to be sent to the actor's own address, as the people invited will receive it.
 * `getTrialMessage` then says what became of it.
 * @throws DomainError `not-found`; `mail.incomplete` (409) while texts or dates are missing
 */
export async function requestTrialMessage(ctx: Ctx, waveId: string): Promise<void> {
  await requireWave(ctx, waveId, 'wave.prepare')
  const letter = await readWaveLetter(ctx, waveId)
  if (!letter?.closesAt) throw new DomainError('mail.incomplete', 409)
  const { accountId } = ctx.actor
  const now = ctx.now()
  const requested = { state: 'requested', reason_code: null, requested_at: now } as const
  await ctx.db.transaction().execute(async (trx) => {
    await trx
      .insertInto('trial_messages')
      .values({ wave_id: waveId, account_id: accountId, ...requested })
      .onConflict((conflict) => conflict.columns(['wave_id', 'account_id']).doUpdateSet(requested))
      .execute()
    await enqueue({ ...ctx, db: trx }, sendTrialMessageJob, {
      waveId,
      accountId,
      requestedAt: now.toISOString(),
    })
  })
}
