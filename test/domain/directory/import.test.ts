import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applyImport } from '#app/domain/directory/apply-import.server.ts'
import { cancelImport } from '#app/domain/directory/cancel-import.server.ts'
import { confirmImport } from '#app/domain/directory/confirm-import.server.ts'
import { decideImport } from '#app/domain/directory/decide-import.server.ts'
import { askForConfirmed } from '#app/domain/directory/jobs.server.ts'
import {
  getImportPreview,
  getImportStatus,
  listAgents,
  listImports,
  listRecipients,
} from '#app/domain/directory/queries.server.ts'
import { listPeopleSchema } from '#app/domain/directory/schema.ts'
import type { JobCtx } from '#app/domain/jobs/define-job.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { takeQueued } from '#test/support/queue.ts'
import { manyAgents } from './many-agents.ts'
import { confirm, createTerritory, importFile, noChoices, type Territory, upload } from './territory.ts'

const fixture = readFileSync(new URL('../../fixtures/directory/agents-windows-1252.csv', import.meta.url))
const allNames = ['CC du Val d’Ambre', 'Ambreville', 'Saint-Éloi', 'Pont-l’Abbé-d’Ambre', 'Les Ormes']

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())

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
    const { importId } = await upload(territory, fixture)
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

    const again = await upload(territory, fixture)
    const { preview } = await getImportPreview(ctx, { processId, importId: again.importId })
    expect(preview.counts).toMatchObject({ new: 0, changed: 0, unchanged: 6, leftOut: 5, questions: 0 })
    await expect(confirm(territory, again.importId)).rejects.toEqual(refusal('import.nothing', 422))
    expect(await readTables(territory)).toEqual(before)
  })

  it('asks the worker within the same transaction as it confirms', async () => {
    const territory = await createTerritory(database)
    const { importId } = await upload(territory, 'Nom;Prénom;Employeur\nRoux;Ana;Ambreville\n')
    await confirm(territory, importId)
    const { rows } = await database.pool.query('select name from pgboss.job where data = $1', [{ importId }])
    expect(rows).toEqual([{ name: 'directory.import' }])
    await expect(confirm(territory, importId)).rejects.toEqual(refusal('import.not-open', 409))
  })

  it('is asked for again when the queue was lost, and once written no more', async () => {
    const territory = await createTerritory(database)
    const { importId } = await upload(territory, 'Nom;Prénom;Employeur\nRoux;Ana;Ambreville\n')
    await confirm(territory, importId)
    const asked = async () => {
      await takeQueued(database)
      await askForConfirmed(job)
      await askForConfirmed(job)
      return (await takeQueued(database)).filter(({ data }) => data.importId === importId)
    }
    const job = { ...territory.ctx, actor: null } as unknown as JobCtx
    expect(await asked()).toEqual([{ name: 'directory.import', data: { importId } }])
    await applyImport(job, { importId })
    expect(await asked()).toEqual([])
  })

  it('updates what a second file says, merges what was ticked', async () => {
    const territory = await createTerritory(database)
    await importFile(
      territory,
      'Nom;Prénom;Employeur;Service\nRoux;Ana;Ambreville;Voirie\nDiaz;Luc;Les Ormes;\n',
    )
    const { importId } = await upload(
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
      ...listPeopleSchema.parse({ search: 'ROUX' }),
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
        const error: unknown = await upload(territory, bytes).catch((caught: unknown) => caught)
        expect(error).toMatchObject({ name: 'DomainError', code: expect.stringMatching(/^import\./u) })
      }),
      { numRuns: 60 },
    )
    expect(await listImports(territory.ctx, territory.processId)).toEqual([])
  })

  it('another démarche finds no import of ours', async () => {
    const ours = await createTerritory(database)
    const theirs = await createTerritory(database)
    const { importId } = await upload(ours, fixture)
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
    const { importId } = await upload(ours, 'Nom;Prénom;Employeur\nRoux;Ana;Nulle part\n')
    const choices = { ...noChoices, employers: { 'nulle part': theirs.employers['Les Ormes'] ?? '' } }
    await decideImport(ours.ctx, { processId: ours.processId, importId, choices })
    const { preview } = await getImportPreview(ours.ctx, { processId: ours.processId, importId })
    expect(preview.lines).toMatchObject([{ status: 'left-out' }])
  })

  it('a preview read before the list changed is read again', async () => {
    const territory = await createTerritory(database)
    const { ctx, processId } = territory
    const file = 'Nom;Prénom;Employeur\nRoux;Ana;Ambreville\n'
    const { importId } = await upload(territory, file)
    const { seal } = await getImportPreview(ctx, { processId, importId })
    await importFile(territory, file)
    await expect(confirmImport(ctx, { processId, importId, seal, choices: noChoices })).rejects.toEqual(
      refusal('import.changed-since', 409),
    )
    expect(await countRows(processId)).toEqual([1, 1])
  })

  it('a confirmed import can be neither changed nor forgotten', async () => {
    const territory = await createTerritory(database)
    const { importId } = await upload(territory, fixture)
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
    const first = await upload(territory, 'Nom;Prénom;Employeur\nRoux;Ana;Ambreville\n')
    const second = await upload(territory, 'Nom;Prénom;Employeur\nDiaz;Luc;Ambreville\n')
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
    const { importId } = await upload(territory, manyAgents(700, allNames))
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
    const { importId } = await upload(territory, manyAgents(4000, allNames))
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
    const { importId } = await upload(territory, manyAgents(600, allNames))
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
