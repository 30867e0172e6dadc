import { sql } from 'kysely'
import { type Permission, type Scope, scopeOf } from '#app/domain/accounts/permissions.ts'
import type { Ctx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'

/**
 * Refuses who sees a part of the directory only: an import, an undo or an erasure reaches every employer.
 * @throws DomainError `forbidden` (403)
 */
export function requireWhole(ctx: Ctx, permission: Permission, processId: string): void {
  if (scopeOf(ctx.actor, permission, processId) !== 'all') throw new DomainError('forbidden', 403)
}

/** Whether an employer is in the scope. @param employerId the column that holds its identifier */
export function employerIn(employerId: string, scope: Scope) {
  return scope === 'all'
    ? sql<boolean>`true`
    : sql<boolean>`${sql.ref(employerId)} = any(${[...scope]}::uuid[])`
}

/**
 * Whether a person is in the scope: all of the démarche, or those who work for one of its employers. A mandate opens nothing:
 * an HR director has no business with who is elected.
 * @param personId the column that holds her identifier
 */
export function personIn(personId: string, scope: Scope) {
  if (scope === 'all') return sql<boolean>`true`
  return sql<boolean>`exists (select from employments where employments.person_id = ${sql.ref(personId)}
    and employments.employer_id = any(${[...scope]}::uuid[]))`
}
