import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Ctx } from '#app/domain/context.ts'
import { addTie } from '#app/domain/directory/add-tie.server.ts'
import { mergeOrganisations } from '#app/domain/directory/merge-organisations.server.ts'
import { organisationSchema } from '#app/domain/directory/organisation-form.ts'
import { newTieSchema } from '#app/domain/directory/person-form.ts'
import { countAgents, getOrganisation, getUndoProblem } from '#app/domain/directory/queries.server.ts'
import { removeOrganisation } from '#app/domain/directory/remove-organisation.server.ts'
import { addOrganisation, correctOrganisation } from '#app/domain/directory/save-organisation.server.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { createTerritory, importFile } from './territory.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())

const ccas = { name: 'CCAS d’Ambreville', kind: 'ccas', segment: 'central_commune', employs: 'on' } as const
const input = (more: Record<string, string | undefined> = {}) =>
  organisationSchema.parse({ ...ccas, ...more })
const coded = (code: string) => expect.objectContaining({ code })

const agents = [
  'Nom;Prénom;Employeur;Matricule;Employeur principal',
  'Roux;Ana;CCAS d’Ambreville;7;oui',
  'Diaz;Luc;CCAS d’Ambreville;8;',
].join('\n')

/** A territory with a CCAS where two people work, one of them at Ambreville too. */
async function filled() {
  const territory = await createTerritory(database)
  const { ctx, processId } = territory
  const organisationId = await addOrganisation(ctx, processId, input())
  const { id: importId } = await importFile(territory, agents)
  const { id: personId } = await database.db
    .selectFrom('persons')
    .select('id')
    .where('process_id', '=', processId)
    .where('family_name', '=', 'Roux')
    .executeTakeFirstOrThrow()
  const tie = newTieSchema.parse({ employerId: territory.employers.Ambreville, matricule: '12' })
  await addTie(ctx, { processId, personId, kind: 'agents', tie })
  return { ...territory, importId, of: { processId, organisationId } }
}

async function journalOf(processId: string) {
  const rows = await database.db
    .selectFrom('journal')
    .select(['action', 'details'])
    .where('process_id', '=', processId)
    .where('action', 'like', 'organisation.%')
    .orderBy('id')
    .execute()
  return rows.map(({ action, details }) => [action, details])
}

const namesOf = async (processId: string) =>
  (
    await database.db.selectFrom('employers').select('name').where('process_id', '=', processId).execute()
  ).map(({ name }) => name)

describe('an organisation added by hand', () => {
  it('is corrected, and the journal names it', async () => {
    const { ctx, processId } = await createTerritory(database)
    const organisationId = await addOrganisation(ctx, processId, input())
    await correctOrganisation(ctx, { processId, organisationId }, input({ name: 'CCAS', employs: undefined }))
    expect(await getOrganisation(ctx, { processId, organisationId })).toMatchObject({
      ...{ name: 'CCAS', kind: 'ccas', employs: false, agents: 0, accesses: 0, territory: false },
    })
    expect(await journalOf(processId)).toEqual([
      ['organisation.added', { name: 'CCAS d’Ambreville' }],
      ['organisation.corrected', { name: 'CCAS' }],
    ])
  })

  it.each([
    ['the name of another, spelled otherwise', { name: 'AMBREVILLE' }, 'organisation.same-name'],
    ['the SIREN of another', { siren: '200 000 172' }, 'organisation.same-siren'],
  ])('may not have %s', async (_, more, code) => {
    const { ctx, processId } = await createTerritory(database)
    await expect(addOrganisation(ctx, processId, input(more))).rejects.toEqual(coded(code))
    expect(await journalOf(processId)).toEqual([])
  })

  it.each([{ name: ' — ' }, { kind: 'commune' }, { siren: '123456789' }, { contactEmail: 'non' }])(
    'is refused by its form: %o',
    (more) => {
      expect(organisationSchema.safeParse({ ...ccas, ...more }).success).toBe(false)
    },
  )

  it('keeps employing whoever works there', async () => {
    const { ctx, of } = await filled()
    await expect(correctOrganisation(ctx, of, input({ employs: undefined }))).rejects.toEqual(
      coded('organisation.has-agents'),
    )
  })
})

describe('an organisation of the territory', () => {
  it('has its contact corrected, and neither its name nor its nature', async () => {
    const { ctx, processId, employers } = await createTerritory(database)
    const of = { processId, organisationId: employers.Ambreville! }
    const contact = { siren: null, contactName: 'Ana Roux', contactEmail: 'mairie@exemple.fr' }
    await correctOrganisation(ctx, of, contact)
    await expect(correctOrganisation(ctx, of, input())).rejects.toEqual(coded('bad-request'))
    await expect(removeOrganisation(ctx, of)).rejects.toEqual(coded('organisation.of-territory'))
    const intoId = employers['Les Ormes']!
    await expect(mergeOrganisations(ctx, { ...of, intoId })).rejects.toEqual(
      coded('organisation.of-territory'),
    )
    expect(await getOrganisation(ctx, of)).toMatchObject({ name: 'Ambreville', contactName: 'Ana Roux' })
  })
})

