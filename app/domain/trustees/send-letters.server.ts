import { openKeyFiles } from '#app/domain/ballots/key-files.server.ts'
import type { JobCtx } from '#app/domain/jobs/define-job.ts'
import { headerText } from '#app/domain/mail/header-text.ts'
import { getMailSender } from '#app/domain/settings/mail-sender.server.ts'
import type { LetterKind } from '#db/schema/trustees.ts'
import { trusteeLetter } from '#emails/trustee-letter.ts'
import { forgetAddresses } from './forget-addresses.server.ts'
import { findTrusteeWave, isWithdrawn, type TrusteeWave } from './queries.server.ts'
import { letterId, trusteeHash, trusteeSecret } from './trustee-link.server.ts'

/**
 * Sends the letters that wait for the trustees of a wave, with the link of each, made here and kept nowhere; of a wave that was
 * closed or cancelled, the news of it, after which their addresses are erased. Killed between the mail server and the note of it, a letter
 * is sent again: the same link, the same Message-ID.
 * @throws MailUnavailable when the mail server is away: run it again later
 */
export async function sendLetters(ctx: JobCtx, waveId: string): Promise<void> {
  const wave = await findTrusteeWave(ctx, waveId)
  if (!wave || (await isWithdrawn(ctx, waveId))) return
  if (wave.state === 'closed' || wave.state === 'cancelled') {
    // Nobody is forgotten before the worker has put the news down; the tick then asks for it.
    if (!wave.over) return
    await sendNews(ctx, wave)
    return forgetAddresses(ctx, waveId)
  }
  const letters = await listDueLetters(ctx, waveId)
  if (letters.length === 0) return
  const keys = openKeyFiles(ctx.keysDir)
  // A key lost since the launch is not made anew: links already handed out would end. `checkKeys` tells of it.
  const linkKey = wave.urnPublic ? await keys.readLinkKey(waveId) : await keys.makeLinkKey(waveId)
  if (!linkKey) return
  for (const letter of letters) {
    const { id, kind, locale, linkNumber } = letter
    if (isNews(kind)) continue
    const secret = trusteeSecret(linkKey, waveId, id, linkNumber)
    const { numUpdatedRows } = await ctx.db
      .updateTable('wave_trustees')
      .set({ link_hash: trusteeHash(secret) })
      .where('id', '=', id)
      .where('link_number', '=', linkNumber)
      .executeTakeFirst()
    // Somebody else was named meanwhile, or her address was corrected.
    if (numUpdatedRows !== 1n) continue
    const url = `${ctx.baseUrl}/depositaire/${waveId}${locale === 'fr' ? '' : `?langue=${locale}`}#${secret}`
    const messageId = letterId(linkKey, waveId, id, kind, linkNumber)
    await send(ctx, wave, letter, { content: { kind, url }, messageId })
  }
}

/**
 * Tells the trustees who had been written to that the launch is taken back, before they are named anew. Run again after a
 * crash, it sends what had not left.
 * @throws MailUnavailable
 */
export async function tellWithdrawn(ctx: JobCtx, waveId: string): Promise<void> {
  const wave = await findTrusteeWave(ctx, waveId)
  if (!wave) return
  await queueNews(ctx, waveId, 'withdrawn')
  await sendNews(ctx, wave)
}

/**
 * Puts down the news of a wave for the trustees to whom a link was sent, this one or one before, in place of what else waited
 * for them.
 */
export async function queueNews({ db }: Pick<JobCtx, 'db'>, waveId: string, kind: News): Promise<void> {
  const trustees = db.selectFrom('wave_trustees').select('id').where('wave_id', '=', waveId)
  await db
    .deleteFrom('trustee_letters')
    .where('trustee_id', 'in', trustees)
    .where('state', '=', 'due')
    .where('kind', '!=', kind)
    .execute()
  await db
    .insertInto('trustee_letters')
    .columns(['trustee_id', 'kind', 'state'])
    .expression((query) =>
      query
        .selectFrom('wave_trustees')
        .select(({ val }) => ['id', val(kind).as('kind'), val('due' as const).as('state')])
        .where('wave_id', '=', waveId)
        .where((eb) => eb.or([eb('link_hash', 'is not', null), eb('link_number', '>', 0)])),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Letters without a link: the link key may be gone. */
async function sendNews(ctx: JobCtx, wave: TrusteeWave): Promise<void> {
  for (const letter of await listDueLetters(ctx, wave.id)) {
    const { id, kind } = letter
    if (!isNews(kind)) continue
    await send(ctx, wave, letter, { content: { kind }, messageId: letterId(ctx.secret, wave.id, id, kind) })
  }
}

async function listDueLetters(ctx: JobCtx, waveId: string) {
  const rows = await ctx.db
    .selectFrom('trustee_letters')
    .innerJoin('wave_trustees', 'wave_trustees.id', 'trustee_letters.trustee_id')
    .select(['wave_trustees.id', 'name', 'role', 'email', 'locale', 'link_number as linkNumber', 'kind'])
    .where('wave_id', '=', waveId)
    .where('state', '=', 'due')
    .orderBy('place')
    .execute()
  return rows.flatMap(({ email, ...row }) => (email === null ? [] : [{ ...row, email }]))
}

type DueLetter = Awaited<ReturnType<typeof listDueLetters>>[number]

async function send(ctx: JobCtx, wave: TrusteeWave, letter: DueLetter, sent: SentLetter): Promise<void> {
  const { email, locale, role } = letter
  const { headers, accent } = await getMailSender(ctx, wave.processId)
  const name = headerText(letter.name)
  const message = trusteeLetter({
    ...{ locale, accent, name, role, ...sent.content },
    organisation: wave.organisation,
    title: `${wave.title[locale]}, ${wave.label}`,
    opensAt: wave.opensAt,
    closesAt: wave.closesAt,
  })
  const outcome = await ctx.mail.send({
    ...headers,
    ...message,
    ...{ locale, messageId: sent.messageId, to: { name, address: email } },
    ...('url' in sent.content ? { waveId: wave.id } : {}),
  })
  await note(ctx, letter, outcome.state)
}

/** What became of a letter; nothing when its address was corrected while it left: it is due at the new one. */
async function note(ctx: JobCtx, letter: DueLetter, state: 'accepted' | 'refused'): Promise<void> {
  await ctx.db.transaction().execute(async (db) => {
    const same = await db
      .selectFrom('wave_trustees')
      .select('id')
      .where('id', '=', letter.id)
      .where('link_number', '=', letter.linkNumber)
      .forUpdate()
      .executeTakeFirst()
    if (!same) return
    await db
      .updateTable('trustee_letters')
      .set({ state })
      .where('trustee_id', '=', letter.id)
      .where('kind', '=', letter.kind)
      .execute()
  })
}

interface SentLetter {
  content: { kind: LinkedLetter; url: string } | { kind: News }
  messageId: string
}

type News = 'withdrawn' | 'opened' | 'cancelled'
type LinkedLetter = Exclude<LetterKind, News>
const isNews = (kind: LetterKind): kind is News =>
  kind === 'withdrawn' || kind === 'opened' || kind === 'cancelled'
