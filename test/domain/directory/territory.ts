import type { Ctx } from '#app/domain/context.ts'
import type { TestDatabase } from '#test/support/database.ts'

export const noon = new Date('2026-11-23T11:00:00Z')

/** A démarche with an EPCI and four communes, and its pilot. */
export async function createTerritory(database: Pick<TestDatabase, 'db'>, name = 'Val d’Ambre') {
  const { db } = database
  const { id: processId } = await db
    .insertInto('processes')
    .values({
      name,
      epci_name: `CC du ${name}`,
      epci_siren: '200000172',
      launch_on: '2026-04-01',
      created_at: noon,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const employers = await db
    .insertInto('employers')
    .values([
      {
        process_id: processId,
        name: 'CC du Val d’Ambre',
        kind: 'epci',
        segment: 'epci',
        insee_code: null,
        siren: '200000172',
      },
      {
        process_id: processId,
        name: 'Ambreville',
        kind: 'commune',
        segment: 'central_commune',
        insee_code: '01001',
        siren: null,
      },
      {
        process_id: processId,
        name: 'Saint-Éloi',
        kind: 'commune',
        segment: 'other_communes',
        insee_code: '2A004',
        siren: null,
      },
      {
        process_id: processId,
        name: 'Pont-l’Abbé-d’Ambre',
        kind: 'commune',
        segment: 'other_communes',
        insee_code: '01003',
        siren: null,
      },
      {
        process_id: processId,
        name: 'Les Ormes',
        kind: 'commune',
        segment: 'other_communes',
        insee_code: '01004',
        siren: null,
      },
    ])
    .returning(['id', 'name'])
    .execute()
  const email = `pilot.${processId}@exemple.fr`
  const { id: accountId } = await db
    .insertInto('accounts')
    .values({ name: 'Camille Pilote', email, locale: 'fr', created_at: noon })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('role_assignments')
    .values({ account_id: accountId, process_id: processId, role: 'pilot', created_at: noon })
    .execute()
  const ctx: Ctx = {
    db,
    now: () => noon,
    actor: {
      accountId,
      name: 'Camille Pilote',
      email,
      locale: 'fr',
      grants: [{ processId, role: 'pilot', employerIds: null }],
    },
  }
  return {
    processId,
    ctx,
    employers: Object.fromEntries(employers.map((employer) => [employer.name, employer.id])),
  }
}
