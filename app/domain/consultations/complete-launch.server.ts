import { createHash } from 'node:crypto'
import { type OpeningRecordProps, openingRecord } from '#app/documents/opening-record.server.ts'
import { getPublicUrn } from '#app/domain/ballots/queries.server.ts'
import { countedItems } from '#app/domain/disclosure/counted-items.ts'
import type { JobCtx } from '#app/domain/jobs/define-job.ts'
import { MailUnavailable } from '#app/domain/mail/transport.ts'
import { withFactsHash } from '#app/domain/records/record-document.ts'
import { getMailSender, getPaperEngine } from '#app/domain/settings/mail-sender.server.ts'
import { isWithdrawn } from '#app/domain/trustees/queries.server.ts'
import { type Locale, type LocalizedText, translator } from '#app/i18n/index.ts'
import { openingRecordToRepresentatives } from '#emails/opening-record-to-representatives.ts'
import { describeWaveAudience } from './audience.server.ts'
import { conductCeremony } from './conduct-ceremony.server.ts'
import { makeUrn } from './internal/make-urn.server.ts'
import { countInvited } from './invited-groups.server.ts'
import { findWave } from './queries.server.ts'
import { getRecordFacts, type RecordFacts } from './record-facts.server.ts'
import { dayOf } from './territory-time.ts'

/**
 * The worker's half of a launch (anonymity.md M0): checks that mail can leave, makes the keys, draws up the opening
 * record, hands it to the staff representatives, then declares the wave launched. May be killed anywhere and run again.
 * A mail server that refuses us puts the wave back to draft, with the reason; nothing was made yet. At level 2 the trustees
 * have their part in it first.
 */
export async function completeLaunch(ctx: JobCtx, waveId: string): Promise<void> {
  const wave = await findWave(ctx, waveId)
  if (wave?.state !== 'launching') return
  if (wave.level === 2) {
    if (!(await conductCeremony(ctx, wave))) return
  } else {
    if (!(await getPublicUrn(ctx, waveId)) && !(await mailAnswers(ctx))) return backToDraft(ctx, waveId)
    await makeUrn(ctx, waveId)
  }
  const facts = await getRecordFacts(ctx, waveId)
  const record = await drawUpRecord(ctx, facts)
  if (!(await handToRepresentatives(ctx, facts, record))) {
    return noteProblem(ctx, waveId, 'launch.representatives-refused')
  }
  await declareLaunched(ctx, waveId)
}

/** Unless its pilot has taken the launch back meanwhile, which the next run then does. */
async function declareLaunched(ctx: JobCtx, waveId: string): Promise<void> {
  await ctx.db.transaction().execute(async (db) => {
    await db.selectFrom('waves').select('id').where('id', '=', waveId).forUpdate().execute()
    if (await isWithdrawn({ ...ctx, db }, waveId)) return
    await db
      .updateTable('waves')
      .set({ state: 'launched' })
      .where('id', '=', waveId)
      .where('state', '=', 'launching')
      .execute()
  })
}

interface DrawnRecord {
  pdf: Buffer
  sha256: Buffer
}

/** Draws up the record once: a run after a crash hands on the very same document. */
async function drawUpRecord(ctx: JobCtx, facts: RecordFacts): Promise<DrawnRecord> {
  const stored = await findRecord(ctx, facts.wave.id)
  if (stored) return stored
  const invited = await countInvited(ctx, facts.wave.id, {
    tree: facts.frozen.tree,
    invited: facts.urn.invited,
  })
  const data = openingProps(facts, await recordedAudience(ctx, facts), invited, dayOf(ctx.now()))
  const engine = await getPaperEngine(ctx, facts.wave.processId)
  const pdf = Buffer.from(await openingRecord(withFactsHash('opening', data), engine))
  const sha256 = createHash('sha256').update(pdf).digest()
  await ctx.db
    .insertInto('records')
    .values({ wave_id: facts.wave.id, kind: 'opening', data, pdf, sha256, recorded_on: data.recordedOn })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return (await findRecord(ctx, facts.wave.id))!
}

function findRecord(ctx: JobCtx, waveId: string): Promise<DrawnRecord | undefined> {
  return ctx.db
    .selectFrom('records')
    .select(['pdf', 'sha256'])
    .where('wave_id', '=', waveId)
    .where('kind', '=', 'opening')
    .executeTakeFirst()
}

