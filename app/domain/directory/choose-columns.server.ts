import { sql } from 'kysely'
import type { Ctx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { type ColumnChoices, toColumns } from './column-choices.ts'
import { headingsHash } from './internal/headings-hash.server.ts'
import { requireWhole } from './internal/scope.server.ts'
import { readDirectoryFile } from './read-directory-file.server.ts'
import { chosenColumnsSchema } from './schema.ts'

/**
 * Reads a previewed file from another sheet, or its fields from other columns. Columns are remembered for the next file of
 * the démarche with the same headings.
 * @param input.columns what the form says of each field; null: columns as they are recognised
 * @throws DomainError `not-found`; `forbidden`; `import.not-open` once confirmed; `import.…` when the sheet can't be read:
 *   nothing is then changed
 */
export async function chooseColumns(
  ctx: Ctx,
  input: { processId: string; importId: string; sheet: string | null; columns: ColumnChoices | null },
): Promise<void> {
  const { processId, importId } = input
  requireWhole(ctx, 'directory.import', processId)
  const row = await ctx.db
    .selectFrom('directory_imports')
    .select(['content', 'state', 'kind', 'columns', 'sheet'])
    .where('process_id', '=', processId)
    .where('id', '=', importId)
    .executeTakeFirst()
  if (!row) throw new DomainError('not-found', 404)
  if (row.state !== 'previewed' && row.state !== 'failed') throw new DomainError('import.not-open', 409)
  const before = row.columns ? chosenColumnsSchema.parse(row.columns) : null
  const same = input.sheet === row.sheet
  const { locale } = ctx.actor
  const asIs = { sheet: input.sheet, columns: same ? before : null }
  const read = await readDirectoryFile(row.content, row.kind, asIs, locale)
  const columns =
    input.columns && toColumns(row.kind, input.columns, read.columns.columns, read.headings.length)
  const file = await readDirectoryFile(row.content, row.kind, { sheet: input.sheet, columns }, locale)
  await ctx.db.transaction().execute(async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('directory_imports')
      .set({
        sheet: input.sheet,
        columns: columns ? sql`${JSON.stringify(columns)}::jsonb` : null,
        total: file.rows.length,
      })
      .where('id', '=', importId)
      .where('state', 'in', ['previewed', 'failed'])
      .executeTakeFirstOrThrow()
    if (numUpdatedRows === 0n) throw new DomainError('import.not-open', 409)
    const headings = headingsHash(file.key)
    const of = { process_id: processId, kind: row.kind, headings }
    if (!columns) {
      await trx
        .deleteFrom('directory_columns')
        .where('process_id', '=', processId)
        .where('kind', '=', row.kind)
        .where('headings', '=', headings)
        .execute()
      return
    }
    const json = sql`${JSON.stringify(columns)}::jsonb`
    await trx
      .insertInto('directory_columns')
      .values({ ...of, columns: json })
      .onConflict((conflict) =>
        conflict.columns(['process_id', 'kind', 'headings']).doUpdateSet({ columns: json }),
      )
      .execute()
  })
}
