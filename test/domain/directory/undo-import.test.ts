import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { correctPerson } from '#app/domain/directory/correct-person.server.ts'
import { writePlan } from '#app/domain/directory/internal/write-plan.server.ts'
import { emptyPlan } from '#app/domain/directory/preview-import.ts'
import {
  getImportPreview,
  getImportStatus,
  getPerson,
  getUndoProblem,
} from '#app/domain/directory/queries.server.ts'
import { undoImport } from '#app/domain/directory/undo-import.server.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { invite } from './invite.ts'
import { manyAgents } from './many-agents.ts'
import { createTerritory, importFile, noon, type Territory, upload } from './territory.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())

const refusal = (code: string, status = 409) => expect.objectContaining({ code, status })

/** Every row of the directory, as JSON. */
async function everything({ processId }: Territory) {
  const tables = ['persons', 'employments', 'mandates', 'employers', 'deliveries'] as const
  const rows = await Promise.all(
    tables.map(async (table) => {
      const ofProcess = table === 'deliveries' ? sql`true` : sql`process_id = ${processId}`
      const found = await sql<{ row: unknown }>`
        select to_jsonb(${sql.table(table)}) as row from ${sql.table(table)} where ${ofProcess} order by 1`.execute(
        database.db,
      )
      return [table, found.rows.map(({ row }) => row)] as const
    }),
  )
  return Object.fromEntries(rows)
}

async function personNamed({ processId }: Territory, familyName: string): Promise<string> {
  const { id } = await database.db
    .selectFrom('persons')
    .select('id')
    .where('process_id', '=', processId)
    .where('family_name', '=', familyName)
    .executeTakeFirstOrThrow()
  return id
}

const first = [
  'Nom;Prénom;Employeur;Matricule;Service;E-mail;Employeur principal',
  'Roux;Ana;Ambreville;001;Voirie;ana@exemple.fr;oui',
  'Diaz;Luc;Ambreville;002;Parcs;;',
  'Petit;Zoé;Ambreville;003;;zoe@exemple.fr;',
  'Faure;Ali;Les Ormes;1;;;',
].join('\n')
/** Roux changes, Diaz moves as her main employer, Petit is absent, Noël is new. */
const second = [
  'Nom;Prénom;Employeur;Matricule;Service;E-mail;Employeur principal',
  'Roux-Martin;Ana;Ambreville;001;Parcs;ana.roux@exemple.fr;',
  'Diaz;Luc;Ambreville;002;;luc@exemple.fr;',
  'Noël;Eva;Ambreville;004;;;',
].join('\n')

async function importSecond(territory: Territory) {
  const { importId } = await upload(territory, second)
  const { preview } = await getImportPreview(territory.ctx, { processId: territory.processId, importId })
  const absent = preview.absences.map(({ id }) => id)
  const status = await importFile(territory, second, { absent, removed: absent })
  return { importId: status.id, preview }
}

