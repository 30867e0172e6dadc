import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applyImport } from '#app/domain/directory/apply-import.server.ts'
import { cancelImport } from '#app/domain/directory/cancel-import.server.ts'
import { confirmImport } from '#app/domain/directory/confirm-import.server.ts'
import { decideImport } from '#app/domain/directory/decide-import.server.ts'
import type { ImportChoices } from '#app/domain/directory/import-choices.ts'
import {
  countAgents,
  getImportPreview,
  getImportStatus,
  listAgents,
  listDirectoryGroups,
  listImports,
  listRecipients,
} from '#app/domain/directory/queries.server.ts'
import { listAgentsSchema } from '#app/domain/directory/schema.ts'
import { forgetOldImports, shownFileName, startImport } from '#app/domain/directory/start-import.server.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { manyAgents } from './many-agents.ts'
import { createTerritory, noon } from './territory.ts'

type Territory = Awaited<ReturnType<typeof createTerritory>>

const fixture = readFileSync(new URL('../../fixtures/directory/agents-windows-1252.csv', import.meta.url))
const utf8 = (text: string) => new TextEncoder().encode(text)
const noChoices: ImportChoices = { employers: {}, answers: {}, proposed: [], merged: [] }
const allNames = ['CC du Val d’Ambre', 'Ambreville', 'Saint-Éloi', 'Pont-l’Abbé-d’Ambre', 'Les Ormes']

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())

const start = ({ ctx, processId }: Territory, content: Uint8Array | string) =>
  startImport(ctx, {
    processId,
    fileName: 'agents.csv',
    content: typeof content === 'string' ? utf8(content) : content,
  })

async function confirm(
  { ctx, processId }: Territory,
  importId: string,
  choices: Partial<ImportChoices> = {},
) {
  const { seal } = await getImportPreview(ctx, { processId, importId })
  await confirmImport(ctx, { processId, importId, seal, choices: { ...noChoices, ...choices } })
}

async function importFile(
  territory: Territory,
  content: Uint8Array | string,
  choices: Partial<ImportChoices> = {},
) {
  const { importId } = await start(territory, content)
  await confirm(territory, importId, choices)
  await applyImport({ ...territory.ctx, actor: null }, { importId })
  return getImportStatus(territory.ctx, { processId: territory.processId, importId })
}

async function readTables({ processId }: Territory) {
  const persons = await database.db
    .selectFrom('persons')
    .selectAll()
    .where('process_id', '=', processId)
    .orderBy('id')
    .execute()
  const employments = await database.db
    .selectFrom('employments')
    .selectAll()
    .where('process_id', '=', processId)
    .orderBy('id')
    .execute()
  return { persons, employments }
}

async function countRows(processId: string) {
  const { persons, employments } = await readTables({ processId } as Territory)
  return [persons.length, employments.length]
}

const refusal = (code: string, status: number) => expect.objectContaining({ code, status })

