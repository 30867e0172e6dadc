import { sql } from 'kysely'
import type { AnonymousCtx, AnyCtx, Ctx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import type { Locale } from '#app/i18n/index.ts'
import { isActive } from './internal/read-grants.server.ts'
import { type Role, roles } from './permissions.ts'

export interface RoleHolder {
  accountId: string
  name: string
  role: Role
  /** Of a human-resources role, by name. */
  employers: string[]
}

/** Every account with the narrowest role it holds anywhere, in the order of roles: for the page of a demonstration. */
export async function listRoleHolders(ctx: AnonymousCtx): Promise<RoleHolder[]> {
  const rows = await ctx.db
    .selectFrom('role_assignments')
    .innerJoin('accounts', 'accounts.id', 'role_assignments.account_id')
    .leftJoin('role_assignment_employers', 'assignment_id', 'role_assignments.id')
    .leftJoin('employers', 'employers.id', 'employer_id')
    .select([
      'accounts.id as accountId',
      'accounts.name',
      'role_assignments.role',
      'employers.name as employer',
    ])
    .where('role_assignments.process_id', 'is not', null)
    .where(isActive(ctx.now()))
    .orderBy('accounts.created_at')
    .orderBy('accounts.name')
    .execute()
  const holders = new Map<string, RoleHolder>()
  for (const { role: held, employer, ...account } of rows) {
    const role = held as Role
    const known = holders.get(account.accountId)
    const employers = employer && role === 'human_resources' ? [employer] : []
    if (known?.role === role) known.employers.push(...employers)
    else if (!known || roles.indexOf(role) > roles.indexOf(known.role))
      holders.set(account.accountId, { ...account, role, employers })
  }
  return [...holders.values()].toSorted((a, b) => roles.indexOf(a.role) - roles.indexOf(b.role))
}

/** One role of one account in a démarche, with what bounds it. Days are YYYY-MM-DD. */
export interface HeldRole {
  assignmentId: string
  accountId: string
  name: string
  email: string
  locale: Locale
  role: Role
  /** Of a human-resources role, by name; empty for every other. */
  employers: { id: string; name: string }[]
  since: Date
  /** The last day of an external evaluator. */
  endsOn: string | null
  state: 'active' | 'suspended' | 'ended'
  /** The day of the last sign-in; null when there was none. */
  signedInOn: string | null
  /** The mail server refused the message that announced the role. */
  refused: boolean
}

/** Who holds which role in a démarche: accounts by name, the roles of each in the order of the table. */
export async function listAccess(ctx: Ctx, processId: string): Promise<HeldRole[]> {
  const held = await readHeldRoles(ctx, processId)
  return held.toSorted((a, b) => roles.indexOf(a.role) - roles.indexOf(b.role)).toSorted(byAccount)
}

/**
 * One role of this démarche.
 * @throws DomainError `not-found` (404)
 */
export async function getHeldRole(ctx: Ctx, processId: string, assignmentId: string): Promise<HeldRole> {
  const [held] = await readHeldRoles(ctx, processId, assignmentId)
  if (!held) throw new DomainError('not-found', 404)
  return held
}

/** The accounts that hold one of these roles in a démarche now: whom a job writes to. */
export async function listHolders(
  ctx: AnyCtx,
  processId: string,
  held: readonly Role[],
): Promise<{ accountId: string }[]> {
  if (held.length === 0) return []
  return ctx.db
    .selectFrom('role_assignments')
    .select('account_id as accountId')
    .distinct()
    .where('process_id', '=', processId)
    .where('role', 'in', held)
    .where(isActive(ctx.now()))
    .execute()
}

/** The employers that a human-resources role may be bound to. */
export async function listEmployerChoices(
  ctx: Ctx,
  processId: string,
): Promise<{ id: string; name: string }[]> {
  return ctx.db
    .selectFrom('employers')
    .select(['id', 'name'])
    .where('process_id', '=', processId)
    .where('employs', '=', true)
    .orderBy(sql`kind = 'epci'`, 'desc')
    .orderBy('name')
    .execute()
}

function byAccount(a: HeldRole, b: HeldRole): number {
  return (
    a.name.localeCompare(b.name, 'fr') || (a.accountId < b.accountId ? -1 : a.accountId > b.accountId ? 1 : 0)
  )
}

async function readHeldRoles(ctx: Ctx, processId: string, assignmentId?: string): Promise<HeldRole[]> {
  const rows = await ctx.db
    .selectFrom('role_assignments')
    .innerJoin('accounts', 'accounts.id', 'role_assignments.account_id')
    .select([
      'role_assignments.id',
      'account_id',
      'name',
      'email',
      'locale',
      'role',
      'role_assignments.created_at',
    ])
    .select(['suspended_at', 'ends_on', 'notice', 'signed_in_on', isActive(ctx.now()).as('active')])
    .where('process_id', '=', processId)
    .$if(assignmentId !== undefined, (query) => query.where('role_assignments.id', '=', assignmentId!))
    .execute()
  const employers = await ctx.db
    .selectFrom('role_assignment_employers')
    .innerJoin('employers', 'employers.id', 'role_assignment_employers.employer_id')
    .select(['assignment_id', 'employers.id', 'employers.name'])
    .where('employers.process_id', '=', processId)
    .orderBy('employers.name')
    .execute()
  return rows.map((row) => ({
    assignmentId: row.id,
    accountId: row.account_id,
    name: row.name,
    email: row.email,
    locale: row.locale,
    role: row.role as Role,
    employers: employers
      .filter(({ assignment_id }) => assignment_id === row.id)
      .map(({ id, name }) => ({ id, name })),
    since: row.created_at,
    endsOn: row.ends_on,
    state: row.active ? 'active' : row.suspended_at ? 'suspended' : 'ended',
    signedInOn: row.signed_in_on,
    refused: row.notice === 'refused',
  }))
}
