import { sql } from 'kysely'
import type { Ctx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { decide, type ImportChoices } from './import-choices.ts'
import { loadImport } from './internal/load-import.server.ts'
import { requireWhole } from './internal/scope.server.ts'
import type { ImportDecisions } from './schema.ts'

/**
 * Keeps what the pilot answered in a preview; the directory is not touched.
 * @throws DomainError `not-found`; `import.not-open` once the import is confirmed
 */
export async function decideImport(
  ctx: Ctx,
  input: { processId: string; importId: string; choices: ImportChoices },
): Promise<void> {
  requireWhole(ctx, 'directory.import', input.processId)
  const loaded = await loadImport(ctx, input)
  await keepDecisions(ctx, input, decide(loaded.decisions, input.choices, loaded.preview, loaded.employers))
}

/** @throws DomainError `import.not-open` once the import is confirmed */
export async function keepDecisions(
  ctx: Ctx,
  input: { processId: string; importId: string },
  decisions: ImportDecisions,
): Promise<void> {
  const { numUpdatedRows } = await ctx.db
    .updateTable('directory_imports')
    .set({ decisions: sql`${JSON.stringify(decisions)}::jsonb` })
    .where('process_id', '=', input.processId)
    .where('id', '=', input.importId)
    .where('state', 'in', ['previewed', 'failed'])
    .executeTakeFirstOrThrow()
  if (numUpdatedRows === 0n) throw new DomainError('import.not-open', 409)
}
