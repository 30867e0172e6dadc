import type { AnonymousCtx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { hashReceipt } from './internal/hash-receipt.server.ts'
import { readableFrom } from './readable-from.ts'
import { drawReceipt } from './receipt-code.ts'
import type { ConcernInput } from './schema.ts'

/**
 * Leaves a question or a concern, without an account.
 * @param concern of `concernSchema`
 * @param secret the server secret
 * @returns the code that opens the thread again; it is shown once, and can't be found again
 * @throws DomainError `not-found` (404) when there is no such démarche, or no such employer in it; `concerns.closed` (409) once
 *   it is archived
 */
export async function leaveConcern(
  ctx: AnonymousCtx,
  { processId, concern, secret }: { processId: string; concern: ConcernInput; secret: Buffer },
): Promise<string> {
  const code = drawReceipt()
  const receipt = await hashReceipt(code, secret)
  const { body, employerId, ...rest } = concern
  await ctx.db.transaction().execute(async (db) => {
    const found = await db
      .selectFrom('processes')
      .select('archived_at')
      .where('id', '=', processId)
      .forShare()
      .executeTakeFirst()
    if (!found) throw new DomainError('not-found', 404)
    if (found.archived_at) throw new DomainError('concerns.closed', 409)
    if (employerId) await requireEmployer({ ...ctx, db }, processId, employerId)
    const { id } = await db
      .insertInto('concerns')
      .values({ process_id: processId, receipt, employer_id: employerId, ...rest })
      .returning('id')
      .executeTakeFirstOrThrow()
    const message = { concern_id: id, place: 1, author: 'author' as const, body }
    await db
      .insertInto('concern_messages')
      .values({ ...message, readable_on: readableFrom(ctx.now()) })
      .execute()
  })
  return code
}

async function requireEmployer(ctx: AnonymousCtx, processId: string, employerId: string): Promise<void> {
  const employer = await ctx.db
    .selectFrom('employers')
    .select('id')
    .where('id', '=', employerId)
    .where('process_id', '=', processId)
    .executeTakeFirst()
  if (!employer) throw new DomainError('not-found', 404)
}
