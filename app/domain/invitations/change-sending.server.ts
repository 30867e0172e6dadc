import type { Ctx } from '#app/domain/context.ts'
import { enqueueNow } from '#app/domain/jobs/enqueue.server.ts'
import { recordAction } from '#app/domain/journal/record-action.server.ts'
import { requireLiveWave } from './internal/require-live-wave.server.ts'
import { changeSendingRow } from './internal/sending-row.server.ts'
import { sendInvitationsJob } from './jobs.server.ts'

/**
 * Stops what has not left yet. Messages being handed over at this moment, five at most, still go.
 * @throws DomainError `not-found`; `wave.not-open` (409)
 */
export async function pauseSending(ctx: Ctx, waveId: string): Promise<void> {
  await change(ctx, waveId, { paused: true })
}

/** Lets the rest leave again, at once even after a long outage of the mail server. @throws DomainError as `pauseSending` */
export async function resumeSending(ctx: Ctx, waveId: string): Promise<void> {
  await change(ctx, waveId, { paused: false })
}

/**
 * Sets how many messages leave in a minute, from the next seconds on.
 * @param perMinute of `paceSchema`
 * @throws DomainError as `pauseSending`
 */
export async function setPace(ctx: Ctx, waveId: string, perMinute: number): Promise<void> {
  await change(ctx, waveId, { per_minute: perMinute })
}

async function change(
  ctx: Ctx,
  waveId: string,
  settings: { paused: boolean } | { per_minute: number },
): Promise<void> {
  await ctx.db.transaction().execute(async (db) => {
    const trx = { ...ctx, db }
    const { processId, label } = await requireLiveWave(trx, waveId)
    await changeSendingRow(trx, waveId, settings)
    if (!('paused' in settings)) return
    const action = settings.paused ? 'wave.paused' : 'wave.resumed'
    await recordAction(trx, { processId, action, details: { label } })
    if (!settings.paused) await enqueueNow(trx, sendInvitationsJob, { waveId })
  })
}
