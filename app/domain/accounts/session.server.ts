import type { AnonymousCtx } from '#app/domain/context.ts'
import { drawSecret, hashSecret } from './internal/secrets.ts'
import type { Actor, Grant, Role } from './permissions.ts'

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
  return secret
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
  return { accountId: id, name, email, locale, grants: await listGrants(ctx, id) }
}

async function listGrants(ctx: AnonymousCtx, accountId: string): Promise<Grant[]> {
  const rows = await ctx.db
    .selectFrom('role_assignments')
    .leftJoin('role_assignment_employers', 'assignment_id', 'id')
    .select(['id', 'process_id', 'role', 'employer_id'])
    .where('account_id', '=', accountId)
    .execute()
  const grants = new Map<string, Grant & { employerIds: string[] }>()
  for (const row of rows) {
    const grant = grants.get(row.id) ?? { processId: row.process_id, role: row.role as Role, employerIds: [] }
    if (row.employer_id) grant.employerIds.push(row.employer_id)
    grants.set(row.id, grant)
  }
  return [...grants.values()].map((grant) =>
    grant.role === 'human_resources' ? grant : { ...grant, employerIds: null },
  )
}