describe('a second file', () => {
  it('shows what is absent at its own employers only, and takes it away only when ticked', async () => {
    const territory = await createTerritory(database)
    await importFile(territory, first)
    const { importId } = await upload(territory, second)
    const where = { processId: territory.processId, importId }
    const { preview } = await getImportPreview(territory.ctx, where)
    expect(preview.counts).toMatchObject({ new: 1, changed: 2, unchanged: 0, absent: 1, removed: 0 })
    expect(preview.absences).toMatchObject([
      { name: 'Zoé Petit', employer: 'Ambreville', last: true, held: null },
    ])
    expect(preview.lines[0]?.changes).toEqual([
      { field: 'familyName', from: 'Roux', to: 'Roux-Martin' },
      { field: 'email', from: 'ana@exemple.fr', to: 'ana.roux@exemple.fr' },
      { field: 'service', from: 'Voirie', to: 'Parcs' },
    ])
    await importFile(territory, second)
    expect((await everything(territory)).persons).toHaveLength(5)
    const whole = await importFile(territory, second.replace('Noël;Eva', 'Noël;Ève'), {
      absentAt: [territory.employers.Ambreville ?? ''],
      removedAt: [territory.employers.Ambreville ?? ''],
    })
    expect(whole.outcome).toMatchObject({ removed: 1, removedPersons: 1 })
    const names = ((await everything(territory)).persons as { family_name: string }[]).map(
      (row) => row.family_name,
    )
    expect(names.toSorted()).toEqual(['Diaz', 'Faure', 'Noël', 'Roux-Martin'])
  })

  it('calls nobody absent whom a line mentions, even one that is left out', async () => {
    const territory = await createTerritory(database)
    await importFile(territory, first)
    const wrong =
      'Nom;Prénom;Employeur;Matricule;E-mail\nRoux;Ana;Ambreville;001;faux\nDiaz;Luc;Ambrville;;\nX;Y;Ambreville;003;faux'
    const { importId } = await upload(territory, wrong)
    const { preview } = await getImportPreview(territory.ctx, { processId: territory.processId, importId })
    expect(preview.absences).toEqual([])
  })

  it('never takes away somebody of a frozen list', async () => {
    const territory = await createTerritory(database)
    await importFile(territory, first)
    const zoe = await personNamed(territory, 'Petit')
    const waveId = await invite(database, territory.processId, [zoe])
    const { importId, preview } = await importSecond(territory)
    expect(preview.absences).toMatchObject([{ held: { code: 'open-wave', waves: 'T7' } }])
    const { outcome } = await getImportStatus(territory.ctx, { processId: territory.processId, importId })
    expect(outcome).toMatchObject({ removed: 0 })
    expect(await personNamed(territory, 'Petit')).toBe(zoe)
    await database.db.updateTable('waves').set({ state: 'closed' }).where('id', '=', waveId).execute()
    await importSecond(territory)
    await expect(personNamed(territory, 'Petit')).rejects.toThrow('no result')
  })

  it('stops at a wave that was launched between the plan and its writing, and writes nothing', async () => {
    const territory = await createTerritory(database)
    const { ctx, processId } = territory
    const { id: importId } = await importFile(territory, first)
    const personId = await personNamed(territory, 'Petit')
    const { employments } = await getPerson(ctx, { processId, personId })
    await invite(database, processId, [personId])
    const before = await everything(territory)
    const removals = employments.map(({ id, main }) => ({ employmentId: id, personId, main }))
    const writing = database.db.transaction().execute(async (db) => {
      const where = { processId, importId, kind: 'agents' as const }
      await writePlan({ ...ctx, db }, where, { ...emptyPlan(), removals }, async () => {})
    })
    await expect(writing).rejects.toEqual(refusal('import.frozen-since'))
    expect(await everything(territory)).toEqual(before)
  })

  it('keeps somebody who has another employment, and counts her there', async () => {
    const territory = await createTerritory(database)
    const both =
      'Nom;Prénom;Employeur;Employeur principal\nRoux;Ana;Ambreville;oui\nRoux;Ana;Les Ormes;\nX;Y;Ambreville;'
    const { importId } = await upload(territory, both)
    const { preview } = await getImportPreview(territory.ctx, { processId: territory.processId, importId })
    const keys = preview.proposals.map(({ key }) => key)
    await importFile(territory, both, { proposed: keys, merged: keys })
    const at = [territory.employers.Ambreville ?? '']
    await importFile(territory, 'Nom;Prénom;Employeur\nX;Y;Ambreville', { absentAt: at, removedAt: at })
    const { rows } = await sql<{ name: string; main: boolean }>`
      select employers.name, main from employments join employers on employers.id = employer_id
      join persons on persons.id = person_id where family_name = 'Roux'
        and employments.process_id = ${territory.processId}`.execute(database.db)
    expect(rows).toEqual([{ name: 'Les Ormes', main: true }])
  })

  it('recognises an agent whose matricule has lost its zeros, and keeps them', async () => {
    const territory = await createTerritory(database)
    await importFile(territory, first)
    const { importId } = await upload(
      territory,
      'Nom;Prénom;Employeur;Matricule\nRoux;Ana;Ambreville;1\nAutre;Nom;Ambreville;2',
    )
    const { preview } = await getImportPreview(territory.ctx, { processId: territory.processId, importId })
    expect(preview.lines.map(({ status }) => status)).toEqual(['unchanged', 'new'])
    expect(preview.lines[0]?.notes).toEqual([{ code: 'zeros-kept', value: '001' }])
  })
})

