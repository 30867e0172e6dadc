import { z } from 'zod'
import { defineJob } from '#app/domain/jobs/define-job.ts'
import { closeWave } from './close-wave.server.ts'
import { completeDeletion } from './complete-deletion.server.ts'
import { completeLaunch } from './complete-launch.server.ts'

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
