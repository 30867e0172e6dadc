import type { JobCtx } from '#app/domain/jobs/define-job.ts'
import { smtpPoolSize } from '#app/domain/mail/smtp-transport.server.ts'
import { MailUnavailable, type OutgoingMail } from '#app/domain/mail/transport.ts'
import { hasSendable, markAttempted, type Recipient, type Settled, settle } from './delivery-rows.server.ts'

interface Round {
  waveId: string
  recipients: readonly Recipient[]
  compose: (recipient: Recipient) => OutgoingMail
  /** Takes room for one message; false when the rest has to wait. */
  take: () => boolean
}

/**
 * Sends to each, as many at once as there are connections.
 * @returns why some messages are still to be sent, as a code of `MailUnavailable`; null when the mail server took all it was given
 */
export async function deliverEach(ctx: JobCtx, round: Round): Promise<string | null> {
  const { waveId, compose } = round
  const queue = round.recipients.values()
  let stopped = false
  let inARow = 0
  let postponed: string | null = null

  async function deliver(recipient: Recipient): Promise<void> {
    const message = compose(recipient)
    if (!(await markAttempted(ctx, waveId, recipient))) {
      stopped ||= !(await hasSendable(ctx, waveId))
      return
    }
    const outcome = await attempt(ctx, message)
    await settle(ctx, waveId, recipient, outcome)
    inARow = outcome.state === 'queued' ? inARow + 1 : 0
    if (outcome.state !== 'queued') return
    postponed = outcome.reason
    // « Later » may be about one address: the others go on, until it looks like the whole server.
    if (outcome.reason !== 'try-later' || inARow >= smtpPoolSize) stopped = true
  }

  async function lane(): Promise<void> {
    for (const recipient of queue) {
      if (stopped || !round.take()) return
      await deliver(recipient).catch((error) => {
        stopped = true
        throw error
      })
    }
  }

  const lanes = await Promise.allSettled(Array.from({ length: smtpPoolSize }, lane))
  const failed = lanes.find((one) => one.status === 'rejected')
  if (failed) throw failed.reason
  return postponed
}

async function attempt({ mail }: JobCtx, message: OutgoingMail): Promise<Settled> {
  try {
    return await mail.send(message)
  } catch (error) {
    if (error instanceof MailUnavailable) return { state: 'queued', reason: error.code }
    // The queue keeps the errors of jobs, and this one may quote the message.
    throw new Error('invitations: the transport failed')
  }
}
