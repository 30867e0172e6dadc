import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Ctx } from '#app/domain/context.ts'
import { addPerson } from '#app/domain/directory/add-person.server.ts'
import { correctPerson } from '#app/domain/directory/correct-person.server.ts'
import { erasePerson, getErasure } from '#app/domain/directory/erase-person.server.ts'
import { exportDirectory } from '#app/domain/directory/export-directory.server.ts'
import { exportPerson } from '#app/domain/directory/export-person.server.ts'
import { correctedPersonSchema, newPersonSchema } from '#app/domain/directory/person-form.ts'
import {
  countAgents,
  countElected,
  getImportPreview,
  getImportStatus,
  getPerson,
  listAgents,
  listElected,
  listImports,
  listOrganisations,
  listPlaces,
} from '#app/domain/directory/queries.server.ts'
import { listOrganisationsSchema, listPeopleSchema } from '#app/domain/directory/schema.ts'
import { startImport } from '#app/domain/directory/start-import.server.ts'
import { undoImport } from '#app/domain/directory/undo-import.server.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { invite } from './invite.ts'
import { createTerritory, importFile, type Territory, upload } from './territory.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())

const refusal = (code: string, status: number) => expect.objectContaining({ code, status })

const agents = [
  'Nom;Prénom;Employeur;Matricule;Service;E-mail;Employeur principal',
  'Roux;Ana;Ambreville;001;Voirie;ana@exemple.fr;oui',
  'Roux;Ana;Les Ormes;;École;;',
  'Diaz;Luc;Les Ormes;;;;',
  'Petit;Zoé;Saint-Éloi;;;zoe@exemple.fr;',
].join('\n')

/** Roux works at Ambreville and Les Ormes, Diaz at Les Ormes, Petit at Saint-Éloi; Diaz' namesake sits in Ambreville. */
async function filled() {
  const territory = await createTerritory(database)
  const { importId } = await upload(territory, agents)
  const { preview } = await getImportPreview(territory.ctx, { processId: territory.processId, importId })
  const keys = preview.proposals.map(({ key }) => key)
  const { id } = await importFile(territory, agents, { proposed: keys, merged: keys })
  await database.db.deleteFrom('directory_imports').where('id', '=', importId).execute()
  await importFile(territory, 'Nom;Prénom;Commune;Fonction\nMorel;Jeanne;Ambreville;Maire\n', {}, 'elected')
  const rows = await database.db
    .selectFrom('persons')
    .select(['id', 'family_name'])
    .where('process_id', '=', territory.processId)
    .execute()
  const ids = Object.fromEntries(rows.map((row) => [row.family_name, row.id]))
  return { ...territory, importId: id, ids, at: (name: string) => ids[name] ?? '' }
}

/** A director of human resources, of these employers only. */
function director({ ctx, processId, employers }: Territory, ...names: string[]): Ctx {
  const employerIds = names.map((name) => employers[name] ?? '')
  return { ...ctx, actor: { ...ctx.actor, grants: [{ processId, role: 'human_resources', employerIds }] } }
}

const everybody = listPeopleSchema.parse({})

