import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAccount } from '#app/domain/accounts/create-first-pilot.server.ts'
import { getActor, openSession } from '#app/domain/accounts/session.server.ts'
import type { Ctx } from '#app/domain/context.ts'
import { createProcess } from '#app/domain/processes/create-process.server.ts'
import { countCommunes, getProcess, listOwnProcesses } from '#app/domain/processes/queries.server.ts'
import { newProcessSchema } from '#app/domain/processes/schema.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'

let database: TestDatabase
let clock = new Date('2026-11-24T12:00:00Z')

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())

const input = newProcessSchema.parse({
  name: 'Notre mutualisation',
  epciName: 'Communauté de communes du Val d’Ambre',
  epciSiren: '200000008',
  communes: '26198 Ambre-la-Ville\n26199 Montclair\n2A004 Saint-Éloi',
  centralCommune: '26198',
  launchOn: '2026-12-01',
})

/** Someone signed in, whose roles are read from the database each time. */
async function signIn(email: string): Promise<() => Promise<Ctx>> {
  const anonymous = { db: database.db, now: () => clock, actor: null }
  const session = await openSession(
    anonymous,
    await createAccount(anonymous, { name: email, email, locale: 'fr' }),
  )
  return async () => ({ ...anonymous, actor: (await getActor(anonymous, session))! })
}

const employersOf = (processId: string) =>
  database.db
    .selectFrom('employers')
    .select(['name', 'kind', 'segment', 'insee_code', 'siren'])
    .where('process_id', '=', processId)
    .orderBy('insee_code', (order) => order.asc().nullsFirst())
    .execute()

describe('createProcess', () => {
  it('makes employers of the EPCI and of each commune, each in its segment', async () => {
    const claire = await signIn('claire@example.org')
    const processId = await createProcess(await claire(), input)
    const commune = { kind: 'commune', siren: null }
    expect(await employersOf(processId)).toEqual([
      { name: input.epciName, kind: 'epci', segment: 'epci', insee_code: null, siren: '200000008' },
      { ...commune, name: 'Ambre-la-Ville', segment: 'central_commune', insee_code: '26198' },
      { ...commune, name: 'Montclair', segment: 'other_communes', insee_code: '26199' },
      { ...commune, name: 'Saint-Éloi', segment: 'other_communes', insee_code: '2A004' },
    ])
    expect(await countCommunes(await claire(), processId)).toBe(3)
    expect(await getProcess(await claire(), processId)).toEqual({
      id: processId,
      name: input.name,
      epciName: input.epciName,
      epciSiren: '200000008',
      launchOn: '2026-12-01',
      kind: 'pooling',
      months: 15,
      archivedAt: null,
    })
  })

  it('has no central commune where none was named', async () => {
    const omar = await signIn('omar@example.org')
    const processId = await createProcess(await omar(), { ...input, centralCommune: undefined })
    const segments = (await employersOf(processId)).map(({ segment }) => segment)
    expect(segments).toEqual(['epci', 'other_communes', 'other_communes', 'other_communes'])
  })

  it('makes its author administrator and pilot of it, and of nothing else', async () => {
    const ines = await signIn('ines@example.org')
    expect((await ines()).actor.grants).toEqual([])
    const processId = await createProcess(await ines(), input)
    const { grants } = (await ines()).actor
    expect(grants.map(({ role }) => role).sort()).toEqual(['administrator', 'pilot'])
    expect(grants.every((grant) => grant.processId === processId && grant.employerIds === null)).toBe(true)
  })

  it('leaves nothing when one employer can’t be written', async () => {
    const zoe = await signIn('zoe@example.org')
    const everything = async () => {
      const { rows } = await database.pool.query(
        `select (select count(*) from processes) as processes, (select count(*) from employers) as employers,
         (select count(*) from role_assignments) as roles`,
      )
      return rows[0]
    }
    const before = await everything()
    // A commune named as the EPCI: the schema doesn't compare them, the table does.
    const communes = [...input.communes, { inseeCode: '26200', name: input.epciName }]
    await expect(createProcess(await zoe(), { ...input, communes })).rejects.toThrow()
    expect(await everything()).toEqual(before)
  })
})

describe('listOwnProcesses', () => {
  it('lists those in which one holds a role, the newest first, and no other', async () => {
    const [ana, ben, nobody] = [
      await signIn('ana@example.org'),
      await signIn('ben@example.org'),
      await signIn('no@example.org'),
    ]
    const first = await createProcess(await ana(), input)
    clock = new Date(clock.getTime() + 1_000)
    const second = await createProcess(await ana(), input)
    const other = await createProcess(await ben(), input)
    const ids = async (who: typeof ana) => (await listOwnProcesses(await who())).map(({ id }) => id)
    expect(await ids(ana)).toEqual([second, first])
    expect(await ids(ben)).toEqual([other])
    expect(await ids(nobody)).toEqual([])
    const { accountId } = (await ben()).actor
    await database.db
      .insertInto('role_assignments')
      .values({ account_id: accountId, process_id: first, role: 'evaluator', created_at: clock })
      .execute()
    expect(await ids(ben)).toEqual([other, first])
  })

  it('finds no démarche by a wrong identifier', async () => {
    const missing = getProcess(
      await (await signIn('x@example.org'))(),
      '00000000-0000-4000-8000-000000000000',
    )
    await expect(missing).rejects.toMatchObject({ code: 'not-found', status: 404 })
  })
})