describe('undoing the last import', () => {
  it('puts every row back as it was, deliveries of closed waves included, and does it once', async () => {
    const territory = await createTerritory(database)
    const { ctx, processId } = territory
    await importFile(territory, first)
    await invite(database, processId, [await personNamed(territory, 'Petit')], 'closed')
    const before = await everything(territory)
    const { importId } = await importSecond(territory)
    expect(await everything(territory)).not.toEqual(before)
    expect(await getUndoProblem(ctx, { processId, importId })).toBeNull()
    await undoImport(ctx, { processId, importId })
    expect(await everything(territory)).toEqual(before)
    expect((await getImportStatus(ctx, { processId, importId })).state).toBe('undone')
    await expect(undoImport(ctx, { processId, importId })).rejects.toEqual(refusal('import.undo-not-last'))
    const lines = await database.db
      .selectFrom('journal')
      .select(['action', 'account_name', 'details'])
      .where('process_id', '=', processId)
      .orderBy('at')
      .execute()
    expect(lines.map(({ action }) => action)).toContain('directory.import-undone')
    expect(lines.filter(({ action }) => action === 'directory.imported')).toMatchObject([
      { account_name: 'Camille Pilote', details: { list: 'agents', new: 4 } },
      { details: { new: 1, changed: 2, removed: 1 } },
    ])
  })

  it('goes back one import at a time, to nothing at all', async () => {
    const territory = await createTerritory(database)
    const { ctx, processId } = territory
    const { id: firstId } = await importFile(territory, first)
    const { importId } = await importSecond(territory)
    await expect(undoImport(ctx, { processId, importId: firstId })).rejects.toEqual(
      refusal('import.undo-not-last'),
    )
    await undoImport(ctx, { processId, importId })
    await undoImport(ctx, { processId, importId: firstId })
    const { persons, employments } = await everything(territory)
    expect([persons, employments]).toEqual([[], []])
  })

  it('is refused once somebody corrected what it wrote, or added to it', async () => {
    const territory = await createTerritory(database)
    const { ctx, processId } = territory
    const { id: importId } = await importFile(territory, first)
    const personId = await personNamed(territory, 'Petit')
    const person = { familyName: 'Petit', givenName: 'Zoé', email: null, locale: 'fr' as const, ties: [] }
    await correctPerson(ctx, { processId, personId, person })
    const before = await everything(territory)
    await expect(undoImport(ctx, { processId, importId })).rejects.toEqual(refusal('import.undo-changed'))
    expect(await everything(territory)).toEqual(before)
    await correctPerson(ctx, { processId, personId, person: { ...person, email: 'zoe@exemple.fr' } })
    const employerId = territory.employers['Les Ormes'] ?? ''
    await database.db
      .insertInto('employments')
      .values({
        process_id: processId,
        person_id: personId,
        employer_id: employerId,
        matricule: null,
        service: null,
        job: null,
        main: false,
      })
      .execute()
    await expect(undoImport(ctx, { processId, importId })).rejects.toEqual(refusal('import.undo-changed'))
  })

  it('is refused while a wave that is not closed invites somebody it added', async () => {
    const territory = await createTerritory(database)
    const { ctx, processId } = territory
    const { id: importId } = await importFile(territory, first)
    const waveId = await invite(database, processId, [await personNamed(territory, 'Diaz')])
    await expect(undoImport(ctx, { processId, importId })).rejects.toEqual(refusal('import.undo-frozen'))
    await database.db.updateTable('waves').set({ state: 'cancelled' }).where('id', '=', waveId).execute()
    await undoImport(ctx, { processId, importId })
    expect((await everything(territory)).persons).toEqual([])
  })

  it('is refused after 30 days, to another démarche, and to who sees a part of the directory', async () => {
    const territory = await createTerritory(database)
    const theirs = await createTerritory(database)
    const { ctx, processId } = territory
    const { id: importId } = await importFile(territory, first)
    const later = { ...ctx, now: () => new Date(noon.getTime() + 31 * 86_400_000) }
    await expect(undoImport(later, { processId, importId })).rejects.toEqual(refusal('import.undo-late'))
    await expect(undoImport(theirs.ctx, { processId: theirs.processId, importId })).rejects.toEqual(
      refusal('not-found', 404),
    )
    await expect(undoImport(theirs.ctx, { processId, importId })).rejects.toEqual(refusal('forbidden', 403))
  })

  it('goes back over thousands of lines', async () => {
    const territory = await createTerritory(database)
    const names = Object.keys(territory.employers)
    const { id: importId } = await importFile(territory, manyAgents(3000, names))
    await undoImport(territory.ctx, { processId: territory.processId, importId })
    const { persons, employments } = await everything(territory)
    expect([persons, employments]).toEqual([[], []])
  }, 60_000)
})