describe('a messy file from start to end', () => {
  it('is written once confirmed, the question answered, and changes nothing the second time', async () => {
    const territory = await createTerritory(database)
    const { ctx, processId } = territory
    const { importId } = await start(territory, fixture)
    expect(await countRows(processId)).toEqual([0, 0])
    await expect(confirm(territory, importId)).rejects.toEqual(refusal('import.unresolved', 422))
    await confirm(territory, importId, {
      answers: { 6: 'same' },
      employers: { 'les orme': territory.employers['Les Ormes'] ?? '' },
    })
    expect(await countRows(processId)).toEqual([0, 0])
    await applyImport({ ...ctx, actor: null }, { importId })
    const { outcome, state } = await getImportStatus(ctx, { processId, importId })
    expect(state).toBe('applied')
    expect(outcome).toMatchObject({ new: 6, changed: 0, unchanged: 0, leftOut: 5, persons: 6 })
    expect(outcome?.lines.map(({ line, reasons }) => [line, reasons[0]?.code])).toEqual([
      [4, 'duplicate-line'],
      [6, 'same-person'],
      [8, 'duplicate-line'],
      [9, 'formula'],
      [11, 'email-invalid'],
    ])
    const before = await readTables(territory)

    const again = await start(territory, fixture)
    const { preview } = await getImportPreview(ctx, { processId, importId: again.importId })
    expect(preview.counts).toMatchObject({ new: 0, changed: 0, unchanged: 6, leftOut: 5, questions: 0 })
    await expect(confirm(territory, again.importId)).rejects.toEqual(refusal('import.nothing', 422))
    expect(await readTables(territory)).toEqual(before)
  })

  it('asks the worker within the same transaction as it confirms', async () => {
    const territory = await createTerritory(database)
    const { importId } = await start(territory, 'Nom;Prénom;Employeur\nRoux;Ana;Ambreville\n')
    await confirm(territory, importId)
    const { rows } = await database.pool.query('select name from pgboss.job where data = $1', [{ importId }])
    expect(rows).toEqual([{ name: 'directory.import' }])
    await expect(confirm(territory, importId)).rejects.toEqual(refusal('import.not-open', 409))
  })

  it('updates what a second file says, merges what was ticked', async () => {
    const territory = await createTerritory(database)
    await importFile(
      territory,
      'Nom;Prénom;Employeur;Service\nRoux;Ana;Ambreville;Voirie\nDiaz;Luc;Les Ormes;\n',
    )
    const { importId } = await start(
      territory,
      'Nom;Prénom;Employeur;Service;E-mail;Langue;Employeur principal\nRoux;Ana;Ambreville;Parcs;ana@exemple.fr;en;\nRoux;Ana;Les Ormes;;;;oui\n',
    )
    const { preview } = await getImportPreview(territory.ctx, { processId: territory.processId, importId })
    const keys = preview.proposals.map(({ key }) => key)
    expect(keys).toHaveLength(1)
    await decideImport(territory.ctx, {
      processId: territory.processId,
      importId,
      choices: { ...noChoices, proposed: keys, merged: keys },
    })
    await confirm(territory, importId)
    await applyImport({ ...territory.ctx, actor: null }, { importId })
    expect(await countRows(territory.processId)).toEqual([2, 3])
    const { agents } = await listAgents(territory.ctx, {
      ...listAgentsSchema.parse({ search: 'ROUX' }),
      processId: territory.processId,
    })
    expect(agents).toMatchObject([
      {
        email: 'ana@exemple.fr',
        locale: 'en',
        employments: [{ employer: 'Les Ormes' }, { employer: 'Ambreville', service: 'Parcs' }],
      },
    ])
    expect(await listRecipients(territory.ctx, territory.processId)).toMatchObject([
      { givenName: 'Ana', locale: 'en' },
    ])
  })
})

describe('what is refused', () => {
  it('stores nothing of a file that is not one', async () => {
    const territory = await createTerritory(database)
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
        const error: unknown = await start(territory, bytes).catch((caught: unknown) => caught)
        expect(error).toMatchObject({ name: 'DomainError', code: expect.stringMatching(/^import\./u) })
      }),
      { numRuns: 60 },
    )
    expect(await listImports(territory.ctx, territory.processId)).toEqual([])
  })

  it('another démarche finds no import of ours', async () => {
    const ours = await createTerritory(database)
    const theirs = await createTerritory(database)
    const { importId } = await start(ours, fixture)
    const input = { processId: theirs.processId, importId }
    const attempts = [
      () => getImportPreview(theirs.ctx, input),
      () => getImportStatus(theirs.ctx, input),
      () => decideImport(theirs.ctx, { ...input, choices: noChoices }),
      () => confirmImport(theirs.ctx, { ...input, seal: '', choices: noChoices }),
      () => cancelImport(theirs.ctx, input),
    ]
    for (const attempt of attempts) await expect(attempt()).rejects.toEqual(refusal('not-found', 404))
    expect(await listImports(theirs.ctx, theirs.processId)).toEqual([])
    expect(await listImports(ours.ctx, ours.processId)).toHaveLength(1)
  })

  it('an employer of another démarche is no answer', async () => {
    const ours = await createTerritory(database)
    const theirs = await createTerritory(database)
    const { importId } = await start(ours, 'Nom;Prénom;Employeur\nRoux;Ana;Nulle part\n')
    const choices = { ...noChoices, employers: { 'nulle part': theirs.employers['Les Ormes'] ?? '' } }
    await decideImport(ours.ctx, { processId: ours.processId, importId, choices })
    const { preview } = await getImportPreview(ours.ctx, { processId: ours.processId, importId })
    expect(preview.lines).toMatchObject([{ status: 'left-out' }])
  })

  it('a preview read before the list changed is read again', async () => {
    const territory = await createTerritory(database)
    const { ctx, processId } = territory
    const file = 'Nom;Prénom;Employeur\nRoux;Ana;Ambreville\n'
    const { importId } = await start(territory, file)
    const { seal } = await getImportPreview(ctx, { processId, importId })
    await importFile(territory, file)
    await expect(confirmImport(ctx, { processId, importId, seal, choices: noChoices })).rejects.toEqual(
      refusal('import.changed-since', 409),
    )
    expect(await countRows(processId)).toEqual([1, 1])
  })

  it('a confirmed import can be neither changed nor forgotten', async () => {
    const territory = await createTerritory(database)
    const { importId } = await start(territory, fixture)
    const input = { processId: territory.processId, importId }
    await confirm(territory, importId, { answers: { 6: 'different' } })
    await expect(decideImport(territory.ctx, { ...input, choices: noChoices })).rejects.toEqual(
      refusal('import.not-open', 409),
    )
    await expect(cancelImport(territory.ctx, input)).rejects.toEqual(refusal('import.not-open', 409))
  })
})

