import { sql } from 'kysely'
import type { AnyCtx } from '#app/domain/context.ts'
import type { ImportPreview } from './import-plan.ts'
import { loadImport } from './internal/load-import.server.ts'
import { lockDirectory } from './internal/lock-directory.server.ts'
import { writePlan } from './internal/write-plan.server.ts'
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
    lines: leftOut.slice(0, linesKept).map(({ line, name, reasons }) => ({ line, name, reasons })),
  }
}

/**
 * Writes a confirmed import to the directory, in one transaction, from a preview made again inside it. May be killed
 * anywhere and run again; once applied, running it again does nothing. On an error nothing is written and the import is
 * marked failed, for the pilot to confirm again.
 */
export async function applyImport(ctx: AnyCtx, input: { importId: string }): Promise<void> {
  const found = await ctx.db
    .selectFrom('directory_imports')
    .select('process_id')
    .where('id', '=', input.importId)
    .executeTakeFirst()
  if (!found) return
  const where = { importId: input.importId, processId: found.process_id }
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

async function writeImport(ctx: AnyCtx, where: { importId: string; processId: string }): Promise<void> {
  const showProgress = async (done: number) => {
    await ctx.db.updateTable('directory_imports').set({ done }).where('id', '=', where.importId).execute()
  }
  await ctx.db.transaction().execute(async (trx) => {
    const within = { ...ctx, db: trx }
    await lockDirectory(within, where.processId)
    const { state, preview } = await loadImport(within, where)
    if (state !== 'confirmed') return
    const { counts } = preview
    let done = counts.unchanged + counts.leftOut + counts.questions
    await showProgress(done)
    await writePlan(within, where.processId, preview.plan, async (lines) => {
      done += lines
      await showProgress(done)
    })
    const outcome = toOutcome(preview)
    // Only here does the transaction touch the row that `showProgress` writes from outside: earlier, they would wait for each other.
    await trx
      .updateTable('directory_imports')
      .set({ state: 'applied', done: preview.lines.length, outcome: sql`${JSON.stringify(outcome)}::jsonb` })
      .where('id', '=', where.importId)
      .execute()
  })
}
