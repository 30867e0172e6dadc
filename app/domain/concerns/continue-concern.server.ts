import type { AnonymousCtx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { addMessage } from './internal/add-message.server.ts'
import { findConcern } from './internal/find-concern.server.ts'
import { readableFrom } from './readable-from.ts'

/**
 * Goes on in a thread, by its code.
 * @param code as it was typed
 * @param body of `messageSchema`
 * @param secret the server secret
 * @throws DomainError `concerns.unknown-code` (404); `concerns.closed` (409) once the démarche is archived; `concerns.full` (409)
 */
export async function continueConcern(
  ctx: AnonymousCtx,
  { code, body, secret }: { code: string; body: string; secret: Buffer },
): Promise<void> {
  const found = await findConcern(ctx, code, secret)
  if (found.archived) throw new DomainError('concerns.closed', 409)
  await addMessage(ctx, found.id, { author: 'author', body, readable_on: readableFrom(ctx.now()) })
}
