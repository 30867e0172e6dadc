import type { Ctx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { recordAction } from '#app/domain/journal/record-action.server.ts'
import { isUuid } from '#app/domain/uuid.ts'
import { reportHeading } from './compose-report.ts'
import { readDraft } from './internal/read-draft.server.ts'
import { readSources } from './internal/read-sources.server.ts'

/**
 * Deletes a report of which nothing was frozen. A frozen version stays for ever, and the draft with it, for a correction.
 * @throws DomainError `not-found` (404) · `reports.frozen` (409)
 */
export async function deleteDraft(
  ctx: Ctx,
  { processId, reportId }: { processId: string; reportId: string },
): Promise<void> {
  await ctx.db.transaction().execute(async (db) => {
    const trx = { ...ctx, db }
    // A freezing waits here, or is waited for; then the draft is read as it is.
    if (isUuid(reportId)) await lock(trx, { processId, reportId })
    const draft = await readDraft(trx, { processId, reportId })
    if (draft.lastNumber !== null) throw new DomainError('reports.frozen', 409)
    const title = reportHeading(draft, await readSources(trx, { ...draft, blocks: [] }), 'fr')
    await db.deleteFrom('reports').where('id', '=', draft.id).execute()
    await recordAction(trx, { processId, action: 'report.deleted', details: { title } })
  })
}

async function lock({ db }: Ctx, { processId, reportId }: { processId: string; reportId: string }) {
  const reports = db.selectFrom('reports').select('id').where('process_id', '=', processId)
  await reports.where('id', '=', reportId).forUpdate().execute()
}
