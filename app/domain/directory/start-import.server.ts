import { sql } from 'kysely'
import type { Ctx } from '#app/domain/context.ts'
import { daysKept } from './import-retention.ts'
import { headingsHash } from './internal/headings-hash.server.ts'
import { requireWhole } from './internal/scope.server.ts'
import type { DirectoryKind } from './kinds.ts'
import { readNewFile } from './read-directory-file.server.ts'
import { chosenColumnsSchema, importDecisionsSchema, noDecisions } from './schema.ts'

export { daysKept }

/** What a file is called on screen: its last part, one line, 120 characters. It is never a path. */
export function shownFileName(fileName: string): string {
  const last = fileName.split(/[/\\]/u).at(-1) ?? ''
  return (
    last
      .replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
      .trim()
      .slice(0, 120) || '—'
  )
}

/** Deletes the files uploaded, and what is needed to undo an import written, more than 30 days ago. */
export async function forgetOldImports(ctx: Pick<Ctx, 'db' | 'now'>): Promise<void> {
  const before = new Date(ctx.now().getTime() - daysKept * 24 * 60 * 60 * 1000)
  await ctx.db
    .deleteFrom('directory_imports')
    .where((eb) => eb(eb.fn.coalesce('applied_at', 'created_at'), '<', before))
    .where('state', '!=', 'confirmed')
    .execute()
}

/** What was answered and chosen for earlier files of the same kind. */
async function remembered(ctx: Ctx, processId: string, kind: DirectoryKind, key: string) {
  const last = await ctx.db
    .selectFrom('directory_imports')
    .select('decisions')
    .where('process_id', '=', processId)
    .where('kind', '=', kind)
    .where('state', '=', 'applied')
    .orderBy('applied_rank', 'desc')
    .limit(1)
    .executeTakeFirst()
  const chosen = await ctx.db
    .selectFrom('directory_columns')
    .select('columns')
    .where('process_id', '=', processId)
    .where('kind', '=', kind)
    .where('headings', '=', headingsHash(key))
    .executeTakeFirst()
  const decisions = last ? importDecisionsSchema.parse(last.decisions) : noDecisions
  return {
    decisions: { ...noDecisions, employers: decisions.employers, answers: decisions.answers },
    columns: chosen ? chosenColumnsSchema.parse(chosen.columns) : null,
  }
}

/**
 * Keeps an uploaded file for its preview. The directory is not touched.
 * Answers of the last applied import are taken over where the same words come again, and the columns chosen by hand where the
 * same headings do; ticks, which are about persons, are not.
 * @param input.kind what the file describes; agents without it
 * @param input.fileName as the browser said it, hostile until shown
 * @throws DomainError `import.…` when the file can't be read: nothing is kept then; `forbidden` to who sees a part only
 */
export async function startImport(
  ctx: Ctx,
  input: { processId: string; kind?: DirectoryKind; fileName: string; content: Uint8Array },
): Promise<{ importId: string }> {
  const { processId, kind = 'agents', content } = input
  requireWhole(ctx, 'directory.import', processId)
  const { rows, key, format } = await readNewFile(content, kind, ctx.actor.locale)
  const { decisions, columns } = await remembered(ctx, processId, kind, key)
  const { id } = await ctx.db
    .insertInto('directory_imports')
    .values({
      process_id: processId,
      account_id: ctx.actor.accountId,
      kind,
      file_name: shownFileName(input.fileName),
      content: Buffer.from(content),
      state: 'previewed',
      sheet: format.type === 'xlsx' ? format.sheet : null,
      decisions: sql`${JSON.stringify(decisions)}::jsonb`,
      columns: columns ? sql`${JSON.stringify(columns)}::jsonb` : null,
      done: 0,
      total: rows.length,
      outcome: null,
      created_at: ctx.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { importId: id }
}