describe('two at once', () => {
  it('a second import waits for the first', async () => {
    const territory = await createTerritory(database)
    const first = await start(territory, 'Nom;Prénom;Employeur\nRoux;Ana;Ambreville\n')
    const second = await start(territory, 'Nom;Prénom;Employeur\nDiaz;Luc;Ambreville\n')
    const results = await Promise.allSettled([
      confirm(territory, first.importId),
      confirm(territory, second.importId),
    ])
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(results.find((result) => result.status === 'rejected')?.reason).toEqual(
      refusal('import.busy', 409),
    )
  })

  it('one import run by two workers is written once', async () => {
    const territory = await createTerritory(database)
    const { importId } = await start(territory, manyAgents(700, allNames))
    await confirm(territory, importId)
    const job = { ...territory.ctx, actor: null }
    await Promise.all([applyImport(job, { importId }), applyImport(job, { importId })])
    expect(await countRows(territory.processId)).toEqual([700, 700])
  })
})

describe('thousands of lines', () => {
  it('are left whole or untouched by a worker that is killed, and written by the next one', async () => {
    const territory = await createTerritory(database)
    const { ctx, processId } = territory
    const { importId } = await start(territory, manyAgents(4000, allNames))
    await confirm(territory, importId)
    // The last agent's matricule is held by a transaction of ours: the worker is sure to be stopped in the middle of its own.
    const holder = await database.pool.connect()
    await holder.query('begin')
    const { rows } = await holder.query(
      `insert into persons (process_id, family_name, given_name, locale) values ($1, 'X', 'X', 'fr') returning id`,
      [processId],
    )
    await holder.query(
      `insert into employments (process_id, person_id, employer_id, matricule, main) values ($1, $2, $3, '003999', true)`,
      [processId, rows[0].id, territory.employers['Les Ormes']],
    )
    const worker = spawn(
      process.execPath,
      [new URL('./apply-until-killed.ts', import.meta.url).pathname, database.url, importId],
      { stdio: 'inherit' },
    )
    const exit = once(worker, 'exit')
    let progress = await getImportStatus(ctx, { processId, importId })
    while (progress.done < 3000 && worker.exitCode === null)
      progress = await getImportStatus(ctx, { processId, importId })
    expect(progress).toMatchObject({ state: 'confirmed', total: 4000 })
    expect(progress.done).toBeLessThan(4000)
    worker.kill('SIGKILL')
    await exit
    await holder.query('rollback')
    holder.release()
    expect(await countRows(processId)).toEqual([0, 0])

    await applyImport({ ...ctx, actor: null }, { importId })
    const { state, done, outcome } = await getImportStatus(ctx, { processId, importId })
    expect({ state, done, new: outcome?.new }).toEqual({ state: 'applied', done: 4000, new: 4000 })
    expect(await countRows(processId)).toEqual([4000, 4000])
    await applyImport({ ...ctx, actor: null }, { importId })
    expect(await countRows(processId)).toEqual([4000, 4000])
  }, 60_000)

  it('that can not be written leave nothing, are marked failed, and may be confirmed again', async () => {
    const territory = await createTerritory(database)
    const { ctx, processId } = territory
    const { importId } = await start(territory, manyAgents(600, allNames))
    await confirm(territory, importId)
    await database.pool.query(
      `alter table employments add constraint broken check (matricule <> '000599') not valid`,
    )
    try {
      await expect(applyImport({ ...ctx, actor: null }, { importId })).rejects.toThrow('broken')
    } finally {
      await database.pool.query('alter table employments drop constraint broken')
    }
    expect(await countRows(processId)).toEqual([0, 0])
    expect(await getImportStatus(ctx, { processId, importId })).toMatchObject({
      state: 'failed',
      outcome: null,
    })
    await confirm(territory, importId)
    await applyImport({ ...ctx, actor: null }, { importId })
    expect(await countRows(processId)).toEqual([600, 600])
  })
})

