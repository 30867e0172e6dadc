import type { Ctx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'

/**
 * A matricule designates one agent of an employer.
 * @param employmentId whose it may be; null for a new employment
 * @throws DomainError `person.matricule-taken` (409)
 */
export async function refuseTakenMatricule(
  ctx: Ctx,
  employerId: string,
  matricule: string | null,
  employmentId: string | null,
): Promise<void> {
  if (matricule === null) return
  const holder = await ctx.db
    .selectFrom('employments')
    .select('id')
    .where('employer_id', '=', employerId)
    .where('matricule', '=', matricule)
    .executeTakeFirst()
  if (holder && holder.id !== employmentId)
    throw new DomainError('person.matricule-taken', 409, { matricule })
}
