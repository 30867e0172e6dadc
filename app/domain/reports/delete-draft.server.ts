import type { Ctx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { recordAction } from '#app/domain/journal/record-action.server.ts'
import { readDraft } from './internal/read-draft.server.ts'

/**
 * Deletes a report of which nothing was frozen. A frozen version stays for ever, and the draft with it, for a correction.
 * @param title what the journal calls it
 * @throws DomainError `not-found` (404) · `reports.frozen` (409)
 */
export async function deleteDraft(
  ctx: Ctx,
  { processId, reportId, title }: { processId: string; reportId: string; title: string },
): Promise<void> {
  await ctx.db.transaction().execute(async (db) => {
    const trx = { ...ctx, db }
    const { id } = await readDraft(trx, { processId, reportId })
    // A freezing waits here, or is waited for; then the draft is read as it is.
    await db.selectFrom('reports').select('id').where('id', '=', id).forUpdate().execute()
    const { lastNumber } = await readDraft(trx, { processId, reportId })
    if (lastNumber !== null) throw new DomainError('reports.frozen', 409)
    await db.deleteFrom('reports').where('id', '=', id).execute()
    await recordAction(trx, { processId, action: 'report.deleted', details: { title } })
  })
}
