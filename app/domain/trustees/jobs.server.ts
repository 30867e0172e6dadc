import { z } from 'zod'
import { defineJob } from '#app/domain/jobs/define-job.ts'
import { sendLetters } from './send-letters.server.ts'

/** Letters to the trustees of a wave. It fails when the mail server is away, so that the queue tries again. */
export const sendTrusteeLettersJob = defineJob(
  'trustees.letters',
  z.object({ waveId: z.uuid() }),
  (ctx, { waveId }) => sendLetters(ctx, waveId),
)
