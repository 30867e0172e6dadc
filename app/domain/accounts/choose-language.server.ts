import type { Ctx } from '#app/domain/context.ts'
import type { Locale } from '#app/i18n/index.ts'

/** The language of one's own pages and mails, from now on. */
export async function chooseLanguage(ctx: Ctx, locale: Locale): Promise<void> {
  await ctx.db.updateTable('accounts').set({ locale }).where('id', '=', ctx.actor.accountId).execute()
}
