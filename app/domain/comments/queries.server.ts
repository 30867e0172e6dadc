import { randomInt } from 'node:crypto'
import { may } from '#app/domain/accounts/permissions.ts'
import { getFrozenWave } from '#app/domain/consultations/frame.server.ts'
import { listWaves } from '#app/domain/consultations/queries.server.ts'
import type { AnyCtx, Ctx } from '#app/domain/context.ts'
import { fewestComments } from '#app/domain/disclosure/fewest-comments.ts'
import { DomainError } from '#app/domain/errors.ts'
import type { LocalizedText } from '#app/i18n/index.ts'
import { requireModerator } from './get-reading.server.ts'
import { type WithholdReason, withholdReasons } from './schema.ts'

/** Where moderation is at, for one open question of a closed wave. */
export interface QuestionComments {
  code: string
  title: LocalizedText
  /** Never read by anybody yet. */
  unread: number
  confirmed: number
  /** Passages masked in the confirmed ones. */
  masked: number
  /** Comments not kept, by reason; they are erased. */
  withheld: Partial<Record<WithholdReason, number>>
  /** Whether its comments may be shown: all are read, and as many are left as R9 asks. */
  shown: boolean
}

/** A closed wave that has, or had, comments. */
export interface WaveComments {
  waveId: string
  label: string
  title: LocalizedText
  test: boolean
  questions: QuestionComments[]
}

/**
 * The comments of a question that may be shown (disclosure.md, R9): territory level, masked, in an order drawn at each call.
 * None while one of the question is unread, so that nobody chooses which are read first; none when fewer than ten are left.
 */
export async function listShownComments(
  ctx: AnyCtx,
  { waveId, question }: { waveId: string; question: string },
): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('comments')
    .select(['body', 'moderation'])
    .where('wave_id', '=', waveId)
    .where('question', '=', question)
    .execute()
  if (rows.length < fewestComments || rows.some(({ moderation }) => moderation === 'unread')) return []
  return drawn(rows.map(({ body }) => body))
}

/**
 * What moderators have to do in a démarche: the closed waves with comments, newest first.
 * @throws DomainError `forbidden`
 */
export async function listModeration(ctx: Ctx, processId: string): Promise<WaveComments[]> {
  requireModerator(ctx, processId)
  return await listCommented(ctx, processId, () => true)
}

/**
 * The waves whose comments the actor may read once moderated: those whose results are published, as every reader sees them
 * on the same day; whoever publishes sees all.
 * @throws DomainError `forbidden`
 */
export async function listReadable(ctx: Ctx, processId: string): Promise<WaveComments[]> {
  if (!may(ctx.actor, 'comment.read', processId)) throw new DomainError('forbidden', 403)
  if (may(ctx.actor, 'report.publish', processId)) return await listCommented(ctx, processId, () => true)
  const rows = await ctx.db
    .selectFrom('results')
    .select('wave_id')
    .where('process_id', '=', processId)
    .where('published_on', 'is not', null)
    .execute()
  const published = new Set(rows.map(({ wave_id }) => wave_id))
  return await listCommented(ctx, processId, (waveId) => published.has(waveId))
}

/**
 * The comments of a wave, by question, for who may read them; `bodies` is empty for a question not shown.
 * @throws DomainError `forbidden`; `not-found` (404) in another démarche, before the results are published, without comments
 */
export async function getComments(
  ctx: Ctx,
  { processId, waveId }: { processId: string; waveId: string },
): Promise<WaveComments & { questions: (QuestionComments & { bodies: string[] })[] }> {
  const wave = (await listReadable(ctx, processId)).find((each) => each.waveId === waveId)
  if (!wave) throw new DomainError('not-found', 404)
  const questions = await Promise.all(
    wave.questions.map(async (question) => ({
      ...question,
      bodies: await listShownComments(ctx, { waveId, question: question.code }),
    })),
  )
  return { ...wave, questions }
}

async function listCommented(
  ctx: Ctx,
  processId: string,
  seen: (waveId: string) => boolean,
): Promise<WaveComments[]> {
  const waves = (await listWaves(ctx, processId)).filter(({ id, phase }) => phase === 'closed' && seen(id))
  const found = await Promise.all(
    waves.map(async ({ id, label, title, test }) => ({
      ...{ waveId: id, label, title, test },
      questions: await countQuestions(ctx, id),
    })),
  )
  return found.filter(({ questions }) => questions.length > 0)
}

/** The open questions that keep comments, or kept some, in the order of the questionnaire. */
async function countQuestions(ctx: Ctx, waveId: string): Promise<QuestionComments[]> {
  const rows = await ctx.db
    .selectFrom('comments')
    .select(({ fn }) => ['question', 'moderation', fn.countAll<string>().as('n')])
    .where('wave_id', '=', waveId)
    .groupBy(['question', 'moderation'])
    .execute()
  const counts = await ctx.db
    .selectFrom('comment_counts')
    .select(['question', 'kind', 'n'])
    .where('wave_id', '=', waveId)
    .execute()
  if (rows.length + counts.length === 0) return []
  const { questionnaire } = await getFrozenWave(ctx, waveId)
  return questionnaire.questions.flatMap(({ code, title }) => {
    const ofQuestion = rows.filter(({ question }) => question === code)
    const done = counts.filter(({ question }) => question === code)
    if (ofQuestion.length + done.length === 0) return []
    const stored = (state: string) => Number(ofQuestion.find((row) => row.moderation === state)?.n ?? 0)
    const counted = (what: string) => done.find(({ kind }) => kind === what)?.n ?? 0
    const [unread, confirmed] = [stored('unread'), stored('confirmed')]
    const reasons = withholdReasons.map((reason) => [reason, counted(reason)] as const)
    const withheld = Object.fromEntries(reasons.filter(([, n]) => n > 0))
    const shown = unread === 0 && confirmed >= fewestComments
    return [{ code, title, unread, confirmed, masked: counted('masked'), withheld, shown }]
  })
}

/** The same texts in an order drawn anew (Fisher and Yates). */
function drawn(texts: readonly string[]): string[] {
  const order = [...texts]
  for (let last = order.length - 1; last > 0; last--) {
    const other = randomInt(last + 1)
    const held = order[last]!
    order[last] = order[other]!
    order[other] = held
  }
  return order
}
