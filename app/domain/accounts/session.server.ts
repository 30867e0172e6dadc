import { sql } from 'kysely'
import type { AnonymousCtx, AnyCtx } from '#app/domain/context.ts'
import { timeZone } from '#app/i18n/format.ts'
import { readGrants } from './internal/read-grants.server.ts'
import { drawSecret, hashSecret } from './internal/secrets.ts'
import type { Actor } from './permissions.ts'

/** A session ends 12 hours after signing in, whatever happens. */
export const sessionHours = 12
/** It ends sooner after 2 hours without a request. */
const idleHours = 2
/** The hour of the last request is written at most every 5 minutes. */
const seenMinutes = 5

const hour = 3_600_000

/** @returns the secret of the new session, for the cookie */
export async function openSession(ctx: AnonymousCtx, accountId: string): Promise<string> {
  const secret = drawSecret()
  const now = ctx.now()
  await ctx.db
    .insertInto('sessions')
    .values({
      id_hash: hashSecret(secret),
      account_id: accountId,
      created_at: now,
      seen_at: now,
      expires_at: new Date(now.getTime() + sessionHours * hour),
    })
    .execute()
  await ctx.db
    .updateTable('accounts')
    .set({ signed_in_on: sql<string>`(${now}::timestamptz at time zone ${timeZone})::date` })
    .where('id', '=', accountId)
    .execute()
  return secret
}

/** Signs out everywhere. */
export async function closeSessions(ctx: AnyCtx, accountId: string): Promise<void> {
  await ctx.db.deleteFrom('sessions').where('account_id', '=', accountId).execute()
}

export async function closeSession(ctx: AnonymousCtx, secret: string): Promise<void> {
  await ctx.db.deleteFrom('sessions').where('id_hash', '=', hashSecret(secret)).execute()
}

/**
 * Who holds this session.
 * @returns null when the session is unknown, ended or idle for too long
 */
export async function getActor(ctx: AnonymousCtx, secret: string): Promise<Actor | null> {
  const now = ctx.now()
  const session = await ctx.db
    .selectFrom('sessions')
    .innerJoin('accounts', 'accounts.id', 'sessions.account_id')
    .select(['accounts.id', 'accounts.name', 'accounts.email', 'accounts.locale', 'sessions.seen_at'])
    .where('id_hash', '=', hashSecret(secret))
    .where('expires_at', '>', now)
    .where('seen_at', '>', new Date(now.getTime() - idleHours * hour))
    .executeTakeFirst()
  if (!session) return null
  if (now.getTime() - session.seen_at.getTime() > seenMinutes * 60_000) {
    await ctx.db
      .updateTable('sessions')
      .set({ seen_at: now })
      .where('id_hash', '=', hashSecret(secret))
      .execute()
  }
  const { id, name, email, locale } = session
  return { accountId: id, name, email, locale, grants: await readGrants(ctx, id) }
}
