import { dayAt } from '#app/domain/calendar/days.ts'
import type { Ctx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { addMessage } from './internal/add-message.server.ts'

/**
 * Answers a thread of this démarche; its author reads it as soon as she comes back. The desk asks for its own permission first.
 * @param body of `messageSchema`
 * @throws DomainError `not-found` (404); `concerns.full` (409)
 */
export async function answerConcern(
  ctx: Ctx,
  { processId, concernId, body }: { processId: string; concernId: string; body: string },
): Promise<void> {
  const found = await ctx.db
    .selectFrom('concerns')
    .select('id')
    .where('id', '=', concernId)
    .where('process_id', '=', processId)
    .executeTakeFirst()
  if (!found) throw new DomainError('not-found', 404)
  await addMessage(ctx, found.id, { author: 'desk', body, readable_on: dayAt(ctx.now()) })
}
