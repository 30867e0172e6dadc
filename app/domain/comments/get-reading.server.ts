import { randomInt } from 'node:crypto'
import { may } from '#app/domain/accounts/permissions.ts'
import { getFrozenWave } from '#app/domain/consultations/frame.server.ts'
import type { Ctx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import type { LocalizedText } from '#app/i18n/index.ts'
import { findComment } from './internal/find-comment.server.ts'
import { createNameBook, type Proposal, proposeMasks } from './propose-masks.ts'

/** One comment as a moderator reads it. */
export interface Reading {
  waveId: string
  label: string
  question: { code: string; title: LocalizedText }
  body: string
  proposals: Proposal[]
  /** Comments of this question that nobody has read, this one included. */
  left: number
}

/**
 * An unread comment, with what may be masked in it; null once somebody has read it.
 * @throws DomainError `forbidden` to who may not moderate; `not-found` (404) in another démarche
 */
export async function getReading(
  ctx: Ctx,
  input: { processId: string; commentId: string },
): Promise<Reading | null> {
  requireModerator(ctx, input.processId)
  const comment = await findComment(ctx, input)
  if (comment?.moderation !== 'unread') return null
  const { waveId, label, question, body } = comment
  const { questionnaire } = await getFrozenWave(ctx, waveId)
  const asked = questionnaire.questions.find(({ code }) => code === question)
  const persons = await ctx.db
    .selectFrom('persons')
    .select(['given_name as givenName', 'family_name as familyName'])
    .where('process_id', '=', input.processId)
    .execute()
  const { n } = await unreadOf(ctx, { waveId, question })
    .select(({ fn }) => fn.countAll<string>().as('n'))
    .executeTakeFirstOrThrow()
  return {
    ...{ waveId, label, body },
    question: { code: question, title: asked?.title ?? { fr: question, en: question } },
    proposals: proposeMasks(body, createNameBook(persons)),
    left: Number(n),
  }
}

/**
 * An unread comment of a question, drawn at random so that two moderators seldom hold the same one; null when all are read.
 * @throws DomainError `forbidden`
 */
export async function drawUnread(
  ctx: Ctx,
  input: { processId: string; waveId: string; question: string },
): Promise<string | null> {
  requireModerator(ctx, input.processId)
  const rows = await unreadOf(ctx, input)
    .innerJoin('waves', 'waves.id', 'comments.wave_id')
    .innerJoin('consultations', 'consultations.id', 'waves.consultation_id')
    .select('comments.id')
    .where('consultations.process_id', '=', input.processId)
    .execute()
  return rows.length === 0 ? null : rows[randomInt(rows.length)]!.id
}

function unreadOf(ctx: Ctx, { waveId, question }: { waveId: string; question: string }) {
  return ctx.db
    .selectFrom('comments')
    .where('comments.wave_id', '=', waveId)
    .where('comments.question', '=', question)
    .where('comments.moderation', '=', 'unread')
}

/** @throws DomainError `forbidden` (403) */
export function requireModerator(ctx: Ctx, processId: string): void {
  if (!may(ctx.actor, 'comment.moderate', processId)) throw new DomainError('forbidden', 403)
}
