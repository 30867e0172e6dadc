import type { AnonymousCtx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { drawSecret, hashSecret } from './internal/secrets.ts'
import { openSession } from './session.server.ts'

/** How long a link stays usable, in minutes. */
export const linkMinutes = 10

/**
 * Makes a sign-in code for an account; the caller puts it in a mail, on the terminal or on the page of a demonstration.
 * @returns the code, which is stored nowhere
 */
export async function createSignInCode(ctx: AnonymousCtx, accountId: string): Promise<string> {
  const code = drawSecret()
  const expires = new Date(ctx.now().getTime() + linkMinutes * 60_000)
  await ctx.db.deleteFrom('sign_in_links').where('expires_at', '<', ctx.now()).execute()
  await ctx.db
    .insertInto('sign_in_links')
    .values({ code_hash: hashSecret(code), account_id: accountId, expires_at: expires, used_at: null })
    .execute()
  return code
}

/**
 * Turns a code into a session. One use: two clicks at once open one session.
 * @returns the secret of the session, for the cookie
 * @throws DomainError `sign-in.used-or-late` (410)
 */
export async function redeemSignInCode(ctx: AnonymousCtx, code: string): Promise<string> {
  return ctx.db.transaction().execute(async (trx) => {
    const link = await trx
      .updateTable('sign_in_links')
      .set({ used_at: ctx.now() })
      .where('code_hash', '=', hashSecret(code))
      .where('used_at', 'is', null)
      .where('expires_at', '>', ctx.now())
      .returning('account_id')
      .executeTakeFirst()
    if (!link) throw new DomainError('sign-in.used-or-late', 410)
    return openSession({ ...ctx, db: trx }, link.account_id)
  })
}
