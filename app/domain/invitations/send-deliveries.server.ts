import { type ExpressionBuilder, sql, type Transaction } from 'kysely'
import { linkSecret, messageId } from '#app/domain/ballots/invitation-link.server.ts'
import { openKeyFiles } from '#app/domain/ballots/key-files.server.ts'
import type { JobCtx } from '#app/domain/jobs/define-job.ts'
import { smtpPoolSize } from '#app/domain/mail/smtp-transport.server.ts'
import { type MailOutcome, MailUnavailable, type OutgoingMail } from '#app/domain/mail/transport.ts'
import type { Locale } from '#app/i18n/index.ts'
import type { DeliveriesTable } from '#db/schema/consultations.ts'
import type { Database } from '#db/schema/index.ts'
import { composeMessage } from './internal/compose-message.ts'
import { readWaveLetter } from './internal/wave-letter.server.ts'

/** How long a run waits for the one before it, whose worker may just have been killed. */
const lockTimeout = '15s'

/**
 * Sends what is queued for a wave that is launched, whose opening hour has come and whose closing hour has not; does
 * nothing otherwise. May be killed anywhere and run again: no message is lost, and only those in flight, five at most,
 * may go twice, with the same link and the same Message-ID (anonymity.md, M0).
 * @throws MailUnavailable when some messages are still to be sent: run it again later
 */
export async function sendDeliveries(ctx: JobCtx, waveId: string): Promise<void> {
  await ctx.db.transaction().execute(async (lock) => {
    await takeTurn(lock, waveId)
    await sendAll(ctx, waveId)
  })
}

/** One run at a time for a wave: two would send everything twice. */
async function takeTurn(lock: Transaction<Database>, waveId: string): Promise<void> {
  await sql`set local idle_in_transaction_session_timeout = 0`.execute(lock)
  await sql.raw(`set local lock_timeout = '${lockTimeout}'`).execute(lock)
  await sql`select pg_advisory_xact_lock(hashtextextended(${`deliveries ${waveId}`}, 0))`.execute(lock)
}

async function sendAll(ctx: JobCtx, waveId: string): Promise<void> {
  const letter = await readWaveLetter(ctx, waveId)
  if (!letter?.closesAt || !(await isOpen(ctx, waveId))) return
  const { closesAt } = letter
  const linkKey = await openKeyFiles(ctx.keysDir).readLinkKey(waveId)
  if (!linkKey) throw new Error('invitations: the link key of the wave is missing')

  const compose = ({ personId, kind, name, address, locale }: Recipient): OutgoingMail => ({
    ...composeMessage(
      letter,
      { name, address, locale },
      {
        kind,
        link: `${ctx.baseUrl}/e/${waveId}#${linkSecret(linkKey, waveId, personId)}`,
        closesAt,
      },
    ),
    messageId: messageId(linkKey, waveId, personId, kind),
    ...(kind === 'invitation' ? {} : { inReplyTo: messageId(linkKey, waveId, personId, 'invitation') }),
    waveId,
  })

  const postponed = await deliverEach(ctx, waveId, await listUnsent(ctx, waveId), compose)
  if (postponed) throw new MailUnavailable(postponed)
}

/** @returns why some messages are still to be sent, as a code of `MailUnavailable`; null when none is */
async function deliverEach(
  ctx: JobCtx,
  waveId: string,
  recipients: readonly Recipient[],
  compose: (recipient: Recipient) => OutgoingMail,
): Promise<string | null> {
  const queue = recipients.values()
  let stopped = false
  let inARow = 0
  let postponed: string | null = null

  async function deliver(recipient: Recipient): Promise<void> {
    const message = compose(recipient)
    if (!(await markAttempted(ctx, waveId, recipient))) {
      stopped ||= !(await isOpen(ctx, waveId))
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
      if (stopped) return
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

type Settled = MailOutcome | { state: 'queued'; reason: string }

async function attempt({ mail }: JobCtx, message: OutgoingMail): Promise<Settled> {
  try {
    return await mail.send(message)
  } catch (error) {
    if (error instanceof MailUnavailable) return { state: 'queued', reason: error.code }
    // The queue keeps the errors of jobs, and this one may quote the message.
    throw new Error('invitations: the transport failed')
  }
}

interface Recipient {
  personId: string
  /** As listed: a run that lost its turn (a cut connection) can't send again what another one took since. */
  attempts: number
  kind: DeliveriesTable['kind']
  name: string
  address: string
  locale: Locale
}

/** Those left attempted by a run that was killed first, then those tried least. */
async function listUnsent({ db }: JobCtx, waveId: string): Promise<Recipient[]> {
  const rows = await db
    .selectFrom('deliveries')
    .innerJoin('persons', 'persons.id', 'deliveries.person_id')
    .select([
      'deliveries.person_id',
      'deliveries.kind',
      'deliveries.attempts',
      'persons.email',
      'persons.locale',
    ])
    .select(['persons.given_name', 'persons.family_name'])
    .where('deliveries.wave_id', '=', waveId)
    .where('deliveries.state', 'in', ['queued', 'attempted'])
    .orderBy('deliveries.state', 'asc')
    .orderBy('deliveries.attempts')
    .orderBy('deliveries.person_id')
    .execute()
  return rows.map(({ person_id, kind, attempts, email, locale, given_name, family_name }) => ({
    personId: person_id,
    kind,
    attempts,
    name: `${given_name} ${family_name}`,
    address: email ?? '',
    locale,
  }))
}

/** Committed before the server is spoken to. False when the wave is no longer open or the delivery is gone. */
async function markAttempted(
  ctx: JobCtx,
  waveId: string,
  { personId, kind, attempts }: Recipient,
): Promise<boolean> {
  const { numUpdatedRows } = await ctx.db
    .updateTable('deliveries')
    .set({ state: 'attempted', attempts: attempts + 1 })
    .where('wave_id', '=', waveId)
    .where('kind', '=', kind)
    .where('person_id', '=', personId)
    .where('state', 'in', ['queued', 'attempted'])
    .where('attempts', '=', attempts)
    .where(({ exists, selectFrom }) =>
      exists(selectFrom('waves').select('id').where('id', '=', waveId).where(open(ctx.now()))),
    )
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

async function settle(ctx: JobCtx, waveId: string, { personId, kind }: Recipient, outcome: Settled) {
  await ctx.db
    .updateTable('deliveries')
    .set({ state: outcome.state, reason_code: outcome.state === 'refused' ? outcome.reason : null })
    .where('wave_id', '=', waveId)
    .where('kind', '=', kind)
    .where('person_id', '=', personId)
    .execute()
}

async function isOpen(ctx: JobCtx, waveId: string): Promise<boolean> {
  const wave = await ctx.db
    .selectFrom('waves')
    .select('id')
    .where('id', '=', waveId)
    .where(open(ctx.now()))
    .executeTakeFirst()
  return wave !== undefined
}

/** Launched, its opening hour come and its closing hour not. */
function open(now: Date) {
  return ({ eb, and }: ExpressionBuilder<Database, 'waves'>) =>
    and([eb('state', '=', 'launched'), eb('opens_at', '<=', now), eb('closes_at', '>', now)])
}
