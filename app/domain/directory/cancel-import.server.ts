import type { Ctx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { requireWhole } from './internal/scope.server.ts'

/**
 * Forgets a file that was not confirmed, content included.
 * @throws DomainError `not-found`; `import.not-open` once it is confirmed
 */
export async function cancelImport(ctx: Ctx, input: { processId: string; importId: string }): Promise<void> {
  requireWhole(ctx, 'directory.import', input.processId)
  const row = await ctx.db
    .selectFrom('directory_imports')
    .select('state')
    .where('process_id', '=', input.processId)
    .where('id', '=', input.importId)
    .executeTakeFirst()
  if (!row) throw new DomainError('not-found', 404)
  const { numDeletedRows } = await ctx.db
    .deleteFrom('directory_imports')
    .where('process_id', '=', input.processId)
    .where('id', '=', input.importId)
    .where('state', 'in', ['previewed', 'failed'])
    .executeTakeFirstOrThrow()
  if (numDeletedRows === 0n) throw new DomainError('import.not-open', 409)
}
