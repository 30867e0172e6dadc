import type { AnyCtx } from './context.ts'

/** Notes that something was done, or is to be done, now. In the caller's transaction: the line bears its number. */
export async function noteDuty(ctx: AnyCtx, name: string): Promise<void> {
  const done_at = ctx.now()
  await ctx.db
    .insertInto('duties')
    .values({ name, done_at })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ done_at }))
    .execute()
}
