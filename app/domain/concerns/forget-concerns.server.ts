import type { AnonymousCtx } from '#app/domain/context.ts'
import { noteErasure } from '#app/domain/erasures/sweep-erased.server.ts'
import { recordAction } from '#app/domain/journal/record-action.server.ts'

/**
 * Erases the concerns of a démarche with their threads and what opens them, answered or not. One transaction; done again, it
 * finds nothing.
 * @returns how many concerns were erased
 */
export async function forgetConcerns(ctx: AnonymousCtx, processId: string): Promise<number> {
  return await ctx.db.transaction().execute(async (db) => {
    const { numDeletedRows } = await db
      .deleteFrom('concerns')
      .where('process_id', '=', processId)
      .executeTakeFirst()
    const concerns = Number(numDeletedRows)
    if (concerns > 0) {
      await recordAction({ ...ctx, db }, { processId, action: 'concerns.forgotten', details: { concerns } })
      await noteErasure({ ...ctx, db })
    }
    return concerns
  })
}
