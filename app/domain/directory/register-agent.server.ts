import type { AnyCtx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'

export interface RegisterAgent {
  familyName: string
  givenName: string
  /** Of `emailSchema`. */
  email: string
  locale: 'fr' | 'en'
  employerId: string
}

/**
 * Writes one agent by hand in the directory, in the caller's transaction.
 * @returns the identifier of the person
 * @throws DomainError `not-found` (404) for an employer of another démarche
 */
export async function registerAgent(ctx: AnyCtx, processId: string, agent: RegisterAgent): Promise<string> {
  const employer = await ctx.db
    .selectFrom('employers')
    .select('id')
    .where('id', '=', agent.employerId)
    .where('process_id', '=', processId)
    .executeTakeFirst()
  if (!employer) throw new DomainError('not-found', 404)
  const { id } = await ctx.db
    .insertInto('persons')
    .values({
      process_id: processId,
      family_name: agent.familyName,
      given_name: agent.givenName,
      email: agent.email,
      locale: agent.locale,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const employment = { matricule: null, service: null, job: null, main: true }
  await ctx.db
    .insertInto('employments')
    .values({ process_id: processId, person_id: id, employer_id: employer.id, ...employment })
    .execute()
  return id
}
