import { sql } from 'kysely'
import { scopeOf } from '#app/domain/accounts/permissions.ts'
import type { Ctx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { recordAction } from '#app/domain/journal/record-action.server.ts'
import { comparableName } from './comparable-text.ts'
import { lockDirectory } from './internal/lock-directory.server.ts'
import { refuseTakenMatricule } from './internal/refuse-taken-matricule.server.ts'
import { employerIn } from './internal/scope.server.ts'
import type { NewPerson } from './person-form.ts'

async function listNames(ctx: Ctx, kind: 'agents' | 'elected', employerId: string) {
  const ties = sql.table(kind === 'agents' ? 'employments' : 'mandates')
  const { rows } = await sql<{ familyName: string; givenName: string }>`
    select family_name as "familyName", given_name as "givenName" from persons
    where id in (select person_id from ${ties} where employer_id = ${employerId})`.execute(ctx.db)
  return rows
}

/**
 * Adds an agent or an elected official by hand.
 * @returns the identifier of the person
 * @throws DomainError `not-found` when the employer is not of this démarche or out of the actor's scope; `person.same-name`
 *   (409) when somebody of that name is there already, unless the form says it is another person;
 *   `person.matricule-taken` (409)
 */
export async function addPerson(
  ctx: Ctx,
  input: { processId: string; kind: 'agents' | 'elected'; person: NewPerson },
): Promise<string> {
  const { processId, kind, person } = input
  const scope = scopeOf(ctx.actor, 'directory.edit', processId)
  return ctx.db.transaction().execute(async (trx) => {
    const within = { ...ctx, db: trx }
    await lockDirectory(within, processId)
    const employer = await trx
      .selectFrom('employers')
      .select(['id', 'name', 'employs'])
      .where('process_id', '=', processId)
      .where('id', '=', person.employerId)
      .where(employerIn('employers.id', scope))
      .executeTakeFirst()
    if (!employer || (kind === 'agents' && !employer.employs) || (kind === 'elected' && scope !== 'all'))
      throw new DomainError('not-found', 404)
    const names = await listNames(within, kind, employer.id)
    if (!person.another && names.some((one) => comparableName(one) === comparableName(person)))
      throw new DomainError('person.same-name', 409, { employer: employer.name })
    const { id } = await trx
      .insertInto('persons')
      .values({
        process_id: processId,
        family_name: person.familyName,
        given_name: person.givenName,
        email: person.email,
        locale: person.locale,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const tie = { process_id: processId, person_id: id, employer_id: employer.id, main: true }
    const { matricule, service, job } = person
    if (kind === 'agents') {
      await refuseTakenMatricule(within, employer.id, matricule, null)
      await trx
        .insertInto('employments')
        .values({ ...tie, matricule, service, job })
        .execute()
    } else
      await trx
        .insertInto('mandates')
        .values({ ...tie, function: job })
        .execute()
    await recordAction(within, { processId, action: 'person.added', details: { employer: employer.name } })
    return id
  })
}
