import type { Ctx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { recordAction } from '#app/domain/journal/record-action.server.ts'

/** @throws DomainError `not-found` (404) */
export async function removeClosedPeriod(ctx: Ctx, processId: string, periodId: string): Promise<void> {
  await ctx.db.transaction().execute(async (db) => {
    const removed = await db
      .deleteFrom('closed_periods')
      .where('process_id', '=', processId)
      .where('id', '=', periodId)
      .returning(['label', 'from_on as from', 'to_on as to'])
      .executeTakeFirst()
    if (!removed) throw new DomainError('not-found', 404)
    await recordAction({ ...ctx, db }, { processId, action: 'calendar.period-removed', details: removed })
  })
}
