import type { Ctx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { recordAction } from '#app/domain/journal/record-action.server.ts'
import { localDay } from './local-day.ts'
import type { ResultsContent } from './results-content.ts'

/**
 * Makes the results of a wave visible to the committees and the other readers of the démarche. It can't be taken back.
 * Publishing it again changes nothing, not even the date.
 * @throws DomainError `not-found` (404) when the démarche has no such results · `results.test` (409) for a test wave, which is
 *   kept apart from everything
 */
export async function publishResults(
  ctx: Ctx,
  input: { processId: string; resultsId: string },
): Promise<void> {
  const { processId, resultsId } = input
  await ctx.db.transaction().execute(async (db) => {
    const results = await db
      .selectFrom('results')
      .select(['content', 'published_on'])
      .where('id', '=', resultsId)
      .where('process_id', '=', processId)
      .forUpdate()
      .executeTakeFirst()
    if (!results) throw new DomainError('not-found', 404)
    const { wave, number } = results.content as ResultsContent
    if (wave.test) throw new DomainError('results.test', 409)
    if (results.published_on) return
    await db
      .updateTable('results')
      .set({ published_on: localDay(ctx.now()) })
      .where('id', '=', resultsId)
      .execute()
    const details = { label: wave.label, number }
    await recordAction({ ...ctx, db }, { processId, action: 'results.published', details })
  })
}
