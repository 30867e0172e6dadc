import type { Ctx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { localDay } from './local-day.ts'

/**
 * Makes a report visible to the committees and the other readers of the démarche. It can't be taken back.
 * Publishing it again changes nothing, not even the date.
 * @throws DomainError `not-found` (404) when the démarche has no such report
 */
export async function publishReport(ctx: Ctx, input: { processId: string; reportId: string }): Promise<void> {
  const result = await ctx.db
    .updateTable('reports')
    .set(({ fn, val }) => ({ published_on: fn.coalesce('published_on', val(localDay(ctx.now()))) }))
    .where('id', '=', input.reportId)
    .where('process_id', '=', input.processId)
    .executeTakeFirst()
  if (result.numUpdatedRows === 0n) throw new DomainError('not-found', 404)
}
