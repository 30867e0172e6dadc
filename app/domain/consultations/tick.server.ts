import { checkUrnKey } from '#app/domain/ballots/check-urn-key.server.ts'
import { openKeyFiles } from '#app/domain/ballots/key-files.server.ts'
import { sendInvitationsJob } from '#app/domain/invitations/jobs.server.ts'
import { hasUnsentDeliveries } from '#app/domain/invitations/queries.server.ts'
import type { Job, JobCtx } from '#app/domain/jobs/define-job.ts'
import { enqueue } from '#app/domain/jobs/enqueue.server.ts'
import { listDeletions } from './complete-deletion.server.ts'
import {
  admitArrivalsJob,
  cancelWaveJob,
  closeWaveJob,
  deleteWaveJob,
  handOverAddendaJob,
  launchWaveJob,
} from './jobs.server.ts'
import { listRunningWaves, type Wave } from './queries.server.ts'
import { queueDueReminders } from './queue-due-reminders.server.ts'
import { refreshTotal } from './refresh-total.server.ts'
import { listWaitingWork, type WaitingWork } from './waiting-work.server.ts'
import { lateBallots } from './wave-phase.ts'

/**
 * Asks for what the dates make due: the rest of a launch, the sending at the opening hour, the reminders, the close, the hour's
 * total and the canary of the urn's key; and for what was asked of a wave and is not done yet.
 */
export async function tick(ctx: JobCtx): Promise<void> {
  for (const wave of await listRunningWaves(ctx)) await askForWork(ctx, wave)
  for (const waveId of await listDeletions(ctx)) await enqueue(ctx, deleteWaveJob, { waveId })
  for (const { waveId, work } of await listWaitingWork(ctx)) await enqueue(ctx, jobs[work], { waveId })
}

const jobs: Record<WaitingWork, Job<{ waveId: string }>> = {
  cancellation: cancelWaveJob,
  arrivals: admitArrivalsJob,
  addenda: handOverAddendaJob,
  news: sendInvitationsJob,
}

async function askForWork(ctx: JobCtx, wave: Wave): Promise<void> {
  const payload = { waveId: wave.id }
  if (wave.phase === 'launching' && !wave.launchProblem) return enqueue(ctx, launchWaveJob, payload)
  if (isDueToClose(wave, ctx.now())) return enqueue(ctx, closeWaveJob, payload)
  if (wave.phase !== 'open') return
  await queueDueReminders(ctx, wave.id)
  if (await hasUnsentDeliveries(ctx, wave.id)) await enqueue(ctx, sendInvitationsJob, payload)
  const newHour = await refreshTotal(ctx, wave)
  if (newHour || wave.suspended) await checkUrnKey(ctx, { waveId: wave.id, keys: openKeyFiles(ctx.keysDir) })
}

function isDueToClose(wave: Wave, now: Date): boolean {
  if (wave.state === 'launched') return now.getTime() >= wave.closesAt!.getTime() + lateBallots
  return wave.state === 'closing' || wave.state === 'closed'
}
