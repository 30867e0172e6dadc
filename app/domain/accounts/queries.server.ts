import type { AnonymousCtx } from '#app/domain/context.ts'
import { type Role, roles } from './permissions.ts'

export interface RoleHolder {
  accountId: string
  name: string
  role: Role
}

/** Every account with the narrowest role it holds anywhere, in the order of roles: for the page of a demonstration. */
export async function listRoleHolders(ctx: AnonymousCtx): Promise<RoleHolder[]> {
  const rows = await ctx.db
    .selectFrom('role_assignments')
    .innerJoin('accounts', 'accounts.id', 'role_assignments.account_id')
    .select(['accounts.id as accountId', 'accounts.name', 'role_assignments.role'])
    .where('process_id', 'is not', null)
    .orderBy('accounts.created_at')
    .orderBy('accounts.name')
    .execute()
  const holders = new Map<string, RoleHolder>()
  for (const { role: held, ...account } of rows) {
    const role = held as Role
    const known = holders.get(account.accountId)
    if (!known || roles.indexOf(role) > roles.indexOf(known.role))
      holders.set(account.accountId, { ...account, role })
  }
  return [...holders.values()].toSorted((a, b) => roles.indexOf(a.role) - roles.indexOf(b.role))
}