describe('removing an organisation', () => {
  it('is refused while somebody works there, done once nobody does', async () => {
    const { ctx, processId, of } = await filled()
    await expect(removeOrganisation(ctx, of)).rejects.toEqual(coded('organisation.used'))
    await database.db.deleteFrom('persons').where('process_id', '=', processId).execute()
    await removeOrganisation(ctx, of)
    expect(await namesOf(processId)).not.toContain('CCAS d’Ambreville')
    await expect(removeOrganisation(ctx, of)).rejects.toEqual(coded('not-found'))
  })

  it('is refused while an access is bound to it, as its merge is', async () => {
    const { ctx, processId, employers, of } = await filled()
    await database.db
      .insertInto('role_assignments')
      .values({
        ...{ account_id: ctx.actor.accountId, process_id: processId, role: 'human_resources' },
        created_at: ctx.now(),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
      .then(({ id }) =>
        database.db
          .insertInto('role_assignment_employers')
          .values({ assignment_id: id, employer_id: of.organisationId })
          .execute(),
      )
    await expect(removeOrganisation(ctx, of)).rejects.toEqual(coded('organisation.bound'))
    await expect(mergeOrganisations(ctx, { ...of, intoId: employers.Ambreville! })).rejects.toEqual(
      coded('organisation.bound'),
    )
  })
})

describe('making one organisation of two', () => {
  it('moves everybody, each once and counted once', async () => {
    const { ctx, processId, employers, importId, of } = await filled()
    const intoId = employers.Ambreville!
    await mergeOrganisations(ctx, { ...of, intoId })
    const rows = await database.db
      .selectFrom('employments')
      .innerJoin('persons', 'persons.id', 'person_id')
      .select(['family_name', 'employer_id', 'matricule', 'main'])
      .where('employments.process_id', '=', processId)
      .orderBy('family_name')
      .execute()
    expect(rows).toEqual([
      { family_name: 'Diaz', employer_id: intoId, matricule: '8', main: true },
      { family_name: 'Roux', employer_id: intoId, matricule: '12', main: true },
    ])
    const counts = await countAgents(ctx, processId)
    expect(counts.find(({ id }) => id === intoId)?.agents).toBe(2)
    expect(await namesOf(processId)).not.toContain('CCAS d’Ambreville')
    expect(await journalOf(processId)).toContainEqual([
      'organisation.merged',
      { name: 'CCAS d’Ambreville', into: 'Ambreville' },
    ])
    expect(await getUndoProblem(ctx, { processId, importId })).toMatchObject({ code: 'import.undo-changed' })
  })

  it('is refused, whole, when a matricule would name two people', async () => {
    const { ctx, processId, employers, of } = await filled()
    const intoId = employers.Ambreville!
    await database.db
      .updateTable('employments')
      .set({ matricule: '12' })
      .where('employer_id', '=', of.organisationId)
      .where('matricule', '=', '8')
      .execute()
    await expect(mergeOrganisations(ctx, { ...of, intoId })).rejects.toEqual(
      coded('organisation.same-matricules'),
    )
    expect(await namesOf(processId)).toContain('CCAS d’Ambreville')
  })

  it('is followed by the drafts that are sent to it', async () => {
    const { ctx, processId, employers, of } = await filled()
    const intoId = employers.Ambreville!
    const consultation = await database.db
      .insertInto('consultations')
      .values({ process_id: processId, instrument: 'barometre-agents', created_on: '2026-11-23' })
      .returning('id')
      .executeTakeFirstOrThrow()
    const sent = async (state: 'draft' | 'launched') => {
      const { id: wave_id } = await database.db
        .insertInto('waves')
        .values({ consultation_id: consultation.id, languages: ['fr'], k: 10, test: false, level: 1, state })
        .returning('id')
        .executeTakeFirstOrThrow()
      const rules = JSON.stringify({ of: 'agents', employers: [of.organisationId, intoId] })
      await database.db.insertInto('wave_audiences').values({ wave_id, rules }).execute()
      return wave_id
    }
    const [draft, launched] = [await sent('draft'), await sent('launched')]
    await mergeOrganisations(ctx, { ...of, intoId })
    const rules = await database.db.selectFrom('wave_audiences').select(['wave_id', 'rules']).execute()
    const employersOf = (wave: string) =>
      (rules.find(({ wave_id }) => wave_id === wave)!.rules as { employers: string[] }).employers
    expect(employersOf(draft)).toEqual([intoId])
    expect(employersOf(launched)).toEqual([of.organisationId, intoId])
  })

  it('is not done into itself, nor into one that employs nobody', async () => {
    const { ctx, processId, of } = await filled()
    const intoId = await addOrganisation(ctx, processId, input({ name: 'Club', employs: undefined }))
    await expect(mergeOrganisations(ctx, { ...of, intoId })).rejects.toEqual(
      coded('organisation.employs-nobody'),
    )
    await expect(mergeOrganisations(ctx, { ...of, intoId: of.organisationId })).rejects.toEqual(
      coded('bad-request'),
    )
  })
})

describe('nothing is done', () => {
  it('by who sees a part of the directory, nor to another démarche’s', async () => {
    const { ctx, processId, of, employers } = await filled()
    const elsewhere = await createTerritory(database, 'Autre Val')
    const grants = [{ processId, role: 'human_resources' as const, employerIds: [of.organisationId] }]
    const director: Ctx = { ...ctx, actor: { ...ctx.actor, grants } }
    const intoId = employers.Ambreville!
    for (const act of [
      () => addOrganisation(director, processId, input({ name: 'X' })),
      () => correctOrganisation(director, of, input()),
      () => removeOrganisation(director, of),
      () => mergeOrganisations(director, { ...of, intoId }),
    ])
      await expect(act()).rejects.toEqual(coded('forbidden'))
    const theirs = { ...of, processId: elsewhere.processId }
    for (const act of [
      () => correctOrganisation(elsewhere.ctx, theirs, input()),
      () => removeOrganisation(elsewhere.ctx, theirs),
      () => mergeOrganisations(elsewhere.ctx, { ...theirs, intoId: elsewhere.employers.Ambreville! }),
      () => mergeOrganisations(ctx, { ...of, intoId: elsewhere.employers.Ambreville! }),
    ])
      await expect(act()).rejects.toEqual(coded('not-found'))
  })
})
