import type { Ctx } from '#app/domain/context.ts'
import { recordAction } from '#app/domain/journal/record-action.server.ts'
import { getPerson, placeOf } from './internal/get-person.server.ts'

/**
 * Everything held about a person, to hand over to her (RGPD art. 15 and 20), and noted in the journal without her name.
 * What she answered is not in it: nothing links it to her.
 * @returns a JSON text, readable by people and machines
 * @throws DomainError `not-found` (404) when she is not in the actor's scope
 */
export async function exportPerson(
  ctx: Ctx,
  input: { processId: string; personId: string },
): Promise<string> {
  const person = await getPerson(ctx, { ...input, permission: 'directory.export' })
  const { process_name } = await ctx.db
    .selectFrom('processes')
    .select('name as process_name')
    .where('id', '=', input.processId)
    .executeTakeFirstOrThrow()
  const tie = ({ employer, matricule, service, job, main }: (typeof person.employments)[number]) => ({
    employer,
    matricule,
    service,
    job,
    main,
  })
  await recordAction(ctx, {
    processId: input.processId,
    action: 'person.exported',
    details: { employer: placeOf(person) },
  })
  const held = {
    process: process_name,
    exportedOn: ctx.now().toISOString().slice(0, 10),
    person: {
      familyName: person.familyName,
      givenName: person.givenName,
      email: person.email,
      language: person.locale,
    },
    employments: person.employments.map(tie),
    mandates: person.mandates.map(({ employer, job, main }) => ({ body: employer, function: job, main })),
    waves: person.waves.map(({ label, title, opensAt, messages }) => ({
      label,
      title,
      opensOn: opensAt?.toISOString().slice(0, 10) ?? null,
      messages,
    })),
  }
  return `${JSON.stringify(held, null, 2)}\n`
}
