import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addTie } from '#app/domain/directory/add-tie.server.ts'
import { listDirectoryGroups } from '#app/domain/directory/audience.server.ts'
import { endTie, getEndingTie } from '#app/domain/directory/end-tie.server.ts'
import { newTieSchema } from '#app/domain/directory/person-form.ts'
import { getPerson, listAgents } from '#app/domain/directory/queries.server.ts'
import { listPeopleSchema } from '#app/domain/directory/schema.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { createTerritory, importFile } from './territory.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())

const coded = (code: string) => expect.objectContaining({ code })
const agents = 'Nom;Prénom;Employeur;Matricule\nRoux;Ana;Ambreville;12\nDiaz;Luc;Les Ormes;7\n'

async function filled() {
  const territory = await createTerritory(database)
  const { ctx, processId, employers } = territory
  await importFile(territory, agents)
  const { id: personId } = await database.db
    .selectFrom('persons')
    .select('id')
    .where('process_id', '=', processId)
    .where('family_name', '=', 'Roux')
    .executeTakeFirstOrThrow()
  const of = { processId, personId }
  const add = (at: string, more: Record<string, string> = {}, kind: 'agents' | 'elected' = 'agents') =>
    addTie(ctx, { ...of, kind, tie: newTieSchema.parse({ employerId: employers[at], ...more }) })
  /** Where she works, the place where she is counted first. */
  const read = async () => {
    const { employments, mandates } = await getPerson(ctx, of)
    return {
      employments: employments.map(({ employer, main }) => [employer, main]),
      mandates: mandates.map(({ employer, main }) => [employer, main]),
      idOf: (name: string) => [...employments, ...mandates].find(({ employer }) => employer === name)!.id,
    }
  }
  return { ...territory, of, add, read }
}

const actions = async (processId: string) => {
  const rows = await database.db
    .selectFrom('journal')
    .select(['action', 'details'])
    .where('process_id', '=', processId)
    .where('action', 'like', 'person.%')
    .orderBy('id')
    .execute()
  return rows.map(({ action, details }) => [action, details])
}

describe('another employment', () => {
  it('is added to the one she has: one person, counted once, where she was', async () => {
    const { ctx, processId, add, read } = await filled()
    await add('Les Ormes', { service: 'École' })
    expect((await read()).employments).toEqual([
      ['Ambreville', true],
      ['Les Ormes', false],
    ])
    const { total } = await listAgents(ctx, { ...listPeopleSchema.parse({}), processId })
    expect(total).toBe(2)
    const groups = await listDirectoryGroups(ctx, processId)
    expect(groups.reduce((sum, { headcount }) => sum + headcount, 0)).toBe(2)
    expect(await actions(processId)).toEqual([['person.tie-added', { employer: 'Les Ormes' }]])
  })

  it('is where she is counted, if it is said', async () => {
    const { add, read } = await filled()
    await add('Les Ormes', { main: 'on' })
    expect((await read()).employments).toEqual([
      ['Les Ormes', true],
      ['Ambreville', false],
    ])
  })

  it('takes the place of another, and its count', async () => {
    const { processId, add, read } = await filled()
    await add('Les Ormes', { replaces: (await read()).idOf('Ambreville') })
    expect((await read()).employments).toEqual([['Les Ormes', true]])
    expect(await actions(processId)).toEqual([
      ['person.tie-changed', { employer: 'Les Ormes', before: 'Ambreville' }],
    ])
  })

  it('may be a mandate beside it', async () => {
    const { add, read } = await filled()
    await add('Les Ormes', { job: 'Maire' }, 'elected')
    expect(await read()).toMatchObject({
      employments: [['Ambreville', true]],
      mandates: [['Les Ormes', true]],
    })
  })

  it.each([
    ['where she is already', 'Ambreville', {}, 'person.already-there'],
    ['under the matricule of somebody else', 'Les Ormes', { matricule: '7' }, 'person.matricule-taken'],
    ['in place of nothing of hers', 'Les Ormes', { replaces: crypto.randomUUID() }, 'not-found'],
  ])('is refused %s, and nothing is changed', async (_, at, more, code) => {
    const { processId, add, read } = await filled()
    await expect(add(at, more)).rejects.toEqual(coded(code))
    expect((await read()).employments).toEqual([['Ambreville', true]])
    expect(await actions(processId)).toEqual([])
  })

  it('is refused at an employer or to a person of another démarche, and where nobody is employed', async () => {
    const { ctx, of, add, employers } = await filled()
    const other = await filled()
    const tie = newTieSchema.parse({ employerId: other.employers['Les Ormes'] })
    await expect(addTie(ctx, { ...of, kind: 'agents', tie })).rejects.toEqual(coded('not-found'))
    const theirs = { ...of, personId: other.of.personId }
    const here = newTieSchema.parse({ employerId: employers['Les Ormes'] })
    await expect(addTie(ctx, { ...theirs, kind: 'agents', tie: here })).rejects.toEqual(coded('not-found'))
    await database.db
      .updateTable('employers')
      .set({ employs: false })
      .where('id', '=', employers['Les Ormes']!)
      .execute()
    await expect(add('Les Ormes')).rejects.toEqual(coded('not-found'))
  })
})

describe('an employment that ends', () => {
  it('leaves her counted at the other, the one chosen where there are several', async () => {
    const { ctx, processId, of, add, read } = await filled()
    await add('Les Ormes')
    await add('Saint-Éloi')
    const known = await read()
    await endTie(ctx, { ...of, tieId: known.idOf('Ambreville'), mainId: known.idOf('Saint-Éloi') })
    expect((await read()).employments).toEqual([
      ['Saint-Éloi', true],
      ['Les Ormes', false],
    ])
    await endTie(ctx, { ...of, tieId: known.idOf('Saint-Éloi'), mainId: null })
    expect((await read()).employments).toEqual([['Les Ormes', true]])
    expect((await actions(processId)).at(-1)).toEqual(['person.tie-ended', { employer: 'Saint-Éloi' }])
  })

  it('leaves her an elected official', async () => {
    const { ctx, of, add, read } = await filled()
    await add('Les Ormes', {}, 'elected')
    await endTie(ctx, { ...of, tieId: (await read()).idOf('Ambreville'), mainId: null })
    expect(await read()).toMatchObject({ employments: [], mandates: [['Les Ormes', true]] })
  })

  it('is refused when it is all she has, and when it is another’s', async () => {
    const { ctx, of, read } = await filled()
    const other = await filled()
    const tieId = (await read()).idOf('Ambreville')
    expect((await getEndingTie(ctx, { ...of, tieId })).last).toBe(true)
    await expect(endTie(ctx, { ...of, tieId, mainId: null })).rejects.toEqual(coded('person.last-tie'))
    const theirs = (await other.read()).idOf('Ambreville')
    await expect(endTie(ctx, { ...of, tieId: theirs, mainId: null })).rejects.toEqual(coded('not-found'))
    expect((await other.read()).employments).toHaveLength(1)
  })
})
