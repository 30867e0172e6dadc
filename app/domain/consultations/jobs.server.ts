import { z } from 'zod'
import { defineJob } from '#app/domain/jobs/define-job.ts'
import { admitArrivals } from './admit-arrivals.server.ts'
import { closeWave } from './close-wave.server.ts'
import { completeCancellation } from './complete-cancellation.server.ts'
import { completeDeletion } from './complete-deletion.server.ts'
import { completeLaunch } from './complete-launch.server.ts'
import { handOverAddenda } from './hand-over-addenda.server.ts'

const payload = z.object({ waveId: z.uuid() })

/** Keys, opening record, its delivery to the staff representatives: the second half of a launch. */
export const launchWaveJob = defineJob('consultations.launch', payload, (ctx, { waveId }) =>
  completeLaunch(ctx, waveId),
)

/** Opening of the urn, closing record, frozen report. */
export const closeWaveJob = defineJob('consultations.close', payload, (ctx, { waveId }) =>
  closeWave(ctx, waveId),
)

/** Keys, tables and rows of a test wave that somebody deleted. */
export const deleteWaveJob = defineJob('consultations.delete', payload, (ctx, { waveId }) =>
  completeDeletion(ctx, waveId),
)

/** Links, addendum and invitations of the people added to an open wave. */
export const admitArrivalsJob = defineJob('consultations.admit', payload, (ctx, { waveId }) =>
  admitArrivals(ctx, waveId),
)

/** Addenda to the staff representatives. It fails when the mail server is away, so that the queue tries again. */
export const handOverAddendaJob = defineJob('consultations.hand-over', payload, (ctx, { waveId }) =>
  handOverAddenda(ctx, waveId),
)

/** Destruction of the urn, cancellation record, list of those to tell: the second half of a cancellation. */
export const cancelWaveJob = defineJob('consultations.cancel', payload, (ctx, { waveId }) =>
  completeCancellation(ctx, waveId),
)
