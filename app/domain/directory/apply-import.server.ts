import { sql } from 'kysely'
import type { Actor } from '#app/domain/accounts/permissions.ts'
import type { AnyCtx, Ctx } from '#app/domain/context.ts'
import { recordAction } from '#app/domain/journal/record-action.server.ts'
import type { ImportPreview } from './import-plan.ts'
import { loadImport } from './internal/load-import.server.ts'
import { lockDirectory } from './internal/lock-directory.server.ts'
import { writePlan } from './internal/write-plan.server.ts'
import type { DirectoryKind } from './kinds.ts'
import type { ImportOutcome } from './schema.ts'

/** Lines whose reasons are kept with the outcome; the preview showed them all. */
const linesKept = 2000

function toOutcome({ lines, counts }: ImportPreview): ImportOutcome {
  // A question left at this moment is one that another import raised since: it is left out, and said.
  const leftOut = lines.filter(({ status }) => status === 'left-out' || status === 'question')
  return {
    new: counts.new,
    changed: counts.changed,
    unchanged: counts.unchanged,
    leftOut: leftOut.length,
    persons: counts.persons,
    removed: counts.removed,
    removedPersons: counts.removedPersons,
    lines: leftOut.slice(0, linesKept).map(({ line, name, reasons }) => ({ line, name, reasons })),
  }
}

/**
 * Writes a confirmed import to the directory, in one transaction, from a preview made again inside it, then forgets the file.
 * May be killed anywhere and run again; once applied, running it again does nothing. On an error nothing is written and the
 * import is marked failed, for the pilot to confirm again.
 */
export async function applyImport(ctx: AnyCtx, input: { importId: string }): Promise<void> {
  const found = await ctx.db
    .selectFrom('directory_imports')
    .select(['process_id', 'kind', 'account_id'])
    .where('id', '=', input.importId)
    .executeTakeFirst()
  if (!found) return
  const where = { importId: input.importId, processId: found.process_id, kind: found.kind }
  try {
    await writeImport(ctx, where)
  } catch (error) {
    await ctx.db
      .updateTable('directory_imports')
      .set({ state: 'failed' })
      .where('id', '=', input.importId)
      .where('state', '=', 'confirmed')
      .execute()
    throw error
  }
}

interface Where {
  importId: string
  processId: string
  kind: DirectoryKind
}

async function writeImport(ctx: AnyCtx, where: Where): Promise<void> {
  const showProgress = async (done: number) => {
    await ctx.db.updateTable('directory_imports').set({ done }).where('id', '=', where.importId).execute()
  }
  await ctx.db.transaction().execute(async (trx) => {
    const within = { ...ctx, db: trx }
    await lockDirectory(within, where.processId)
    const { state, account_id } = await trx
      .selectFrom('directory_imports')
      .select(['state', 'account_id'])
      .where('id', '=', where.importId)
      .executeTakeFirstOrThrow()
    if (state !== 'confirmed') return
    const { preview } = await loadImport(within, where)
    const { counts } = preview
    let done = counts.unchanged + counts.leftOut + counts.questions
    await showProgress(done)
    await writePlan(within, where, preview.plan, async (lines) => {
      done += lines
      await showProgress(done)
    })
    const outcome = toOutcome(preview)
    // Only here does the transaction touch the row that `showProgress` writes from outside: earlier, they would wait for each other.
    await trx
      .updateTable('directory_imports')
      .set({
        state: 'applied',
        done: preview.lines.length,
        outcome: sql`${JSON.stringify(outcome)}::jsonb`,
        content: Buffer.alloc(0),
        applied_at: ctx.now(),
        applied_rank: sql`(select coalesce(max(applied_rank), 0) + 1 from directory_imports where process_id = ${where.processId})`,
      })
      .where('id', '=', where.importId)
      .execute()
    await recordAction(await asWhoConfirmed(within, account_id), {
      processId: where.processId,
      action: 'directory.imported',
      details: {
        list: where.kind,
        new: counts.new,
        changed: counts.changed,
        removed: counts.removed,
        leftOut: outcome.leftOut,
      },
    })
  })
}

/** The worker writes what somebody confirmed: the journal names her. */
async function asWhoConfirmed(ctx: AnyCtx, accountId: string): Promise<Ctx> {
  const { name, email, locale } = await ctx.db
    .selectFrom('accounts')
    .select(['name', 'email', 'locale'])
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow()
  const actor: Actor = { accountId, name, email, locale, grants: [] }
  return { ...ctx, actor }
}
