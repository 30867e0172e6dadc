import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chooseColumns } from '#app/domain/directory/choose-columns.server.ts'
import {
  countElected,
  getImportPreview,
  listDirectoryGroups,
  listElected,
  listOrganisations,
  listRecipients,
} from '#app/domain/directory/queries.server.ts'
import { listOrganisationsSchema, listPeopleSchema } from '#app/domain/directory/schema.ts'
import { undoImport } from '#app/domain/directory/undo-import.server.ts'
import { buildGroupTree } from '#app/domain/disclosure/group-tree.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { confirm, createTerritory, importFile, type Territory, upload } from './territory.ts'
import { sheetXml, workbookParts, zip } from './write-workbook.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())

const everybody = listPeopleSchema.parse({})

function preview({ ctx, processId }: Territory, importId: string) {
  return getImportPreview(ctx, { processId, importId })
}

/** Imports with every proposal « one person » ticked. */
async function importMerged(territory: Territory, file: string, kind: 'agents' | 'elected') {
  const { importId } = await upload(territory, file, kind)
  const { preview: read } = await preview(territory, importId)
  const keys = read.proposals.map(({ key }) => key)
  return importFile(territory, file, { proposed: keys, merged: keys }, kind)
}

const officials = [
  'Nom;Prénom;Commune;Fonction;Courriel',
  'Morel;Jeanne;Ambreville;Maire;jeanne@exemple.fr',
  'Morel;Jeanne;CC du Val d’Ambre;Présidente;',
  'Faure;Ali;Les Ormes;Conseiller municipal;',
].join('\n')

describe('elected officials', () => {
  it('are counted once, whatever their mandates, and are no agents', async () => {
    const territory = await createTerritory(database)
    const { ctx, processId } = territory
    await importMerged(territory, officials, 'elected')
    expect(await listElected(ctx, { ...everybody, processId })).toMatchObject({
      total: 2,
      agents: [
        { familyName: 'Faure', employments: [{ employer: 'Les Ormes', job: 'Conseiller municipal' }] },
        {
          familyName: 'Morel',
          employments: [{ employer: 'Ambreville', job: 'Maire' }, { job: 'Présidente' }],
        },
      ],
    })
    expect(await countElected(ctx, processId)).toMatchObject([
      { name: 'Ambreville', agents: 1, withoutEmail: 0 },
      { name: 'Les Ormes', agents: 1, withoutEmail: 1 },
    ])
    expect(await listRecipients(ctx, processId)).toEqual([])
    expect(await listDirectoryGroups(ctx, processId)).toEqual([])
  })

  it('may work elsewhere: one person when ticked, whose identity the employer’s file keeps', async () => {
    const territory = await createTerritory(database)
    const { ctx, processId } = territory
    await importFile(territory, 'Nom;Prénom;Employeur;E-mail\nFaure;Ali;Ambreville;ali@travail.exemple.fr')
    const file = 'Nom;Prénom;Commune;Fonction;Courriel\nFAURE;Ali;Les Ormes;Maire;ali@maison.exemple.fr'
    const { importId } = await upload(territory, file, 'elected')
    const { preview: read } = await preview(territory, importId)
    expect(read.proposals).toMatchObject([
      { ticked: false, employers: [{ name: 'Ambreville' }, { name: 'Les Ormes' }] },
    ])
    const { id } = await importMerged(territory, file, 'elected')
    const { agents } = await listElected(ctx, { ...everybody, processId })
    expect(agents).toMatchObject([{ familyName: 'Faure', email: 'ali@travail.exemple.fr' }])
    expect(await listRecipients(ctx, processId)).toHaveLength(1)
    const again = await upload(territory, file, 'elected')
    const second = (await preview(territory, again.importId)).preview
    expect(second.lines).toMatchObject([{ status: 'unchanged', notes: [{ code: 'identity-kept' }] }])
    await undoImport(ctx, { processId, importId: id })
    expect((await listElected(ctx, { ...everybody, processId })).total).toBe(0)
    expect(await listRecipients(ctx, processId)).toHaveLength(1)
  })

  it('leave the agents of the same person alone when they are absent from their own file', async () => {
    const territory = await createTerritory(database)
    const { ctx, processId } = territory
    await importFile(territory, 'Nom;Prénom;Employeur\nFaure;Ali;Les Ormes')
    const file = 'Nom;Prénom;Commune\nFaure;Ali;Les Ormes\nX;Y;Les Ormes'
    await importMerged(territory, file, 'elected')
    const at = [territory.employers['Les Ormes'] ?? '']
    const gone = await importFile(
      territory,
      'Nom;Prénom;Commune\nX;Y;Les Ormes',
      { absentAt: at, removedAt: at },
      'elected',
    )
    expect(gone.outcome).toMatchObject({ removed: 1, removedPersons: 0 })
    expect((await listElected(ctx, { ...everybody, processId })).total).toBe(1)
    expect(await listDirectoryGroups(ctx, processId)).toMatchObject([{ headcount: 1 }])
  })
})

