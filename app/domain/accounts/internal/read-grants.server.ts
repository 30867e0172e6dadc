import { type SqlBool, sql } from 'kysely'
import { timeZone } from '#app/i18n/format.ts'
import type { AnyCtx } from '../../context.ts'
import type { Grant, Role } from '../permissions.ts'

/** Whether a role opens anything at this moment: neither suspended nor past its last day, on the territory's calendar. */
export function isActive(now: Date) {
  return sql<SqlBool>`(role_assignments.suspended_at is null and (role_assignments.ends_on is null
    or role_assignments.ends_on >= (${now}::timestamptz at time zone ${timeZone})::date))`
}

/** The roles that open something now. Read for every request: what is taken away is gone from the next one. */
export async function readGrants(ctx: AnyCtx, accountId: string): Promise<Grant[]> {
  const rows = await ctx.db
    .selectFrom('role_assignments')
    .leftJoin('role_assignment_employers', 'assignment_id', 'id')
    .select(['id', 'process_id', 'role', 'employer_id'])
    .where('account_id', '=', accountId)
    .where(isActive(ctx.now()))
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
