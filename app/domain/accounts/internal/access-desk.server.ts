import { sql } from 'kysely'
import type { Ctx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { mayGrant, type Role } from '../permissions.ts'
import { isActive, readGrants } from './read-grants.server.ts'

/** One role of one account, as the desk finds it under its lock. */
export interface Assignment {
  id: string
  accountId: string
  name: string
  role: Role
  suspended: boolean
}

/**
 * Opens the one desk at which the roles of a démarche, or of the instance (null), are given and taken: changes go through it one after another, so that
 * two administrators can't remove each other. What the actor may do is read again behind the lock: she may have lost it
 * while she waited.
 * @returns the context of the transaction, with the grants the actor has now
 */
export async function atAccessDesk<Result>(
  ctx: Ctx,
  processId: string | null,
  act: (desk: Ctx) => Promise<Result>,
): Promise<Result> {
  return ctx.db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`access ${processId ?? 'instance'}`}, 0))`.execute(
      trx,
    )
    const grants = await readGrants({ ...ctx, db: trx }, ctx.actor.accountId)
    return act({ ...ctx, db: trx, actor: { ...ctx.actor, grants } })
  })
}

/**
 * A role of this démarche that the actor may change.
 * @throws DomainError `not-found` (404) · `access.more-than-held` (403)
 */
export async function requireAssignment(
  desk: Ctx,
  processId: string,
  assignmentId: string,
): Promise<Assignment> {
  const row = await desk.db
    .selectFrom('role_assignments')
    .innerJoin('accounts', 'accounts.id', 'role_assignments.account_id')
    .select(['role_assignments.id', 'account_id', 'name', 'role', 'suspended_at'])
    .where('role_assignments.id', '=', assignmentId)
    .where('process_id', '=', processId)
    .executeTakeFirst()
  if (!row) throw new DomainError('not-found', 404)
  const role = row.role as Role
  requireGrantable(desk, role, processId)
  return { id: row.id, accountId: row.account_id, name: row.name, role, suspended: row.suspended_at !== null }
}

/** @throws DomainError `access.more-than-held` (403) */
export function requireGrantable(desk: Ctx, role: Role, processId: string): void {
  if (!mayGrant(desk.actor, role, processId)) throw new DomainError('access.more-than-held', 403)
}

/**
 * Somebody else must still be administrator once this role is gone.
 * @throws DomainError `access.last-administrator` (409)
 */
export async function requireAnotherAdministrator(
  desk: Ctx,
  processId: string,
  leaving: Assignment,
): Promise<void> {
  if (leaving.role !== 'administrator' || leaving.suspended) return
  const other = await desk.db
    .selectFrom('role_assignments')
    .select('id')
    .where('process_id', '=', processId)
    .where('role', '=', 'administrator')
    .where('id', '!=', leaving.id)
    .where(isActive(desk.now()))
    .limit(1)
    .executeTakeFirst()
  if (!other) throw new DomainError('access.last-administrator', 409)
}

/**
 * The employers that bound a human-resources role; those of another démarche don't exist here.
 * @throws DomainError `access.unknown-employer` (422)
 */
export async function writeEmployers(
  desk: Ctx,
  processId: string,
  assignmentId: string,
  employerIds: readonly string[],
): Promise<void> {
  await desk.db.deleteFrom('role_assignment_employers').where('assignment_id', '=', assignmentId).execute()
  if (employerIds.length === 0) return
  const wanted = [...new Set(employerIds)]
  const known = await desk.db
    .selectFrom('employers')
    .select('id')
    .where('process_id', '=', processId)
    .where('id', 'in', wanted)
    .execute()
  if (known.length !== wanted.length) throw new DomainError('access.unknown-employer', 422)
  await desk.db
    .insertInto('role_assignment_employers')
    .values(known.map(({ id }) => ({ assignment_id: assignmentId, employer_id: id })))
    .execute()
}