describe('an HR director', () => {
  it('sees the agents of her employers, what they do there, and the counts of her employers', async () => {
    const place = await filled()
    const { processId } = place
    const ctx = director(place, 'Les Ormes')
    const { agents: found, total } = await listAgents(ctx, { ...everybody, processId })
    expect(total).toBe(2)
    expect(
      found.map(({ familyName, employments }) => [familyName, employments.map(({ employer }) => employer)]),
    ).toEqual([
      ['Diaz', ['Les Ormes']],
      ['Roux', ['Les Ormes']],
    ])
    expect(await countAgents(ctx, processId)).toMatchObject([
      { name: 'Les Ormes', agents: 1, withoutEmail: 1 },
    ])
    for (const search of ['Ambreville', '001', 'Voirie', 'Petit'])
      expect((await listAgents(ctx, { ...everybody, search, processId })).total, search).toBe(0)
    const other = { ...everybody, employerId: place.employers['Saint-Éloi'], processId }
    expect((await listAgents(ctx, other)).total).toBe(0)
    const organisations = await listOrganisations(ctx, { ...listOrganisationsSchema.parse({}), processId })
    expect(organisations.organisations.map(({ name }) => name)).toEqual(['Les Ormes'])
  })

  it('sees no elected official, no file, and nobody of another employer', async () => {
    const place = await filled()
    const { processId } = place
    const ctx = director(place, 'Les Ormes', 'Ambreville')
    expect((await listElected(ctx, { ...everybody, processId })).total).toBe(0)
    expect(await countElected(ctx, processId)).toEqual([])
    expect(await listImports(ctx, processId)).toEqual([])
    for (const name of ['Morel', 'Petit'])
      await expect(getPerson(ctx, { processId, personId: place.at(name) })).rejects.toEqual(
        refusal('not-found', 404),
      )
    const roux = await getPerson(director(place, 'Les Ormes'), { processId, personId: place.at('Roux') })
    expect(roux.employments.map(({ employer }) => employer)).toEqual(['Les Ormes'])
    expect((await getPerson(place.ctx, { processId, personId: place.at('Roux') })).employments).toHaveLength(
      2,
    )
  })

  it('of no employer sees nothing', async () => {
    const place = await filled()
    const ctx = director(place)
    const { processId } = place
    expect((await listAgents(ctx, { ...everybody, processId })).total).toBe(0)
    expect(await countAgents(ctx, processId)).toEqual([])
    await expect(getPerson(ctx, { processId, personId: place.at('Roux') })).rejects.toEqual(
      refusal('not-found', 404),
    )
  })

  it('writes, exports, imports, undoes and erases nothing', async () => {
    const place = await filled()
    const { processId, importId } = place
    const ctx = director(place, 'Ambreville')
    const input = { processId, personId: place.at('Roux') }
    const person = correctedPersonSchema.parse({ familyName: 'X', givenName: 'Y', locale: 'fr' })
    const fresh = newPersonSchema.parse({
      familyName: 'X',
      givenName: 'Y',
      locale: 'fr',
      employerId: place.employers.Ambreville,
    })
    const attempts: [() => Promise<unknown>, string][] = [
      [() => correctPerson(ctx, { ...input, person }), 'not-found'],
      [() => exportPerson(ctx, input), 'not-found'],
      [() => addPerson(ctx, { processId, kind: 'agents', person: fresh }), 'not-found'],
      [() => erasePerson(ctx, input), 'forbidden'],
      [() => getErasure(ctx, input), 'forbidden'],
      [() => exportDirectory(ctx, { processId, kind: 'elected', format: 'csv' }), 'forbidden'],
      [
        () => startImport(ctx, { processId, fileName: 'a.csv', content: new TextEncoder().encode(agents) }),
        'forbidden',
      ],
      [() => getImportStatus(ctx, { processId, importId }), 'forbidden'],
      [() => undoImport(ctx, { processId, importId }), 'forbidden'],
    ]
    for (const [attempt, code] of attempts) await expect(attempt()).rejects.toMatchObject({ code })
    expect(await listPlaces(ctx, processId, 'agents')).toEqual([])
    const csv = new TextDecoder().decode(
      await exportDirectory(ctx, { processId, kind: 'agents', format: 'csv' }),
    )
    expect(csv).not.toContain('Roux')
  })
})

describe('one person', () => {
  it('is not found from another démarche', async () => {
    const ours = await filled()
    const theirs = await createTerritory(database)
    const input = { processId: theirs.processId, personId: ours.at('Roux') }
    await expect(getPerson(theirs.ctx, input)).rejects.toEqual(refusal('not-found', 404))
    await expect(erasePerson(theirs.ctx, input)).rejects.toEqual(refusal('not-found', 404))
  })

  it('is handed over whole: identity, employments, messages; never whether she answered', async () => {
    const place = await filled()
    await invite(database, place.processId, [place.at('Roux')], 'closed')
    const json = await exportPerson(place.ctx, { processId: place.processId, personId: place.at('Roux') })
    expect(JSON.parse(json)).toMatchObject({
      person: { familyName: 'Roux', email: 'ana@exemple.fr' },
      employments: [{ employer: 'Ambreville', matricule: '001', main: true }, { employer: 'Les Ormes' }],
      mandates: [],
      waves: [{ label: 'T7', messages: [{ kind: 'invitation', state: 'accepted' }] }],
    })
    expect(json).not.toMatch(/answer|ballot|blinded|vote/iu)
  })

  it('is corrected: identity, employment, where she is counted; an employment of somebody else is refused', async () => {
    const place = await filled()
    const { ctx, processId } = place
    const personId = place.at('Roux')
    const { employments } = await getPerson(ctx, { processId, personId })
    const [first, second] = employments
    const form = {
      familyName: ' Roux\u200b-Martin ',
      givenName: 'Ana',
      email: ' ANA@Exemple.fr',
      locale: 'en',
      ties: [{ id: first?.id, matricule: '009', service: '', job: 'Cheffe' }],
      mainEmployment: second?.id,
    }
    await correctPerson(ctx, { processId, personId, person: correctedPersonSchema.parse(form) })
    expect(await getPerson(ctx, { processId, personId })).toMatchObject({
      familyName: 'Roux-Martin',
      email: 'ana@exemple.fr',
      locale: 'en',
      employments: [
        { employer: 'Les Ormes', main: true, service: 'École' },
        { employer: 'Ambreville', main: false, matricule: '009', service: null, job: 'Cheffe' },
      ],
    })
    const other = await getPerson(ctx, { processId, personId: place.at('Petit') })
    const foreign = correctedPersonSchema.parse({
      ...form,
      ties: [{ id: other.employments[0]?.id }],
      mainEmployment: undefined,
    })
    await expect(correctPerson(ctx, { processId, personId, person: foreign })).rejects.toEqual(
      refusal('not-found', 404),
    )
    expect((await getPerson(ctx, { processId, personId })).givenName).toBe('Ana')
  })

  it('is added once: a namesake must be said to be another person, a matricule is one agent’s', async () => {
    const place = await filled()
    const { ctx, processId } = place
    const form = {
      familyName: 'ROUX',
      givenName: 'ana',
      locale: 'fr',
      employerId: place.employers.Ambreville,
    }
    const add = (values: object) =>
      addPerson(ctx, { processId, kind: 'agents', person: newPersonSchema.parse({ ...form, ...values }) })
    await expect(add({})).rejects.toEqual(refusal('person.same-name', 409))
    await expect(add({ another: 'on', matricule: '001' })).rejects.toEqual(
      refusal('person.matricule-taken', 409),
    )
    const personId = await add({ another: 'on', matricule: '002' })
    expect(await getPerson(ctx, { processId, personId })).toMatchObject({
      employments: [{ matricule: '002', main: true }],
    })
    const theirs = await createTerritory(database)
    await expect(add({ another: 'on', employerId: theirs.employers.Ambreville })).rejects.toEqual(
      refusal('not-found', 404),
    )
  })
})

