import { sendInvitationsJob } from '#app/domain/invitations/jobs.server.ts'
import { hasUnsentDeliveries } from '#app/domain/invitations/queries.server.ts'
import type { Job, JobCtx } from '#app/domain/jobs/define-job.ts'
import { enqueue } from '#app/domain/jobs/enqueue.server.ts'
import { sendTrusteeLettersJob } from '#app/domain/trustees/jobs.server.ts'
import { queueDueLetters } from '#app/domain/trustees/queue-due-letters.server.ts'
import { tendSitting } from '#app/domain/trustees/tend-sitting.server.ts'
import { checkKeys } from './check-keys.server.ts'
import { listDeletions } from './complete-deletion.server.ts'
import { getCeremonyWork } from './conduct-ceremony.server.ts'
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
 * total and the trial of the keys, the part of the trustees of level 2; and for what was asked of a wave and is not done yet.
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
  trustees: sendTrusteeLettersJob,
}

async function askForWork(ctx: JobCtx, wave: Wave): Promise<void> {
  const payload = { waveId: wave.id }
  const letters = wave.level === 2 && (await queueDueLetters(ctx, wave))
  if (wave.phase === 'open') await queueDueReminders(ctx, wave.id)
  const mails = wave.phase === 'open' && (await hasUnsentDeliveries(ctx, wave.id))
  const mayLeave = !needsKeys(wave) || (await checkKeys(ctx, wave, letters || mails))
  if (letters && mayLeave) await enqueue(ctx, sendTrusteeLettersJob, payload)
  if (wave.phase === 'launching' && (await isLaunchDue(ctx, wave))) {
    return enqueue(ctx, launchWaveJob, payload)
  }
  if (wave.level === 2 && wave.state === 'closing') {
    return (await tendSitting(ctx, wave.id)) ? enqueue(ctx, closeWaveJob, payload) : undefined
  }
  if (isDueToClose(wave, ctx.now())) return enqueue(ctx, closeWaveJob, payload)
  if (wave.phase !== 'open') return
  if (mails && mayLeave) await enqueue(ctx, sendInvitationsJob, payload)
  await refreshTotal(ctx, wave)
}

/** Its urn is made and its votes are not over; at level 2, until two trustees have followed the link of a letter. */
function needsKeys({ phase, level, state, invited }: Wave): boolean {
  if (level === 2 && (phase === 'launching' || state === 'closing')) return invited !== null
  return phase === 'scheduled' || phase === 'open'
}

async function isLaunchDue(ctx: JobCtx, wave: Wave): Promise<boolean> {
  if (wave.level !== 2) return !wave.launchProblem
  const work = await getCeremonyWork(ctx, wave)
  return work !== null && (work === 'withdraw' || !wave.launchProblem)
}

function isDueToClose(wave: Wave, now: Date): boolean {
  if (wave.state === 'launched') return now.getTime() >= wave.closesAt!.getTime() + lateBallots
  return wave.state === 'closing' || wave.state === 'closed'
}