async function mailAnswers(ctx: JobCtx): Promise<boolean> {
  try {
    await ctx.mail.verify()
    return true
  } catch (error) {
    if (error instanceof MailUnavailable) return false
    throw error
  }
}

async function backToDraft(ctx: JobCtx, waveId: string): Promise<void> {
  await ctx.db.transaction().execute(async (trx) => {
    await trx.deleteFrom('deliveries').where('wave_id', '=', waveId).execute()
    await trx.deleteFrom('wave_nodes').where('wave_id', '=', waveId).execute()
    await trx
      .updateTable('waves')
      .set({ state: 'draft', definition_hash: null })
      .where('id', '=', waveId)
      .where('state', '=', 'launching')
      .execute()
    await noteProblem({ ...ctx, db: trx }, waveId, 'launch.mail-refused')
  })
}

async function noteProblem(ctx: JobCtx, waveId: string, code: string): Promise<void> {
  await ctx.db
    .updateTable('wave_notices')
    .set({ launch_problem: code })
    .where('wave_id', '=', waveId)
    .execute()
}

/** Of a test wave: the team, and the rules whose groups it tries. */
async function recordedAudience(ctx: JobCtx, { wave }: RecordFacts): Promise<LocalizedText> {
  const words = await describeWaveAudience(ctx, wave)
  if (!wave.test) return words
  const team = (locale: Locale) => translator(locale)('prepare:audience.team', { words: words[locale] })
  return { fr: team('fr'), en: team('en') }
}

function openingProps(
  { wave, demarche, frozen, urn, printed }: RecordFacts,
  audience: LocalizedText,
  invited: Map<string, number>,
  day: string,
): OpeningRecordProps {
  const ladders = new Map<string, number[]>()
  for (const item of countedItems(frozen.questionnaire)) {
    ladders.set(
      item.question,
      item.ladder.map((step) => step.classes),
    )
  }
  return {
    locale: 'fr',
    territory: demarche.epciName,
    processName: demarche.name,
    wave: printed,
    who: wave.who,
    why: wave.why,
    contact: wave.contact,
    languages: ['fr', 'en'],
    representativesEmail: wave.representativesEmail,
    audience,
    invited: urn.invited,
    issueFingerprint: urn.issueFingerprint,
    urnPublicKey: urn.urnPublic.toString('hex'),
    definitionHash: wave.definitionHash!.toString('hex'),
    ballotLength: urn.ballotLength,
    groups: frozen.tree.map((node) => ({ ...node, invited: invited.get(node.id) ?? null })),
    second: frozen.frame.second && {
      code: frozen.frame.second.question,
      first: frozen.frame.second.first.label,
      others: frozen.frame.second.others.label,
    },
    k: frozen.frame.k,
    m: frozen.frame.m,
    questions: frozen.questionnaire.questions.map((question) => ({
      code: question.code,
      title: question.title,
      kind: question.kind,
      ladder: ladders.get(question.code) ?? [],
      ...(question.askedOf ? { askedOf: question.askedOf } : {}),
    })),
    recordedOn: day,
  }
}

/** @returns false when their mail server refuses the address: the pilot has to correct it, nothing leaves meanwhile */
async function handToRepresentatives(
  ctx: JobCtx,
  { wave, demarche, urn }: RecordFacts,
  { pdf, sha256 }: DrawnRecord,
): Promise<boolean> {
  if (!wave.representativesEmail) return true
  const { headers, accent } = await getMailSender(ctx, wave.processId)
  const { subject, html, text } = openingRecordToRepresentatives({
    locale: 'fr',
    accent,
    organisation: demarche.epciName,
    process: demarche.name,
    title: wave.title.fr,
    opensAt: wave.opensAt!,
    closesAt: wave.closesAt!,
    invited: urn.invited,
    issueFingerprint: urn.issueFingerprint,
    recordHash: sha256.toString('hex'),
    testWave: wave.test,
  })
  const outcome = await ctx.mail.send({
    ...headers,
    to: { name: '', address: wave.representativesEmail },
    locale: 'fr',
    subject,
    html,
    text,
    attachments: [
      { filename: `proces-verbal-ouverture-${wave.label}.pdf`, content: pdf, contentType: 'application/pdf' },
    ],
  })
  return outcome.state === 'accepted'
}
