import { sendInvitationsJob } from '#app/domain/invitations/jobs.server.ts'
import { hasUnsentDeliveries } from '#app/domain/invitations/queries.server.ts'
import type { JobCtx } from '#app/domain/jobs/define-job.ts'
import { enqueue } from '#app/domain/jobs/enqueue.server.ts'
import { listDeletions } from './complete-deletion.server.ts'
import { closeWaveJob, deleteWaveJob, launchWaveJob } from './jobs.server.ts'
import { listRunningWaves, type Wave } from './queries.server.ts'
import { refreshTotal } from './refresh-total.server.ts'
import { lateBallots } from './wave-phase.ts'

/** Asks for what the dates make due: the rest of a launch, the sending at the opening hour, the close, the hour's total. */
export async function tick(ctx: JobCtx): Promise<void> {
  for (const wave of await listRunningWaves(ctx)) await askForWork(ctx, wave)
  for (const waveId of await listDeletions(ctx)) await enqueue(ctx, deleteWaveJob, { waveId })
}

async function askForWork(ctx: JobCtx, wave: Wave): Promise<void> {
  const payload = { waveId: wave.id }
  if (wave.phase === 'launching' && !wave.launchProblem) return enqueue(ctx, launchWaveJob, payload)
  if (isDueToClose(wave, ctx.now())) return enqueue(ctx, closeWaveJob, payload)
  if (wave.phase !== 'open') return
  if (await hasUnsentDeliveries(ctx, wave.id)) await enqueue(ctx, sendInvitationsJob, payload)
  await refreshTotal(ctx, wave)
}

function isDueToClose(wave: Wave, now: Date): boolean {
  if (wave.state === 'launched') return now.getTime() >= wave.closesAt!.getTime() + lateBallots
  return wave.state === 'closing' || wave.state === 'closed'
}
