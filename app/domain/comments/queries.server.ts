import { randomInt } from 'node:crypto'
import { may } from '#app/domain/accounts/permissions.ts'
import { getFrozenWave } from '#app/domain/consultations/frame.server.ts'
import { getWave, type Wave } from '#app/domain/consultations/queries.server.ts'
import type { AnyCtx, Ctx } from '#app/domain/context.ts'
import { fewestComments } from '#app/domain/disclosure/fewest-comments.ts'
import { DomainError } from '#app/domain/errors.ts'
import type { LocalizedText } from '#app/i18n/index.ts'
import { type WithholdReason, withholdReasons } from './schema.ts'

/** What moderation is at, for one open question of a closed wave. */
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
 * Where moderation is at for each open question of a wave, in the order of the questionnaire.
 * @throws DomainError `not-found` (404) in another démarche or before the launch
 */
export async function listModeration(
  ctx: Ctx,
  { processId, waveId }: { processId: string; waveId: string },
): Promise<{ wave: Wave; questions: QuestionComments[] }> {
  const wave = await getWave(ctx, processId, waveId)
  if (!seesComments(ctx, processId)) throw new DomainError('forbidden', 403)
  if (wave.phase !== 'closed') return { wave, questions: [] }
  const { questionnaire } = await getFrozenWave(ctx, waveId)
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
  const questions = questionnaire.questions.flatMap(({ code, kind, title }) => {
    if (kind !== 'text') return []
    const stored = (state: 'unread' | 'confirmed') =>
      Number(rows.find((row) => row.question === code && row.moderation === state)?.n ?? 0)
    const counted = (what: string) => counts.find((row) => row.question === code && row.kind === what)?.n ?? 0
    const [unread, confirmed] = [stored('unread'), stored('confirmed')]
    const withheld = Object.fromEntries(
      withholdReasons.map((reason) => [reason, counted(reason)]).filter(([, n]) => n),
    )
    const shown = unread === 0 && confirmed >= fewestComments
    return [{ code, title, unread, confirmed, masked: counted('masked'), withheld, shown }]
  })
  return { wave, questions }
}

function seesComments(ctx: Ctx, processId: string): boolean {
  return may(ctx.actor, 'comment.moderate', processId) || may(ctx.actor, 'comment.read', processId)
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
