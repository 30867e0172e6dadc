import { sql } from 'kysely'
import { dayOf } from '#app/domain/consultations/territory-time.ts'
import type { Ctx } from '#app/domain/context.ts'
import { noteErasure } from '#app/domain/erasures/sweep-erased.server.ts'
import { DomainError } from '#app/domain/errors.ts'
import { recordAction } from '#app/domain/journal/record-action.server.ts'
import type { CommentCountsTable } from '#db/schema/consultations.ts'
import { requireModerator } from './get-reading.server.ts'
import { type FoundComment, findComment } from './internal/find-comment.server.ts'
import { maskPassages } from './mask-passages.ts'
import type { WithholdReason } from './schema.ts'

interface Which {
  processId: string
  commentId: string
}

/**
 * Keeps a comment without the passages to mask, and forgets what they said: only their number is counted.
 * @param passages as the text has them, or in other accents and case; empty ones are passed over
 * @throws DomainError `forbidden`; `not-found` (404) in another démarche; `comments.already-read` (409) when somebody read
 *   it meanwhile; `comments.passage-missing` (422) when the text doesn't hold a passage: nothing is changed
 */
export async function confirmComment(
  ctx: Ctx,
  input: Which & { passages: readonly string[] },
): Promise<{ waveId: string; question: string }> {
  return await decide(ctx, input, async (within, comment) => {
    const { text, masked } = maskOrRefuse(comment.body, input.passages)
    await within.db
      .updateTable('comments')
      .set({ body: text, moderation: 'confirmed' })
      .where('id', '=', comment.id)
      .execute()
    if (masked > 0) {
      await count(within, comment, 'masked', masked)
      await noteErasure(within)
    }
    await recordReading(within, input.processId, comment)
  })
}

/**
 * Erases a comment that must not be shown, masked or not; only the reason is counted.
 * @throws DomainError `forbidden`; `not-found` (404) in another démarche; `comments.already-read` (409)
 */
export async function withholdComment(
  ctx: Ctx,
  input: Which & { reason: WithholdReason },
): Promise<{ waveId: string; question: string }> {
  return await decide(ctx, input, async (within, comment) => {
    await within.db.deleteFrom('comments').where('id', '=', comment.id).execute()
    await count(within, comment, input.reason, 1)
    await noteErasure(within)
    const { label, question } = comment
    await recordAction(within, {
      processId: input.processId,
      action: 'comments.withheld',
      details: { label, question, reason: input.reason },
    })
  })
}

/**
 * The text as it would be kept.
 * @throws DomainError `comments.passage-missing` (422), with the first passage that the text doesn't hold
 */
export function maskOrRefuse(body: string, passages: readonly string[]): { text: string; masked: number } {
  const { text, masked, missing } = maskPassages(body, passages)
  const [first] = missing
  if (first !== undefined)
    throw new DomainError('comments.passage-missing', 422, { field: 'typed', passage: first.slice(0, 80) })
  return { text, masked }
}

/** One moderator at a time in a wave, so that the one who reads the last comment of a question knows it. */
async function decide(
  ctx: Ctx,
  which: Which,
  act: (within: Ctx, comment: FoundComment) => Promise<void>,
): Promise<{ waveId: string; question: string }> {
  requireModerator(ctx, which.processId)
  return await ctx.db.transaction().execute(async (trx) => {
    const within = { ...ctx, db: trx }
    const seen = await findComment(within, which)
    if (seen) await lockWave(within, seen.waveId)
    const comment = seen && (await findComment(within, which))
    if (comment?.moderation !== 'unread') throw new DomainError('comments.already-read', 409)
    await act(within, comment)
    await recordCompletion(within, which.processId, comment)
    return { waveId: comment.waveId, question: comment.question }
  })
}

async function lockWave({ db }: Ctx, waveId: string): Promise<void> {
  await db
    .selectFrom('wave_notices')
    .select('wave_id')
    .where('wave_id', '=', waveId)
    .forNoKeyUpdate()
    .execute()
}

async function count(
  ctx: Ctx,
  { waveId, question }: FoundComment,
  kind: CommentCountsTable['kind'],
  n: number,
): Promise<void> {
  await ctx.db
    .insertInto('comment_counts')
    .values({ wave_id: waveId, question, kind, n })
    .onConflict((conflict) =>
      conflict
        .columns(['wave_id', 'question', 'kind'])
        .doUpdateSet({ n: sql`comment_counts.n + excluded.n` }),
    )
    .execute()
}

/** One line a day for each moderator and question: a line for each comment would bury the rest of the journal. */
async function recordReading(ctx: Ctx, processId: string, { label, question }: FoundComment): Promise<void> {
  const details = { label, question }
  const last = await ctx.db
    .selectFrom('journal')
    .select('at')
    .where('process_id', '=', processId)
    .where('account_id', '=', ctx.actor.accountId)
    .where('action', '=', 'comments.read')
    .where('details', '=', sql`${JSON.stringify(details)}::jsonb`)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (last && dayOf(last.at) === dayOf(ctx.now())) return
  await recordAction(ctx, { processId, action: 'comments.read', details })
}

async function recordCompletion(
  ctx: Ctx,
  processId: string,
  { waveId, label, question }: FoundComment,
): Promise<void> {
  const rows = await ctx.db
    .selectFrom('comments')
    .select(({ fn }) => ['moderation', fn.countAll<string>().as('n')])
    .where('wave_id', '=', waveId)
    .where('question', '=', question)
    .groupBy('moderation')
    .execute()
  if (rows.some(({ moderation }) => moderation === 'unread')) return
  const counts = await ctx.db
    .selectFrom('comment_counts')
    .select(['kind', 'n'])
    .where('wave_id', '=', waveId)
    .where('question', '=', question)
    .execute()
  const masked = counts.find(({ kind }) => kind === 'masked')?.n ?? 0
  const withheld = counts.reduce((sum, { kind, n }) => (kind === 'masked' ? sum : sum + n), 0)
  const confirmed = Number(rows[0]?.n ?? 0)
  await recordAction(ctx, {
    processId,
    action: 'comments.completed',
    details: { label, question, confirmed, masked, withheld },
  })
}
