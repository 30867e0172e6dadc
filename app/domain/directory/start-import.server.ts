import { sql } from 'kysely'
import type { Ctx } from '#app/domain/context.ts'
import { readAgentsFile } from './read-agents-file.ts'
import { importDecisionsSchema, noDecisions } from './schema.ts'

/** Files are kept 30 days, in days (domain.md §5: durations). */
export const daysKept = 30

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

/** Deletes the files uploaded more than 30 days ago. */
export async function forgetOldImports(ctx: Pick<Ctx, 'db' | 'now'>): Promise<void> {
  const before = new Date(ctx.now().getTime() - daysKept * 24 * 60 * 60 * 1000)
  await ctx.db
    .deleteFrom('directory_imports')
    .where('created_at', '<', before)
    .where('state', '!=', 'confirmed')
    .execute()
}

/**
 * Keeps an uploaded file for its preview. The directory is not touched.
 * Answers of the last applied import are taken over where the same words come again; ticks « one person » are not.
 * @param input.fileName as the browser said it, hostile until shown
 * @throws DomainError `import.…` when the file can't be read: nothing is kept then
 */
export async function startImport(
  ctx: Ctx,
  input: { processId: string; fileName: string; content: Uint8Array },
): Promise<{ importId: string }> {
  const { rows } = readAgentsFile(input.content, ctx.actor.locale)
  await forgetOldImports(ctx)
  const last = await ctx.db
    .selectFrom('directory_imports')
    .select('decisions')
    .where('process_id', '=', input.processId)
    .where('state', '=', 'applied')
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  const decisions = { ...(last ? importDecisionsSchema.parse(last.decisions) : noDecisions), merged: [] }
  const { id } = await ctx.db
    .insertInto('directory_imports')
    .values({
      process_id: input.processId,
      account_id: ctx.actor.accountId,
      file_name: shownFileName(input.fileName),
      content: Buffer.from(input.content),
      state: 'previewed',
      decisions: sql`${JSON.stringify(decisions)}::jsonb`,
      done: 0,
      total: rows.length,
      outcome: null,
      created_at: ctx.now(),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { importId: id }
}
