import { openKeyFiles } from '#app/domain/ballots/key-files.server.ts'
import type { JobCtx } from '#app/domain/jobs/define-job.ts'
import { headerText } from '#app/domain/mail/header-text.ts'
import { getMailSender } from '#app/domain/settings/mail-sender.server.ts'
import type { LetterKind } from '#db/schema/trustees.ts'
import { trusteeLetter } from '#emails/trustee-letter.ts'
import { reminderAhead } from './ceremony.ts'
import { findTrusteeWave, isWithdrawn, type TrusteeWave } from './queries.server.ts'
import { letterId, trusteeHash, trusteeSecret } from './trustee-link.server.ts'

/**
 * Sends the letters that wait for the trustees of a wave, with the link of each, made here and kept nowhere. Killed between the
 * mail server and the note of it, a letter is sent again: the same link, the same Message-ID.
 * @throws MailUnavailable when the mail server is away: run it again later
 */
export async function sendLetters(ctx: JobCtx, waveId: string): Promise<void> {
  const wave = await findTrusteeWave(ctx, waveId)
  if (!wave || (await isWithdrawn(ctx, waveId))) return
  const letters = await listDueLetters(ctx, waveId)
  if (letters.length === 0) return
  const keys = openKeyFiles(ctx.keysDir)
  // A key lost since the launch is not made anew: links already handed out would end.
  const linkKey = wave.urnPublic ? await keys.readLinkKey(waveId) : await keys.makeLinkKey(waveId)
  if (!linkKey) return
  for (const letter of letters) {
    const secret = trusteeSecret(linkKey, waveId, letter.id)
    const { numUpdatedRows } = await ctx.db
      .updateTable('wave_trustees')
      .set({ link_hash: trusteeHash(secret) })
      .where('id', '=', letter.id)
      .executeTakeFirst()
    // Somebody else was named meanwhile.
    if (numUpdatedRows !== 1n) continue
    const url = `${ctx.baseUrl}/depositaire/${waveId}#${secret}`
    const messageId = letterId(linkKey, waveId, letter.id, letter.kind)
    const outcome = await send(ctx, wave, { ...letter, url, messageId })
    await ctx.db
      .updateTable('trustee_letters')
      .set({ state: outcome.state })
      .where('trustee_id', '=', letter.id)
      .where('kind', '=', letter.kind)
      .execute()
  }
}

async function listDueLetters(ctx: JobCtx, waveId: string) {
  return await ctx.db
    .selectFrom('trustee_letters')
    .innerJoin('wave_trustees', 'wave_trustees.id', 'trustee_letters.trustee_id')
    .select(['wave_trustees.id', 'name', 'role', 'email', 'kind'])
    .where('wave_id', '=', waveId)
    .where('state', '=', 'due')
    .orderBy('place')
    .execute()
}

interface Letter {
  name: string
  role: string
  email: string
  kind: LetterKind
  url: string
  messageId: string
}

async function send(ctx: JobCtx, wave: TrusteeWave, { email, messageId, ...letter }: Letter) {
  const { headers, accent } = await getMailSender(ctx, wave.processId)
  const name = headerText(letter.name)
  const message = trusteeLetter({
    ...letter,
    locale: 'fr',
    accent,
    name,
    organisation: wave.organisation,
    title: `${wave.title.fr}, ${wave.label}`,
    opensAt: wave.opensAt,
    closesAt: wave.closesAt,
  })
  return await ctx.mail.send({
    ...headers,
    ...message,
    to: { name, address: email },
    locale: 'fr',
    messageId,
    waveId: wave.id,
  })
}

/**
 * Puts down the letters that the dates make due: three days before the close while the wave is open, and once the votes are
 * over.
 * @returns whether a letter waits to be sent
 */
export async function queueDueLetters(ctx: JobCtx, wave: TrusteeWaveDates): Promise<boolean> {
  const kind = dueKind(wave, ctx.now())
  if (kind) {
    await ctx.db
      .insertInto('trustee_letters')
      .columns(['trustee_id', 'kind', 'state'])
      .expression((query) =>
        query
          .selectFrom('wave_trustees')
          .select(({ val }) => ['id', val(kind).as('kind'), val('due' as const).as('state')])
          .where('wave_id', '=', wave.id),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
  return (await listDueLetters(ctx, wave.id)).length > 0 && !(await isWithdrawn(ctx, wave.id))
}

export interface TrusteeWaveDates {
  id: string
  state: string
  closesAt: Date | null
}

function dueKind({ state, closesAt }: TrusteeWaveDates, now: Date): LetterKind | null {
  if (state === 'closing') return 'opening'
  if (state !== 'launched' || !closesAt || now >= closesAt) return null
  return closesAt.getTime() - now.getTime() <= reminderAhead ? 'reminder' : null
}
