import { sql } from 'kysely'
import type { Ctx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { recordAction } from '#app/domain/journal/record-action.server.ts'
import { findUndoProblem } from './internal/find-undo-problem.server.ts'
import { lockDirectory, lockLaunches } from './internal/lock-directory.server.ts'
import { restoreChanges } from './internal/restore-changes.server.ts'
import { requireWhole } from './internal/scope.server.ts'

/**
 * Puts the directory back as it was before the last import of its kind: what it added goes, what it changed or took away
 * comes back, deliveries of closed waves included. One transaction; run twice, the second finds it undone.
 * @throws DomainError `not-found`; `forbidden`; `import.undo-not-last` when it is not the last one written, or was undone;
 *   `import.undo-late` after 30 days or an erasure; `import.undo-changed` when something of it was changed since;
 *   `import.undo-frozen` when a wave that is not closed invites somebody it added
 */
export async function undoImport(ctx: Ctx, input: { processId: string; importId: string }): Promise<void> {
  requireWhole(ctx, 'directory.import', input.processId)
  await ctx.db.transaction().execute(async (trx) => {
    const within = { ...ctx, db: trx }
    await lockDirectory(within, input.processId)
    await lockLaunches(within, input.processId)
    const row = await trx
      .selectFrom('directory_imports')
      .select(['kind'])
      .where('process_id', '=', input.processId)
      .where('id', '=', input.importId)
      .executeTakeFirst()
    if (!row) throw new DomainError('not-found', 404)
    const problem = await findUndoProblem(within, input)
    if (problem) throw new DomainError(problem.code, 409, problem.params)
    const { rows } = await sql<{ added: number; changed: number; removed: number }>`
      select count(*) filter (where before is null)::integer as added,
        count(*) filter (where before is not null and after is not null)::integer as changed,
        count(*) filter (where after is null)::integer as removed
      from directory_changes where import_id = ${input.importId} and subject in ('employment', 'mandate', 'organisation')`.execute(
      trx,
    )
    await restoreChanges(within, input.importId)
    await trx
      .updateTable('directory_imports')
      .set({ state: 'undone', decisions: null })
      .where('id', '=', input.importId)
      .execute()
    await recordAction(within, {
      processId: input.processId,
      action: 'directory.import-undone',
      details: { list: row.kind, ...rows[0] },
    })
  })
}
