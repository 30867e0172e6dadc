import { dayAt } from '#app/domain/calendar/days.ts'
import { forgetComments } from '#app/domain/comments/forget-comments.server.ts'
import { forgetConcerns } from '#app/domain/concerns/forget-concerns.server.ts'
import { settleConcerns } from '#app/domain/concerns/settle-concerns.server.ts'
import type { AnonymousCtx } from '#app/domain/context.ts'
import { forgetDirectory } from '#app/domain/directory/forget-directory.server.ts'
import { sweepErased } from '#app/domain/erasures/sweep-erased.server.ts'
import { noteDuty } from '#app/domain/note-duty.server.ts'
import { getRetention } from './get-retention.server.ts'

const hour = 3_600_000
const name = 'forget-ended'

/**
 * Erases what démarches that ended no longer keep, once an hour (domain.md §5: durations; `retention.ts`), and the moments at
 * which concerns came. Killed anywhere, it
 * is done again from the beginning at the next turn: what is erased is found no more.
 */
export async function forgetEnded(ctx: AnonymousCtx): Promise<void> {
  if (!(await isDue(ctx))) return
  const today = dayAt(ctx.now())
  const rows = await ctx.db.selectFrom('processes').select('id').execute()
  for (const { id } of rows) {
    const { directoryOn, concernsOn, commentsOn } = await getRetention(ctx, id)
    if (today >= directoryOn) await forgetDirectory(ctx, id)
    if (today >= concernsOn) await forgetConcerns(ctx, id)
    if (today >= commentsOn) await forgetComments(ctx, id)
  }
  await settleConcerns(ctx)
  await sweepErased(ctx)
  await noteDuty(ctx, name)
}

async function isDue(ctx: AnonymousCtx): Promise<boolean> {
  const last = await ctx.db.selectFrom('duties').select('done_at').where('name', '=', name).executeTakeFirst()
  const since = last ? ctx.now().getTime() - last.done_at.getTime() : hour
  return since >= hour || since < 0
}
