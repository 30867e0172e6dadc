import { type SlipSheets, type SlipsProps, slipsDocuments } from '#app/documents/slips.server.ts'
import { addSlips, drawSlipSecrets } from '#app/domain/ballots/add-slips.server.ts'
import { slipCode, spacedSlipLine } from '#app/domain/ballots/slip-code.ts'
import type { Ctx } from '#app/domain/context.ts'
import { groupChoices } from '#app/domain/disclosure/group-choices.ts'
import { DomainError } from '#app/domain/errors.ts'
import { recordAction } from '#app/domain/journal/record-action.server.ts'
import { getProcess } from '#app/domain/processes/queries.server.ts'
import { contactLines } from '#app/domain/settings/contact-lines.ts'
import { getPaperEngine } from '#app/domain/settings/mail-sender.server.ts'
import { getSettings } from '#app/domain/settings/queries.server.ts'
import type { Locale } from '#app/i18n/index.ts'
import { asksSome } from '#surveys/asked-of.ts'
import { getFrozenWave } from './frame.server.ts'
import { lockLiveWave } from './internal/lock-live-wave.server.ts'
import { writeAddendum } from './internal/write-addendum.server.ts'
import { paperQuestions } from './paper-questions.ts'
import { getWave, type Wave } from './queries.server.ts'
import { typedAddress } from './short-name.ts'
import { countSlips, type SlipTeam, sheetsOfFile } from './slips.ts'
import { dayOf } from './territory-time.ts'
import { countPrinted } from './wave-events.server.ts'

export interface PrintSlips {
  teams: readonly SlipTeam[]
  /** How many slips the wave had when its pilot decided: a form sent twice prints once. */
  before: number
  /** Of the instance, without a final slash. */
  baseUrl: string
}

/**
 * Prints slips for those who have no mailbox (anonymity.md). The sheets are drawn first, so that a failure to draw them counts
 * nothing; then hashes, addendum and journal are one transaction. The documents are returned and kept nowhere: if they are
 * lost on their way, those slips stay counted and others are made.
 * @throws DomainError `not-found` (404); `wave.not-open` or `wave.slips-printed` (409); `urn.closed` (410)
 */
export async function printSlips(
  ctx: Ctx,
  processId: string,
  waveId: string,
  { teams, before, baseUrl }: PrintSlips,
): Promise<{ pdfs: Uint8Array[]; label: string }> {
  const wave = await getWave(ctx, processId, waveId)
  if (wave.phase !== 'scheduled' && wave.phase !== 'open') throw new DomainError('wave.not-open', 409)
  const count = countSlips(teams)
  const secrets = drawSlipSecrets(count)
  const { epciName } = await getProcess(ctx, processId)
  const props: SlipsProps = {
    locale: ctx.actor.locale,
    territory: epciName,
    ...{ title: wave.title, who: wave.who, why: wave.why, contact: wave.contact, test: wave.test },
    parts: await getPaperParts(ctx, wave),
    closesAt: wave.closesAt!.toISOString(),
    printedOn: dayOf(ctx.now()),
    address: typedAddress(baseUrl, waveId),
    sheets: dealSheets(teams, secrets, waveId, baseUrl),
    sheetsOfDocument: sheetsOfFile,
  }
  const pdfs = await slipsDocuments(props, await getPaperEngine(ctx, processId))
  await ctx.db.transaction().execute(async (db) => {
    const trx = { ...ctx, db }
    const { id, label } = await lockLiveWave(trx, processId, waveId)
    if ((await countPrinted(trx, id)) !== before) throw new DomainError('wave.slips-printed', 409)
    await addSlips({ db, now: ctx.now, actor: null }, { waveId: id, secrets })
    await writeAddendum(trx, id, { kind: 'slips', printed: count, slips: before + count })
    await recordAction(trx, { processId, action: 'wave.slips-printed', details: { label, slips: count } })
  })
  return { pdfs, label: wave.label }
}

/** The questions that the wave asks now, corrected ones included, with the choices of its frozen tree. */
async function getPaperParts(ctx: Ctx, wave: Wave): Promise<SlipsProps['parts']> {
  const { definition, questionnaire, tree } = await getFrozenWave(ctx, wave.id)
  const { contacts } = await getSettings(ctx, wave.processId)
  const written = contacts.length ? contactLines(contacts) : wave.contact
  const groups = groupChoices(tree, asksSome(questionnaire))
  const parts = (locale: Locale) => paperQuestions(definition, groups, written, locale)
  return { fr: parts('fr'), en: parts('en') }
}

function dealSheets(
  teams: readonly SlipTeam[],
  secrets: readonly string[],
  waveId: string,
  baseUrl: string,
): SlipSheets[] {
  let dealt = 0
  return teams.map(({ label, locale, format, count }) => {
    dealt += count
    const slips = secrets.slice(dealt - count, dealt).map((secret) => ({
      link: `${baseUrl}/e/${waveId}#${secret}`,
      code: slipCode(secret, waveId).map(spacedSlipLine),
    }))
    return { label, locale, format, slips }
  })
}