describe('what others read', () => {
  it('counts each person once, at her main employment, services by name whatever the spelling', async () => {
    const territory = await createTerritory(database)
    const file = [
      'Nom;Prénom;Employeur;Service;E-mail',
      'Roux;Ana;Ambreville;Voirie;accueil@exemple.fr',
      'Diaz;Luc;Ambreville;VOIRIE;accueil@exemple.fr',
      'Faure;Zoé;Ambreville;Voirie;',
      'Petit;Élise;Ambreville;;',
      'Roux;Ana;Les Ormes;École;',
    ].join('\n')
    const { importId } = await start(territory, file)
    const { preview } = await getImportPreview(territory.ctx, { processId: territory.processId, importId })
    const keys = preview.proposals.map(({ key }) => key)
    await confirm(territory, importId, { proposed: keys, merged: keys })
    await applyImport({ ...territory.ctx, actor: null }, { importId })
    const groups = await listDirectoryGroups(territory.ctx, territory.processId)
    expect(
      groups.map(({ segment, employer, service, headcount }) => [
        segment.id,
        employer.label.fr,
        service?.label.fr,
        headcount,
      ]),
    ).toEqual([
      ['central_commune', 'Ambreville', 'Voirie', 3],
      ['central_commune', 'Ambreville', undefined, 1],
    ])
    const recipients = await listRecipients(territory.ctx, territory.processId)
    expect(recipients.map(({ email }) => email)).toEqual(['accueil@exemple.fr', 'accueil@exemple.fr'])
    const counts = await countAgents(territory.ctx, territory.processId)
    expect(counts.map(({ name, agents, withoutEmail }) => [name, agents, withoutEmail])).toEqual([
      ['CC du Val d’Ambre', 0, 0],
      ['Ambreville', 4, 2],
      ['Les Ormes', 0, 0],
      ['Pont-l’Abbé-d’Ambre', 0, 0],
      ['Saint-Éloi', 0, 0],
    ])
  })

  it('finds and sorts as a French reader expects, page by page', async () => {
    const territory = await createTerritory(database)
    await importFile(territory, manyAgents(120, allNames))
    await importFile(territory, 'Nom;Prénom;Employeur\nÉtienne;Zoé;Ambreville\nZola;Ana;Ambreville\n')
    const list = (input: object) =>
      listAgents(territory.ctx, { ...listAgentsSchema.parse(input), processId: territory.processId })
    expect(await list({ search: 'etienne ambre' })).toMatchObject({
      total: 1,
      agents: [{ familyName: 'Étienne' }],
    })
    expect((await list({})).agents[0]?.familyName).toBe('Étienne')
    expect((await list({ direction: 'desc' })).agents[0]?.familyName).toBe('Zola')
    expect(await list({ page: '99' })).toMatchObject({ page: 3, pages: 3, total: 122 })
    expect(await list({ search: "x' or 1=1 --%_" })).toMatchObject({ total: 0 })
    expect((await list({ employerId: territory.employers['Les Ormes'] })).total).toBe(24)
  })

  it('shows a hostile file name as one short line', () => {
    expect(shownFileName('../../etc/pass\u202ewd\r\nX: 1.csv')).toBe('pass wd X: 1.csv')
    expect(shownFileName('C:\\fiches\\agents.csv')).toBe('agents.csv')
    expect(shownFileName('')).toBe('—')
    expect(shownFileName('a'.repeat(5000))).toHaveLength(120)
  })

  it('forgets files after 30 days', async () => {
    const territory = await createTerritory(database)
    const { importId } = await start(territory, fixture)
    const later = (days: number) => ({
      ...territory.ctx,
      now: () => new Date(noon.getTime() + days * 86_400_000),
    })
    await forgetOldImports(later(29))
    expect(await listImports(territory.ctx, territory.processId)).toMatchObject([{ id: importId }])
    await forgetOldImports(later(31))
    expect(await listImports(territory.ctx, territory.processId)).toEqual([])
  })
})
