import type { AnonymousCtx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import type { Locale } from '#app/i18n/index.ts'
import { drawSecret, hashSecret } from './internal/secrets.ts'
import type { FirstPilot } from './schema.ts'
import { openSession } from './session.server.ts'

/** Whether nobody has an account yet: then, and only then, the set-up page exists. */
export async function isWithoutAccount(ctx: AnonymousCtx): Promise<boolean> {
  return !(await ctx.db.selectFrom('accounts').select('id').limit(1).executeTakeFirst())
}

/**
 * Draws the set-up code that start prints in the terminal; the one of an earlier start no longer opens anything.
 * @returns the code, or null when an account exists
 */
export async function ensureSetupCode(ctx: AnonymousCtx): Promise<string | null> {
  if (!(await isWithoutAccount(ctx))) return null
  const code = drawSecret()
  await ctx.db.transaction().execute(async (trx) => {
    await trx.deleteFrom('setup_codes').execute()
    await trx
      .insertInto('setup_codes')
      .values({ code_hash: hashSecret(code) })
      .execute()
  })
  return code
}

/**
 * Makes the first account, with the right to create démarches, and signs it in.
 * @param locale of the account: the one she chose for the page
 * @returns the secret of the session
 * @throws DomainError `setup.wrong-code` (403) · `not-found` (404) when an account exists
 */
export async function createFirstPilot(
  ctx: AnonymousCtx,
  input: FirstPilot,
  locale: Locale = 'fr',
): Promise<string> {
  return ctx.db.transaction().execute(async (trx) => {
    if (!(await isWithoutAccount({ ...ctx, db: trx }))) throw new DomainError('not-found', 404)
    const used = await trx
      .deleteFrom('setup_codes')
      .where('code_hash', '=', hashSecret(input.code))
      .returning('code_hash')
      .executeTakeFirst()
    if (!used) throw new DomainError('setup.wrong-code', 403)
    const account = await createAccount({ ...ctx, db: trx }, { name: input.name, email: input.email, locale })
    await trx
      .insertInto('role_assignments')
      .values({ account_id: account, process_id: null, role: 'administrator', created_at: ctx.now() })
      .execute()
    return openSession({ ...ctx, db: trx }, account)
  })
}

/** @returns the identifier of the new account */
export async function createAccount(
  ctx: AnonymousCtx,
  input: { name: string; email: string; locale: 'fr' | 'en' },
): Promise<string> {
  const { id } = await ctx.db
    .insertInto('accounts')
    .values({ ...input, created_at: ctx.now() })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
