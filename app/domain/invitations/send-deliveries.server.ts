import { sql, type Transaction } from 'kysely'
import { openKeyFiles } from '#app/domain/ballots/key-files.server.ts'
import type { JobCtx } from '#app/domain/jobs/define-job.ts'
import { MailUnavailable, type OutgoingMail } from '#app/domain/mail/transport.ts'
import type { Database } from '#db/schema/index.ts'
import { composeCancellation } from './internal/compose-cancellation.ts'
import { composeInvitation } from './internal/compose-invitation.ts'
import { deliverEach } from './internal/deliver-each.server.ts'
import { listSendable, type Recipient } from './internal/delivery-rows.server.ts'
import { readWaveLetter, type WaveLetter } from './internal/wave-letter.server.ts'
import { getSendingSettings } from './queries.server.ts'

/** How long a run waits for the one before it, whose worker may just have been killed. */
const lockTimeout = '15s'

/**
 * Sends what may leave of a wave now: invitations and reminders while it is open and not paused, the news of its cancellation
 * once cancelled. With a pace, a run sends what the pace allows and ends; the worker's tick asks for the next. May be
 * killed anywhere and run again: no message is lost, and only those in flight, five at most, may go twice, with the same
 * link and the same Message-ID (anonymity.md, M0).
 * @throws MailUnavailable when the mail server refused us or is away: run it again later
 */
export async function sendDeliveries(ctx: JobCtx, waveId: string): Promise<void> {
  await ctx.db.transaction().execute(async (lock) => {
    await takeTurn(lock, waveId)
    await sendSome(ctx, waveId)
  })
}

/** One run at a time for a wave: two would send everything twice. */
async function takeTurn(lock: Transaction<Database>, waveId: string): Promise<void> {
  await sql`set local idle_in_transaction_session_timeout = 0`.execute(lock)
  await sql.raw(`set local lock_timeout = '${lockTimeout}'`).execute(lock)
  await sql`select pg_advisory_xact_lock(hashtextextended(${`deliveries ${waveId}`}, 0))`.execute(lock)
}

async function sendSome(ctx: JobCtx, waveId: string): Promise<void> {
  const { perMinute } = await getSendingSettings(ctx, waveId)
  // The local mailbox of a trial is nobody's relay.
  const pace = ctx.mail.kind === 'smtp' ? ctx.pace : undefined
  const recipients = await listSendable(ctx, waveId, pace ? pace.most(perMinute) : null)
  const letter = recipients.length ? await readWaveLetter(ctx, waveId) : null
  if (!letter) return
  const compose = await composer(ctx, letter)
  if (!compose) return
  const take = () => pace?.take(waveId, perMinute) ?? true
  const postponed = await deliverEach(ctx, { waveId, recipients, compose, take })
  if (postponed) throw new MailUnavailable(postponed)
}

/** The link key is read while people are asked to answer; a cancelled wave has none. Null when it is lost: `checkKeys` tells it. */
async function composer(
  ctx: JobCtx,
  letter: WaveLetter,
): Promise<((recipient: Recipient) => OutgoingMail) | null> {
  if (letter.state === 'cancelled') return (recipient) => composeCancellation(ctx, letter, recipient)
  const linkKey = await openKeyFiles(ctx.keysDir).readLinkKey(letter.waveId)
  if (!linkKey) return null
  return (recipient) => composeInvitation({ baseUrl: ctx.baseUrl, linkKey }, letter, recipient)
}
