import type { Ctx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { recordAction } from '#app/domain/journal/record-action.server.ts'
import type { ClosedPeriodInput } from './schema.ts'

/** More would be a mistake, and each date of the calendar is compared with all of them. */
const mostPeriods = 100

/**
 * Adds days on which nothing of a démarche opens nor closes.
 * @throws DomainError `calendar.too-many-periods` (422)
 */
export async function addClosedPeriod(ctx: Ctx, processId: string, input: ClosedPeriodInput): Promise<void> {
  const { origin, label, from, to } = input
  await ctx.db.transaction().execute(async (db) => {
    await db.selectFrom('processes').select('id').where('id', '=', processId).forUpdate().execute()
    const { count } = await db
      .selectFrom('closed_periods')
      .select(db.fn.countAll<string>().as('count'))
      .where('process_id', '=', processId)
      .executeTakeFirstOrThrow()
    if (Number(count) >= mostPeriods) {
      throw new DomainError('calendar.too-many-periods', 422, { max: mostPeriods })
    }
    const row = { process_id: processId, origin, label, from_on: from, to_on: to }
    await db.insertInto('closed_periods').values(row).execute()
    const details = { label, from, to }
    await recordAction({ ...ctx, db }, { processId, action: 'calendar.period-added', details })
  })
}
