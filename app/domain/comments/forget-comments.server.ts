import { sql } from 'kysely'
import type { AnonymousCtx } from '#app/domain/context.ts'
import { noteErasure } from '#app/domain/erasures/sweep-erased.server.ts'
import { recordAction } from '#app/domain/journal/record-action.server.ts'

/**
 * Erases the comments of every wave of a démarche, read or not. One transaction; done again, it finds nothing. What moderators
 * counted stays, and what was frozen in a report.
 * @returns how many comments were erased
 */
export async function forgetComments(ctx: AnonymousCtx, processId: string): Promise<number> {
  return await ctx.db.transaction().execute(async (db) => {
    const { numAffectedRows } = await sql`
      delete from comments using waves, consultations
      where comments.wave_id = waves.id and consultations.id = waves.consultation_id
        and consultations.process_id = ${processId}`.execute(db)
    const comments = Number(numAffectedRows ?? 0)
    if (comments > 0) {
      await recordAction({ ...ctx, db }, { processId, action: 'comments.forgotten', details: { comments } })
      await noteErasure({ ...ctx, db })
    }
    return comments
  })
}
