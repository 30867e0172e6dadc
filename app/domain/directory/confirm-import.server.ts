import { isDeepStrictEqual } from 'node:util'
import type { Ctx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { enqueue } from '#app/domain/jobs/enqueue.server.ts'
import { keepDecisions } from './decide-import.server.ts'
import { decide, type ImportChoices } from './import-choices.ts'
import { loadImport, sealPreview } from './internal/load-import.server.ts'
import { lockDirectory } from './internal/lock-directory.server.ts'
import { requireWhole } from './internal/scope.server.ts'
import { applyImportJob } from './jobs.server.ts'

/**
 * Confirms a previewed file and asks the worker to write it. The state and the job are one transaction.
 * @param input.seal of the preview the pilot read; her choices since then are added to it
 * @throws DomainError `not-found`; `import.not-open` when it was confirmed already; `import.changed-since` when the
 *   directory changed after she read it; `import.unresolved` while a line awaits an answer; `import.nothing` when the file
 *   changes nothing; `import.busy` while another import of the démarche is being written
 */
export async function confirmImport(
  ctx: Ctx,
  input: { processId: string; importId: string; seal: string; choices: ImportChoices },
): Promise<void> {
  requireWhole(ctx, 'directory.import', input.processId)
  const loaded = await loadImport(ctx, input)
  if (loaded.state === 'confirmed') throw new DomainError('import.not-open', 409)
  if (sealPreview(loaded.preview) !== input.seal) throw new DomainError('import.changed-since', 409)
  const decisions = decide(loaded.decisions, input.choices, loaded.preview, loaded.employers)
  // Kept even when the rest is refused: nothing she ticked is lost.
  await keepDecisions(ctx, input, decisions)
  const unchanged = isDeepStrictEqual(decisions, loaded.decisions)
  const { counts } = unchanged ? loaded.preview : loaded.previewWith(decisions)
  if (counts.questions > 0) throw new DomainError('import.unresolved', 422, { count: counts.questions })
  if (counts.new + counts.changed + counts.removed === 0) throw new DomainError('import.nothing', 422)

  await ctx.db.transaction().execute(async (trx) => {
    const within = { ...ctx, db: trx }
    await lockDirectory(within, input.processId)
    const running = await trx
      .selectFrom('directory_imports')
      .select('id')
      .where('process_id', '=', input.processId)
      .where('state', '=', 'confirmed')
      .executeTakeFirst()
    if (running) throw new DomainError(running.id === input.importId ? 'import.not-open' : 'import.busy', 409)
    const { numUpdatedRows } = await trx
      .updateTable('directory_imports')
      .set({ state: 'confirmed', done: 0, account_id: ctx.actor.accountId })
      .where('process_id', '=', input.processId)
      .where('id', '=', input.importId)
      .where('state', 'in', ['previewed', 'failed'])
      .executeTakeFirstOrThrow()
    if (numUpdatedRows === 0n) throw new DomainError('import.not-open', 409)
    await enqueue(within, applyImportJob, { importId: input.importId })
  })
}
