import type { Ctx } from '#app/domain/context.ts'
import type { Locale } from '#app/i18n/index.ts'

/** The account of an address, made if there is none. Two invitations of one new address at once make one account. */
export async function findOrCreateAccount(
  desk: Ctx,
  { name, email, locale }: { name: string; email: string; locale: Locale },
): Promise<{ id: string; name: string }> {
  await desk.db
    .insertInto('accounts')
    .values({ name, email, locale, created_at: desk.now() })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .execute()
  return desk.db
    .selectFrom('accounts')
    .select(['id', 'name'])
    .where('email', '=', email)
    .executeTakeFirstOrThrow()
}