const organisations = [
  'Nom;Nature;Groupe;Employeur;E-mail du contact;SIREN;Code INSEE',
  'CCAS d’Ambreville;CCAS;Ville-centre;oui;ccas@exemple.fr;;',
  'Chambre d’agriculture;Partenaire;;;;;',
  'Commune des Ormes;Commune;;;ormes@exemple.fr;;01004',
  'Villeneuve;Commune;;;;;01999',
  'Truc;Machin;Là-bas;;faux;123456789;9',
  'CCAS d’Ambreville;CCAS;;;;;',
].join('\n')

describe('organisations', () => {
  it('are added, never at the expense of the territory, each refusal with its reasons', async () => {
    const territory = await createTerritory(database)
    const { importId } = await upload(territory, organisations, 'organisations')
    const { lines, counts } = (await preview(territory, importId)).preview
    expect(
      lines.map(({ status, reasons, notes }) => [
        status,
        ...reasons.map(({ code }) => code),
        ...notes.map(({ code }) => code),
      ]),
    ).toEqual([
      ['new'],
      ['new'],
      ['changed', 'territory-kept'],
      ['left-out', 'territory-only'],
      ['left-out', 'kind-unknown', 'kind-unknown', 'insee-invalid', 'siren-invalid', 'email-invalid'],
      ['left-out', 'duplicate-line'],
    ])
    expect(lines[2]?.changes).toEqual([{ field: 'contactEmail', from: null, to: 'ormes@exemple.fr' }])
    expect(counts).toMatchObject({ new: 2, changed: 1, leftOut: 3 })
  })

  it('may employ agents, in a group of the results; a partner may not', async () => {
    const territory = await createTerritory(database)
    const { ctx, processId } = territory
    await importFile(territory, organisations, {}, 'organisations')
    await importFile(territory, 'Nom;Prénom;Employeur\nRoux;Ana;CCAS d’Ambreville\nDiaz;Luc;Ambreville')
    const groups = await listDirectoryGroups(ctx, processId)
    expect(
      groups.map(({ segment, employer, headcount }) => [segment.id, employer.label.fr, headcount]),
    ).toEqual(
      expect.arrayContaining([
        ['central_commune', 'CCAS d’Ambreville', 1],
        ['central_commune', 'Ambreville', 1],
      ]),
    )
    const name = { fr: 'Val d’Ambre', en: 'Val d’Ambre' }
    const tree = buildGroupTree({ territory: { name }, groups, depth: 'employer' })
    expect(tree.find(({ parent }) => parent === null)?.headcount).toBe(2)
    const { importId } = await upload(territory, 'Nom;Prénom;Employeur\nFaure;Ali;Chambre d’agriculture')
    expect((await preview(territory, importId)).preview.lines).toMatchObject([
      { status: 'left-out', reasons: [{ code: 'employer-unknown' }] },
    ])
    const employs = await upload(
      territory,
      'Nom;Nature;Employeur\nCCAS d’Ambreville;CCAS;non',
      'organisations',
    )
    expect((await preview(territory, employs.importId)).preview.counts).toMatchObject({
      changed: 0,
      unchanged: 1,
    })
  })

  it('absent from a file are taken away when ticked, unless something depends on them', async () => {
    const territory = await createTerritory(database)
    const { ctx, processId } = territory
    const list = async () =>
      (await listOrganisations(ctx, { ...listOrganisationsSchema.parse({}), processId })).organisations.map(
        ({ name }) => name,
      )
    await importFile(territory, organisations, {}, 'organisations')
    const before = await list()
    await importFile(territory, 'Nom;Prénom;Employeur\nRoux;Ana;CCAS d’Ambreville')
    const other = 'Nom;Nature\nCIAS;CIAS'
    const { importId } = await upload(territory, other, 'organisations')
    const { absences } = (await preview(territory, importId)).preview
    const held = Object.fromEntries(absences.map(({ name, held: why }) => [name, why?.code ?? null]))
    expect(held).toMatchObject({
      Ambreville: 'territory-itself',
      'CCAS d’Ambreville': 'organisation-used',
      'Chambre d’agriculture': null,
    })
    const ids = absences.map(({ id }) => id)
    const { id, outcome } = await importFile(territory, other, { absent: ids, removed: ids }, 'organisations')
    expect(outcome).toMatchObject({ new: 1, removed: 1 })
    expect(await list()).toContain('CIAS')
    expect(await list()).not.toContain('Chambre d’agriculture')
    await undoImport(ctx, { processId, importId: id })
    expect(await list()).toEqual(before)
  })
})

