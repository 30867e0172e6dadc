import type { Ctx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { recordAction } from '#app/domain/journal/record-action.server.ts'
import { getPerson, type PersonTie, placeOf } from './internal/get-person.server.ts'
import { lockDirectory } from './internal/lock-directory.server.ts'
import { refuseTakenMatricule } from './internal/refuse-taken-matricule.server.ts'
import type { CorrectedPerson } from './person-form.ts'

/**
 * Corrects what is held about a person (RGPD art. 16). A wave that is open keeps its frozen list; the next message to her
 * goes to the address as corrected.
 * @throws DomainError `not-found` (404) when she is not in the actor's scope, or an employment is not hers or hidden;
 *   `person.matricule-taken` (409)
 */
export async function correctPerson(
  ctx: Ctx,
  input: { processId: string; personId: string; person: CorrectedPerson },
): Promise<void> {
  const { processId, personId, person } = input
  await ctx.db.transaction().execute(async (trx) => {
    const within = { ...ctx, db: trx }
    await lockDirectory(within, processId)
    const known = await getPerson(within, { processId, personId, permission: 'directory.edit' })
    const employments = new Map(known.employments.map((employment) => [employment.id, employment]))
    const mandates = new Map(known.mandates.map((mandate) => [mandate.id, mandate]))
    await trx
      .updateTable('persons')
      .set({
        family_name: person.familyName,
        given_name: person.givenName,
        email: person.email,
        locale: person.locale,
      })
      .where('id', '=', personId)
      .where('process_id', '=', processId)
      .execute()
    for (const { id, matricule, service, job } of person.ties) {
      const employment = employments.get(id)
      if (employment) {
        await refuseTakenMatricule(within, employment.employerId, matricule, id)
        await trx.updateTable('employments').set({ matricule, service, job }).where('id', '=', id).execute()
      } else if (mandates.has(id)) {
        await trx.updateTable('mandates').set({ function: job }).where('id', '=', id).execute()
      } else throw new DomainError('not-found', 404)
    }
    await moveMain(within, 'employments', employments, person.mainEmployment)
    await moveMain(within, 'mandates', mandates, person.mainMandate)
    await recordAction(within, {
      processId,
      action: 'person.corrected',
      details: { employer: placeOf(known) },
    })
  })
}

/** Counts her elsewhere from now on. Only who sees both the old place and the new one may. */
async function moveMain(
  ctx: Ctx,
  table: 'employments' | 'mandates',
  ties: ReadonlyMap<string, PersonTie>,
  main: string | undefined,
): Promise<void> {
  if (main === undefined || ties.get(main)?.main) return
  const before = [...ties.values()].find((tie) => tie.main)
  if (!ties.has(main) || !before) throw new DomainError('not-found', 404)
  await ctx.db.updateTable(table).set({ main: false }).where('id', '=', before.id).execute()
  await ctx.db.updateTable(table).set({ main: true }).where('id', '=', main).execute()
}
