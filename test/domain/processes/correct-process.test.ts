import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAccount } from '#app/domain/accounts/create-first-pilot.server.ts'
import { correctProcess } from '#app/domain/processes/correct-process.server.ts'
import { getProcess, listCommunes } from '#app/domain/processes/queries.server.ts'
import type { CorrectedProcess } from '#app/domain/processes/schema.ts'
import { newProcess } from '#test/domain/calendar/new-process.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'

let database: TestDatabase
const now = () => new Date('2027-03-01T12:00:00Z')

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())

const input: CorrectedProcess = {
  name: 'Notre service commun',
  epciName: 'Communauté d’agglomération du Val d’Ambre',
  epciSiren: '200000172',
  kind: 'shared_service',
  communes: [
    { inseeCode: '26198', name: 'Ambre-la-Ville', population: 8_100 },
    { inseeCode: '26199', name: 'Montclair' },
  ],
  centralCommune: '26198',
}

const employers = (processId: string) =>
  database.db
    .selectFrom('employers')
    .select(['id', 'name', 'kind', 'insee_code', 'segment'])
    .where('process_id', '=', processId)
    .orderBy('insee_code', (order) => order.asc().nullsFirst())
    .execute()

describe('correctProcess', () => {
  it('renames, adds and removes communes, and keeps the identity of those that stay', async () => {
    const { ctx, processId } = await newProcess(database, now)
    const before = await employers(processId)
    await correctProcess(ctx, processId, {
      ...input,
      // The two communes exchange their names, and a third comes.
      communes: [
        { inseeCode: '26198', name: 'Montclair', population: 8_100 },
        { inseeCode: '26199', name: 'Ambre-la-Ville' },
        { inseeCode: '26200', name: 'Val-Fleuri', population: 12 },
      ],
      centralCommune: '26199',
    })
    const after = await employers(processId)
    expect(after.slice(0, 3).map(({ id }) => id)).toEqual(before.map(({ id }) => id))
    expect(after[0]?.name).toBe(input.epciName)
    expect(await listCommunes(ctx, processId)).toEqual([
      { inseeCode: '26198', name: 'Montclair', population: 8_100, central: false },
      { inseeCode: '26199', name: 'Ambre-la-Ville', central: true },
      { inseeCode: '26200', name: 'Val-Fleuri', population: 12, central: false },
    ])
    expect(await getProcess(ctx, processId)).toMatchObject({ name: input.name, kind: 'shared_service' })
    await correctProcess(ctx, processId, input)
    expect((await listCommunes(ctx, processId)).map(({ inseeCode }) => inseeCode)).toEqual(['26198', '26199'])
  })

  it('removes no commune that somebody works for, or that an access is bound to; nothing is half written', async () => {
    const { ctx, processId } = await newProcess(database, now)
    const [, central, other] = await employers(processId)
    const person = await database.db
      .insertInto('persons')
      .values({ process_id: processId, family_name: 'Roux', given_name: 'Léa', email: null, locale: 'fr' })
      .returning('id')
      .executeTakeFirstOrThrow()
    await database.db
      .insertInto('employments')
      .values({
        process_id: processId,
        person_id: person.id,
        employer_id: central!.id,
        matricule: null,
        service: null,
        job: null,
        main: true,
      })
      .execute()
    const accountId = await createAccount(
      { ...ctx, actor: null },
      { name: 'Sylvie', email: 'sylvie@example.org', locale: 'fr' },
    )
    const { id: assignment_id } = await database.db
      .insertInto('role_assignments')
      .values({ account_id: accountId, process_id: processId, role: 'human_resources', created_at: now() })
      .returning('id')
      .executeTakeFirstOrThrow()
    await database.db
      .insertInto('role_assignment_employers')
      .values({ assignment_id, employer_id: other!.id })
      .execute()
    const before = await employers(processId)
    for (const kept of ['26198', '26199']) {
      const communes = input.communes.filter(({ inseeCode }) => inseeCode === kept)
      const correction = correctProcess(ctx, processId, { ...input, communes, centralCommune: undefined })
      await expect(correction).rejects.toMatchObject({ code: 'process.employer-in-use', status: 409 })
    }
    expect(await employers(processId)).toEqual(before)
    expect((await getProcess(ctx, processId)).name).toBe('Notre mutualisation')
  })

  it('refuses a name that another employer bears, and touches no other kind of employer', async () => {
    const { ctx, processId } = await newProcess(database, now)
    await database.db
      .insertInto('employers')
      .values({
        process_id: processId,
        name: 'Syndicat des eaux',
        kind: 'other',
        segment: 'epci',
        insee_code: null,
        siren: null,
      })
      .execute()
    const communes = [...input.communes, { inseeCode: '26200', name: 'Syndicat des eaux' }]
    await expect(correctProcess(ctx, processId, { ...input, communes })).rejects.toMatchObject({
      code: 'process.same-name',
      params: { name: 'Syndicat des eaux' },
    })
    await correctProcess(ctx, processId, input)
    expect((await employers(processId)).map(({ name }) => name)).toContain('Syndicat des eaux')
  })
})
