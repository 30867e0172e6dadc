import type { AnonymousCtx } from '#app/domain/context.ts'
import { oldestKept } from './queries.server.ts'

/** Deletes the lines older than twelve months. Run at every turn of the worker's clock: it has nothing to remember. */
export async function forgetOldLines(ctx: AnonymousCtx): Promise<void> {
  await ctx.db.deleteFrom('journal').where('at', '<=', oldestKept(ctx.now())).execute()
}
