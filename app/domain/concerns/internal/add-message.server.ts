import type { AnyCtx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import type { ConcernMessagesTable } from '#db/schema/concerns.ts'

/** A thread is a conversation, not a place to fill a disk. */
const mostMessages = 60

/** Adds the next message of a thread, whoever else writes at that instant. @throws DomainError `concerns.full` (409) */
export async function addMessage(
  ctx: AnyCtx,
  concernId: string,
  message: Pick<ConcernMessagesTable, 'author' | 'body' | 'readable_on'>,
): Promise<void> {
  await ctx.db.transaction().execute(async (db) => {
    await db.selectFrom('concerns').select('id').where('id', '=', concernId).forUpdate().execute()
    const { count } = await db
      .selectFrom('concern_messages')
      .select((row) => row.fn.countAll<string>().as('count'))
      .where('concern_id', '=', concernId)
      .executeTakeFirstOrThrow()
    if (Number(count) >= mostMessages) throw new DomainError('concerns.full', 409)
    await db
      .insertInto('concern_messages')
      .values({ concern_id: concernId, place: Number(count) + 1, ...message })
      .execute()
  })
}
