import type { ExpressionBuilder } from 'kysely'
import type { JobCtx } from '#app/domain/jobs/define-job.ts'
import { MailUnavailable, type OutgoingMail } from '#app/domain/mail/transport.ts'
import type { Database } from '#db/schema/index.ts'
import { composeMessage } from './internal/compose-message.ts'
import { readWaveLetter } from './internal/wave-letter.server.ts'

/**
 * Sends the message of a wave to the account that asked, through the real transport, and notes what became of it for
 * the page to show. Its link bears no secret: it shows the page and lets nobody answer.
 */
export async function sendTrialMessage(
  ctx: JobCtx,
  { waveId, accountId, requestedAt }: { waveId: string; accountId: string; requestedAt: string },
): Promise<void> {
  const request = await ctx.db
    .selectFrom('trial_messages')
    .select('wave_id')
    .where(latest(waveId, accountId, requestedAt))
    .executeTakeFirst()
  const letter = await readWaveLetter(ctx, waveId)
  const account = await ctx.db
    .selectFrom('accounts')
    .select(['name', 'email', 'locale'])
    .where('id', '=', accountId)
    .executeTakeFirst()
  if (!request || !letter?.closesAt || !account) return
  const message = composeMessage(
    letter,
    { name: account.name, address: account.email, locale: account.locale },
    { kind: 'test', link: `${ctx.baseUrl}/e/${waveId}`, closesAt: letter.closesAt },
  )
  const outcome = await attempt(ctx, message)
  await ctx.db
    .updateTable('trial_messages')
    .set({ state: outcome.state, reason_code: outcome.reason })
    .where(latest(waveId, accountId, requestedAt))
    .execute()
}

/** Asked again since, the earlier request is left aside. */
function latest(waveId: string, accountId: string, requestedAt: string) {
  return ({ eb, and }: ExpressionBuilder<Database, 'trial_messages'>) =>
    and([
      eb('wave_id', '=', waveId),
      eb('account_id', '=', accountId),
      eb('requested_at', '=', new Date(requestedAt)),
    ])
}

async function attempt({ mail }: JobCtx, message: OutgoingMail) {
  try {
    const outcome = await mail.send(message)
    return { state: outcome.state, reason: outcome.state === 'refused' ? outcome.reason : null }
  } catch (error) {
    if (!(error instanceof MailUnavailable)) throw error
    return { state: 'unavailable', reason: error.code } as const
  }
}
