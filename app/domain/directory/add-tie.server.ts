import { sql } from 'kysely'
import { scopeOf } from '#app/domain/accounts/permissions.ts'
import type { Ctx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { type ActionRecord, recordAction } from '#app/domain/journal/record-action.server.ts'
import { getPerson, type PersonTie } from './internal/get-person.server.ts'
import { lockDirectory } from './internal/lock-directory.server.ts'
import { refuseTakenMatricule } from './internal/refuse-taken-matricule.server.ts'
import { employerIn } from './internal/scope.server.ts'
import type { NewTie } from './person-form.ts'

interface AddTie {
  processId: string
  personId: string
  /** An employment, or the mandate of an elected official. */
  kind: 'agents' | 'elected'
  tie: NewTie
}

/**
 * Gives a known person another employment or mandate, beside those she has or in place of one of them. She stays one person,
 * counted once, at her main employment. Waves already launched keep their list and the group she was frozen in.
 * @throws DomainError `not-found` (404) when she, the employer or the employment to end is not in the actor's scope, or the
 *   employer employs nobody · `person.already-there`, `person.matricule-taken` (409)
 */
export async function addTie(ctx: Ctx, { processId, personId, kind, tie }: AddTie): Promise<void> {
  const scope = scopeOf(ctx.actor, 'directory.edit', processId)
  const agents = kind === 'agents'
  if (!agents && scope !== 'all') throw new DomainError('not-found', 404)
  await ctx.db.transaction().execute(async (trx) => {
    const within = { ...ctx, db: trx }
    await lockDirectory(within, processId)
    const person = await getPerson(within, { processId, personId, permission: 'directory.edit' })
    const held = agents ? person.employments : person.mandates
    const employer = await trx
      .selectFrom('employers')
      .select(['id', 'name', 'employs'])
      .where('process_id', '=', processId)
      .where('id', '=', tie.employerId)
      .where(employerIn('employers.id', scope))
      .executeTakeFirst()
    const replaced = held.find(({ id }) => id === tie.replaces)
    if (!employer || (agents && !employer.employs) || (tie.replaces && !replaced))
      throw new DomainError('not-found', 404)
    if (held.some(({ id, employerId }) => employerId === employer.id && id !== replaced?.id))
      throw new DomainError('person.already-there', 409, { employer: employer.name, field: 'employerId' })
    const ties = sql.table(agents ? 'employments' : 'mandates')
    const hasMain = await readHasMain(within, agents, personId)
    const main = !hasMain || tie.main || replaced?.main === true
    if (replaced) await sql`delete from ${ties} where id = ${replaced.id}`.execute(trx)
    if (main) await sql`update ${ties} set main = false where person_id = ${personId}`.execute(trx)
    await insertTie(within, { processId, personId, kind, tie }, main)
    await recordAction(within, { processId, ...told(employer.name, replaced) })
  })
}

/** She may be counted at an employer whom the actor doesn't see. */
async function readHasMain(ctx: Ctx, agents: boolean, personId: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom(agents ? 'employments' : 'mandates')
    .select('id')
    .where('person_id', '=', personId)
    .where('main', '=', true)
    .executeTakeFirst()
  return row !== undefined
}

async function insertTie(ctx: Ctx, { processId, personId, kind, tie }: AddTie, main: boolean) {
  const { employerId, matricule, service, job } = tie
  const row = { process_id: processId, person_id: personId, employer_id: employerId, main }
  if (kind === 'agents') {
    await refuseTakenMatricule(ctx, employerId, matricule, null)
    await ctx.db
      .insertInto('employments')
      .values({ ...row, matricule, service, job })
      .execute()
  } else
    await ctx.db
      .insertInto('mandates')
      .values({ ...row, function: job })
      .execute()
}

function told(employer: string, replaced: PersonTie | undefined): Pick<ActionRecord, 'action' | 'details'> {
  return replaced
    ? { action: 'person.tie-changed', details: { employer, before: replaced.employer } }
    : { action: 'person.tie-added', details: { employer } }
}
