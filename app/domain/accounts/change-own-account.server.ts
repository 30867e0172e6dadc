import type { Ctx } from '#app/domain/context.ts'
import type { OwnAccount } from './schema.ts'

/** Changes one's own name and language; the address, which is what one signs in with, doesn't change. */
export async function changeOwnAccount(ctx: Ctx, { name, locale }: OwnAccount): Promise<void> {
  await ctx.db.updateTable('accounts').set({ name, locale }).where('id', '=', ctx.actor.accountId).execute()
}
