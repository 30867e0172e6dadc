import type { AnyCtx } from '#app/domain/context.ts'
import type { Locale } from '#app/i18n/index.ts'
import { isActive } from './internal/read-grants.server.ts'

export interface RoleHolder {
  accountId: string
  name: string
  email: string
  locale: Locale
}

/** The accounts that now hold this role, in a démarche or, with null, of the instance itself; each once. */
export async function listHolders(
  ctx: AnyCtx,
  { processId, role }: { processId: string | null; role: 'pilot' | 'administrator' },
): Promise<RoleHolder[]> {
  return await ctx.db
    .selectFrom('role_assignments')
    .innerJoin('accounts', 'accounts.id', 'role_assignments.account_id')
    .select(['accounts.id as accountId', 'accounts.name', 'accounts.email', 'accounts.locale'])
    .distinct()
    .where('role_assignments.process_id', processId === null ? 'is' : '=', processId)
    .where('role', '=', role)
    .where(isActive(ctx.now()))
    .orderBy('accounts.email')
    .execute()
}
