import { z } from 'zod'
import { defineJob } from '#app/domain/jobs/define-job.ts'
import { sendDeliveries } from './send-deliveries.server.ts'
import { sendTrialMessage } from './send-trial-message.server.ts'

/** Sends what is queued for a wave. It fails when the mail server is away, so that the queue tries again. */
export const sendInvitationsJob = defineJob(
  'invitations.send',
  z.object({ waveId: z.uuid() }),
  (ctx, { waveId }) => sendDeliveries(ctx, waveId),
)

/** Sends the message of a wave that is being prepared to the account that asked for it. */
export const sendTrialMessageJob = defineJob(
  'mail.test',
  z.object({ waveId: z.uuid(), accountId: z.uuid(), requestedAt: z.iso.datetime() }),
  sendTrialMessage,
)