describe('columns chosen by hand', () => {
  const file = 'A;B;C;D\nRoux;Ana;Voirie;12\nDiaz;Luc;Parcs;13'
  const choices = { familyName: '0', givenName: '1', employer: '=Les Ormes', service: '2', matricule: '3' }

  it('are asked when the headings say nothing, and nothing can be written before', async () => {
    const territory = await createTerritory(database)
    const { importId } = await upload(territory, file)
    const { file: read, preview: before } = await preview(territory, importId)
    expect(read.columns.missing).toEqual(['familyName', 'givenName', 'employer'])
    expect(before.counts).toMatchObject({ new: 0, leftOut: 2 })
    await expect(confirm(territory, importId)).rejects.toMatchObject({ code: 'import.nothing' })
    const where = { processId: territory.processId, importId }
    await chooseColumns(territory.ctx, { ...where, sheet: null, columns: choices })
    const chosen = await preview(territory, importId)
    expect(chosen.file.columns.missing).toEqual([])
    expect(chosen.preview.plan.newPersons).toMatchObject([
      {
        familyName: 'Roux',
        employments: [{ employerId: territory.employers['Les Ormes'], service: 'Voirie', matricule: '12' }],
      },
      { familyName: 'Diaz' },
    ])
  })

  it('are remembered for the next file with the same headings, of this démarche and kind only, until forgotten', async () => {
    const territory = await createTerritory(database)
    const theirs = await createTerritory(database)
    const { importId } = await upload(territory, file)
    await chooseColumns(territory.ctx, {
      processId: territory.processId,
      importId,
      sheet: null,
      columns: choices,
    })
    const missing = async (place: Territory, text: string, kind?: 'elected') => {
      const next = await upload(place, text, kind)
      return (await preview(place, next.importId)).file.columns.missing.length
    }
    const next = 'a ;b;C;D\nPetit;Zoé;;14'
    expect(await missing(territory, next)).toBe(0)
    expect(await missing(territory, next.replace('C', 'E'))).toBe(3)
    expect(await missing(territory, next, 'elected')).toBe(3)
    expect(await missing(theirs, next)).toBe(3)
    await chooseColumns(territory.ctx, {
      processId: territory.processId,
      importId,
      sheet: null,
      columns: null,
    })
    expect(await missing(territory, next)).toBe(3)
  })

  it('are refused beyond the file, and so is a confirmed import', async () => {
    const territory = await createTerritory(database)
    const { importId } = await upload(territory, 'Nom;Prénom;Employeur\nRoux;Ana;Ambreville')
    const where = { processId: territory.processId, importId, sheet: null }
    await chooseColumns(territory.ctx, { ...where, columns: { service: '99', job: '-1', email: '1e3' } })
    const { columns } = (await preview(territory, importId)).file.columns
    expect(columns).toEqual({ familyName: [0], givenName: [1], employer: [2] })
    await confirm(territory, importId)
    await expect(chooseColumns(territory.ctx, { ...where, columns: {} })).rejects.toMatchObject({
      code: 'import.not-open',
    })
    const theirs = await createTerritory(database)
    await expect(
      chooseColumns(theirs.ctx, { ...where, processId: theirs.processId, columns: {} }),
    ).rejects.toMatchObject({ code: 'not-found' })
  })

  it('are looked for in the sheets of a workbook, and not lost to a sheet that can not be read', async () => {
    const territory = await createTerritory(database)
    const headings = ['Nom', 'Prénom', 'Employeur']
    const bytes = zip(
      workbookParts({
        Notes: sheetXml([['x'], ['y']]),
        Agents: sheetXml([headings, ['Roux', 'Ana', 'Ambreville']]),
      }),
    )
    const found = await upload(territory, bytes)
    const { file: read, preview: first } = await preview(territory, found.importId)
    expect(read.format).toMatchObject({ sheet: 'Agents' })
    expect(first.counts).toMatchObject({ new: 1, leftOut: 0 })
    const where = { processId: territory.processId, importId: found.importId, columns: null }
    await expect(chooseColumns(territory.ctx, { ...where, sheet: 'Notes' })).rejects.toMatchObject({
      code: 'import.missing-columns',
    })
    expect((await preview(territory, found.importId)).file.format).toMatchObject({ sheet: 'Agents' })
  })

  it('are those of the first sheet that can be read, where none has the columns needed', async () => {
    const territory = await createTerritory(database)
    const bytes = zip(
      workbookParts({
        'Lisez-moi': sheetXml([['Ce classeur vient des ressources humaines']]),
        Agents: sheetXml([
          ['Nom', 'Prénom', 'Rattachement'],
          ['Roux', 'Ana', 'Ambreville'],
        ]),
      }),
    )
    const { importId } = await upload(territory, bytes)
    const { file: read } = await preview(territory, importId)
    expect(read.format).toMatchObject({ sheet: 'Agents', sheets: ['Lisez-moi', 'Agents'] })
    expect(read.columns.missing).toEqual(['employer'])
  })
})