describe('erasing a person', () => {
  /** Every text of the directory's tables and of the journal. */
  async function everyText(processId: string): Promise<string> {
    const { rows } = await sql<{ text: string }>`
      select row::text as text from persons row where process_id = ${processId}
      union all select row::text from directory_imports row where process_id = ${processId}
      union all select row::text from directory_changes row
        where import_id in (select id from directory_imports where process_id = ${processId})
      union all select row::text from journal row where process_id = ${processId}`.execute(database.db)
    return rows
      .map(({ text }) => text)
      .join('\n')
      .toLowerCase()
  }

  it('leaves her name nowhere, and her messages neither; others stay', async () => {
    const place = await filled()
    const { ctx, processId } = place
    const personId = place.at('Petit')
    await importFile(place, 'Nom;Prénom;Employeur;E-mail\nPetit;Zoé;Saint-Éloi;faux\nNoël;Eva;Saint-Éloi;')
    await upload(place, agents)
    await invite(database, processId, [personId, place.at('Diaz')], 'closed')
    expect(await everyText(processId)).toContain('petit')
    expect(await getErasure(ctx, { processId, personId })).toMatchObject({
      messages: 1,
      files: 1,
      frozen: null,
    })
    await erasePerson(ctx, { processId, personId })
    const left = await everyText(processId)
    for (const word of ['petit', 'zoé', 'zoe@']) expect(left).not.toContain(word)
    expect(left).toContain('diaz')
    const { rows } = await sql<{ n: number }>`
      select count(*)::integer as n from deliveries where person_id = any(${[personId, place.at('Diaz')]}::uuid[])`.execute(
      database.db,
    )
    expect(rows[0]?.n).toBe(1)
    const lines = await database.db
      .selectFrom('journal')
      .select(['action', 'details'])
      .where('process_id', '=', processId)
      .where('action', '=', 'person.erased')
      .execute()
    expect(lines).toEqual([{ action: 'person.erased', details: { employer: 'Saint-Éloi' } }])
    await expect(undoImport(ctx, { processId, importId: place.importId })).rejects.toMatchObject({
      status: 409,
    })
  })

  it('is refused with the wave’s name while a frozen list has her, and changes nothing', async () => {
    const place = await filled()
    const { ctx, processId } = place
    const personId = place.at('Petit')
    await upload(place, agents)
    for (const state of ['launching', 'launched', 'closing'] as const) {
      const waveId = await invite(database, processId, [personId], state)
      const before = await everyText(processId)
      await expect(erasePerson(ctx, { processId, personId })).rejects.toMatchObject({
        code: 'person.frozen',
        params: { waves: 'T7' },
      })
      expect(await everyText(processId)).toBe(before)
      await database.db.updateTable('waves').set({ state: 'closed' }).where('id', '=', waveId).execute()
    }
    await erasePerson(ctx, { processId, personId })
    await expect(getPerson(ctx, { processId, personId })).rejects.toEqual(refusal('not-found', 404))
  })
})
