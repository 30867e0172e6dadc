import type { Ctx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { enqueue } from '#app/domain/jobs/enqueue.server.ts'
import { recordAction } from '#app/domain/journal/record-action.server.ts'
import type { Locale } from '#app/i18n/index.ts'
import { atAccessDesk } from './internal/access-desk.server.ts'
import { findOrCreateAccount } from './internal/find-or-create-account.server.ts'
import { isActive } from './internal/read-grants.server.ts'
import { sendRoleGrantedJob } from './jobs.server.ts'
import { administersInstance } from './permissions.ts'
import type { AdministratorInvite } from './schema.ts'

/** One who administers the instance: she creates démarches, and makes and unmakes other administrators. */
export interface InstanceAdministrator {
  assignmentId: string
  accountId: string
  name: string
  email: string
  locale: Locale
  since: Date
  /** The day of the last sign-in, YYYY-MM-DD; null when there was none. */
  signedInOn: string | null
  /** The mail server refused the message that announced the role. */
  refused: boolean
}

/** To anybody else, the page of the instance doesn't exist. @throws DomainError `not-found` (404) */
function requireAdministrator({ actor }: Ctx): void {
  if (!administersInstance(actor)) throw new DomainError('not-found', 404)
}

/**
 * Who administers the instance, by name.
 * @throws DomainError `not-found` (404) to who doesn't
 */
export async function listInstanceAdministrators(ctx: Ctx): Promise<InstanceAdministrator[]> {
  requireAdministrator(ctx)
  const rows = await ctx.db
    .selectFrom('role_assignments')
    .innerJoin('accounts', 'accounts.id', 'role_assignments.account_id')
    .select(['role_assignments.id', 'account_id', 'name', 'email', 'locale', 'role_assignments.created_at'])
    .select(['signed_in_on', 'notice'])
    .where('process_id', 'is', null)
    .where('role', '=', 'administrator')
    .where(isActive(ctx.now()))
    .orderBy('name')
    .orderBy('role_assignments.id')
    .execute()
  return rows.map((row) => ({
    assignmentId: row.id,
    accountId: row.account_id,
    name: row.name,
    email: row.email,
    locale: row.locale,
    since: row.created_at,
    signedInOn: row.signed_in_on,
    refused: row.notice === 'refused',
  }))
}

/**
 * Makes somebody an administrator of the instance, and asks the worker for the message that says so. It opens no démarche.
 * @throws DomainError `not-found` (404) · `instance.already-administrator` (409)
 */
export async function inviteInstanceAdministrator(ctx: Ctx, input: AdministratorInvite): Promise<void> {
  await atAccessDesk(ctx, null, async (desk) => {
    requireAdministrator(desk)
    const account = await findOrCreateAccount(desk, input)
    const held = await desk.db
      .selectFrom('role_assignments')
      .select('id')
      .where('account_id', '=', account.id)
      .where('process_id', 'is', null)
      .executeTakeFirst()
    if (held) throw new DomainError('instance.already-administrator', 409)
    const { id: assignmentId } = await desk.db
      .insertInto('role_assignments')
      .values({
        ...{ account_id: account.id, process_id: null, role: 'administrator' },
        ...{ created_at: desk.now(), notice: 'queued' },
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await recordAction(desk, {
      processId: null,
      action: 'instance.administrator-added',
      details: { name: account.name },
    })
    await enqueue(desk, sendRoleGrantedJob, { assignmentId })
  })
}

/**
 * Takes the administration of the instance away from somebody; the account and the roles she has in démarches stay.
 * @returns the account
 * @throws DomainError `not-found` (404) · `instance.last-administrator` (409)
 */
export async function removeInstanceAdministrator(ctx: Ctx, assignmentId: string): Promise<string> {
  return atAccessDesk(ctx, null, async (desk) => {
    const all = await listInstanceAdministrators(desk)
    const leaving = all.find((one) => one.assignmentId === assignmentId)
    if (!leaving) throw new DomainError('not-found', 404)
    if (all.length === 1) throw new DomainError('instance.last-administrator', 409)
    await desk.db.deleteFrom('role_assignments').where('id', '=', assignmentId).execute()
    const details = { name: leaving.name }
    await recordAction(desk, { processId: null, action: 'instance.administrator-removed', details })
    return leaving.accountId
  })
}
