import * as fs from 'node:fs'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createUrn } from '#app/domain/ballots/create-urn.server.ts'
import { openKeyFiles } from '#app/domain/ballots/key-files.server.ts'
import { completeDeletion } from '#app/domain/consultations/complete-deletion.server.ts'
import { deleteWave } from '#app/domain/consultations/delete-wave.server.ts'
import { getWave, listWaves } from '#app/domain/consultations/queries.server.ts'
import { tick } from '#app/domain/consultations/tick.server.ts'
import type { WaveState } from '#db/schema/consultations.ts'
import { invitedPersons, launchedWaveHours, makeLaunchedWave } from '#test/factories/launched-wave.ts'
import { type Holder, makeHolder } from '#test/factories/staff.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { takeQueued } from '#test/support/queue.ts'
import { type TestWorker, worker } from '#test/support/worker.ts'

const now = () => launchedWaveHours.during
let database: TestDatabase
let office: TestWorker
let processId: string
let waveId: string
let pilot: Holder

beforeAll(async () => {
  database = await createTestDatabase()
  office = worker(database, { smtpUrl: null, now })
})
afterAll(async () => {
  office.close()
  await database.close()
})

/** An open test wave with its urn, deliveries, a record, and a message in the local mailbox. */
beforeEach(async () => {
  const { keysDir, secret } = office.ctx
  const made = await makeLaunchedWave(database, { keysDir, persons: invitedPersons(3) })
  ;({ processId, waveId } = made)
  await setWave({ state: 'launching', test: true })
  const personIds = made.persons.map(({ id }) => id)
  const keys = openKeyFiles(keysDir)
  const { makeIssueKey } = office.ctx
  await createUrn(office.ctx, { waveId, personIds, ballotLength: 1_000, keys, secret, makeIssueKey })
  await setWave({ state: 'launched', test: true })
  const pdf = Buffer.from('%PDF')
  await database.db
    .insertInto('records')
    .values({ wave_id: waveId, kind: 'opening', data: {}, pdf, sha256: pdf, recorded_on: '2026-11-24' })
    .execute()
  const to = { name: 'Ana', address: 'ana@example.org' }
  await office.ctx.mail.send({ to, subject: 'S', html: 'H', text: 'T', locale: 'fr', waveId })
  pilot = await makeHolder(database.db, now, { processId, role: 'pilot' })
})

afterEach(() => takeQueued(database))

async function setWave(values: { state: WaveState; test: boolean }) {
  await database.db.updateTable('waves').set(values).where('id', '=', waveId).execute()
}

const mailbox = () => fs.readdirSync(`${office.ctx.stateDir}/mailbox`).filter((name) => name.includes(waveId))

/** Whatever of the wave is left anywhere. */
async function remains(): Promise<string[]> {
  const { rows: tables } = await sql<{ name: string }>`
    select tablename as name from pg_tables where tablename like ${`%${waveId.replaceAll('-', '')}`}`.execute(
    database.db,
  )
  const { rows: columns } = await sql<{ name: string }>`
    select table_name as name from information_schema.columns
    where column_name = 'wave_id' and table_schema = 'public'`.execute(database.db)
  const holding: string[] = []
  for (const { name } of columns) {
    const { rows } = await sql`select from ${sql.table(name)} where wave_id = ${waveId} limit 1`.execute(
      database.db,
    )
    if (rows.length > 0) holding.push(name)
  }
  const wave = await database.db.selectFrom('waves').select('id').where('id', '=', waveId).execute()
  const keys = fs.readdirSync(office.ctx.keysDir).filter((name) => name.startsWith(waveId))
  return [...tables.map(({ name }) => name), ...holding, ...wave.map(() => 'waves'), ...keys, ...mailbox()]
}

describe('a test wave that is deleted', () => {
  it('is found by nobody at once, and nothing of it is left once the worker is done', async () => {
    expect((await remains()).length).toBeGreaterThan(6)
    await deleteWave(pilot.ctx, processId, waveId)
    await expect(getWave(pilot.ctx, processId, waveId)).rejects.toMatchObject({ status: 404 })
    expect(await listWaves(pilot.ctx, processId)).toEqual([])
    const asked = (await takeQueued(database)).filter(({ name }) => name === 'consultations.delete')
    expect(asked.map(({ data }) => data)).toEqual([{ waveId }])
    await completeDeletion(office.ctx, waveId)
    expect(await remains()).toEqual([])
    await completeDeletion(office.ctx, waveId)
  })

  it('tells who did it, and keeps the people and the line', async () => {
    await deleteWave(pilot.ctx, processId, waveId)
    await completeDeletion(office.ctx, waveId)
    const lines = await database.db
      .selectFrom('journal')
      .select(['action', 'account_name', 'details'])
      .where('process_id', '=', processId)
      .execute()
    expect(lines).toEqual([{ action: 'wave.deleted', account_name: 'pilot', details: { label: 'T0' } }])
    const persons = await database.db
      .selectFrom('persons')
      .select('id')
      .where('process_id', '=', processId)
      .execute()
    expect(persons).toHaveLength(3)
  })

  it.each(['discarded', 'unsent'] as const)('is gone though the worker stopped at: %s', async (stop) => {
    await deleteWave(pilot.ctx, processId, waveId)
    const stopped = completeDeletion(office.ctx, waveId, (point) => {
      if (point === stop) throw new Error('killed')
    })
    await expect(stopped).rejects.toThrow('killed')
    // The queue forgot it; the worker's clock asks again as long as the wave is there.
    await takeQueued(database)
    await tick(office.ctx)
    const asked = await takeQueued(database)
    expect(asked.filter(({ name }) => name === 'consultations.delete').map(({ data }) => data)).toEqual([
      { waveId },
    ])
    await completeDeletion(office.ctx, waveId)
    expect(await remains()).toEqual([])
  })

  it.each(['draft', 'closing', 'closed', 'cancelled'] as const)('may be %s', async (state) => {
    await setWave({ state, test: true })
    await deleteWave(pilot.ctx, processId, waveId)
    await completeDeletion(office.ctx, waveId)
    const left = await remains()
    // A closed wave has no urn any more: the two tables are of this test, which closed it by hand.
    expect(state === 'closed' ? left.filter((name) => !/^(ballots|invitations)_/.test(name)) : left).toEqual(
      [],
    )
  })
})

describe('a draft that is deleted', () => {
  /** The wave of each test becomes the launched trial of a draft. @returns the draft */
  async function draftOfTrial(): Promise<string> {
    const { rows } = await sql<{ id: string }>`
      insert into waves (consultation_id, languages, k, test, level)
      select consultation_id, languages, k, false, level from waves where id = ${waveId} returning id`.execute(
      database.db,
    )
    const { id } = rows[0]!
    await sql`
      insert into wave_notices (wave_id, label, title, who, why, contact, no_representatives, depth)
      select ${id}, 'T1', title, who, why, contact, no_representatives, depth
      from wave_notices where wave_id = ${waveId}`.execute(database.db)
    await database.db.insertInto('wave_trials').values({ wave_id: waveId, tried_id: id }).execute()
    return id
  }

  it('goes with its trials, and the journal says so once', async () => {
    const draftId = await draftOfTrial()
    await deleteWave(pilot.ctx, processId, draftId)
    expect(await listWaves(pilot.ctx, processId)).toEqual([])
    const asked = (await takeQueued(database)).filter(({ name }) => name === 'consultations.delete')
    expect(asked.map(({ data }) => data)).toEqual([{ waveId: draftId }, { waveId }])
    await completeDeletion(office.ctx, draftId)
    await completeDeletion(office.ctx, waveId)
    expect(await remains()).toEqual([])
    const lines = await database.db
      .selectFrom('journal')
      .select(['action', 'details'])
      .where('process_id', '=', processId)
      .execute()
    expect(lines).toEqual([{ action: 'wave.draft-deleted', details: { label: 'T1' } }])
    expect(
      await database.db
        .selectFrom('consultations')
        .select('id')
        .where('process_id', '=', processId)
        .execute(),
    ).toEqual([])
  })

  it('waits for a trial that is being launched, and minds none that is deleted already', async () => {
    const draftId = await draftOfTrial()
    await setWave({ state: 'launching', test: true })
    await expect(deleteWave(pilot.ctx, processId, draftId)).rejects.toMatchObject({
      code: 'wave.still-launching',
    })
    await setWave({ state: 'launched', test: true })
    await deleteWave(pilot.ctx, processId, waveId)
    await deleteWave(pilot.ctx, processId, draftId)
    expect(await listWaves(pilot.ctx, processId)).toEqual([])
  })

  it('frees its place in the calendar at once', async () => {
    const { id: entry_id } = await database.db
      .insertInto('calendar_entries')
      .values({ process_id: processId, code: 'T9', anchor: 'launch', starts_after: 1, ends_after: 9 })
      .returning('id')
      .executeTakeFirstOrThrow()
    const draftId = await draftOfTrial()
    await database.db.insertInto('planned_waves').values({ wave_id: draftId, entry_id }).execute()
    await deleteWave(pilot.ctx, processId, draftId)
    const held = database.db.selectFrom('planned_waves').select('wave_id').where('entry_id', '=', entry_id)
    expect(await held.execute()).toEqual([])
  })
})

describe('nobody deletes', () => {
  const refused = async (code: string, of = processId) => {
    await expect(deleteWave(pilot.ctx, of, waveId)).rejects.toMatchObject({ code })
    const asked = database.db.selectFrom('wave_deletions').select('wave_id').where('wave_id', '=', waveId)
    expect(await asked.execute()).toEqual([])
    expect(
      await database.db.selectFrom('journal').select('id').where('process_id', '=', of).execute(),
    ).toEqual([])
  }

  it.each(['launched', 'closing', 'closed', 'cancelled'] as const)('a real wave: %s', async (state) => {
    await setWave({ state, test: false })
    await refused('wave.not-deletable')
    await completeDeletion(office.ctx, waveId)
    expect((await remains()).length).toBeGreaterThan(6)
  })

  it('a wave that is being launched', async () => {
    await setWave({ state: 'launching', test: true })
    await refused('wave.still-launching')
  })

  it('a wave of another démarche', async () => {
    const other = await makeLaunchedWave(database, {
      keysDir: office.ctx.keysDir,
      persons: invitedPersons(1),
    })
    await refused('not-found', other.processId)
  })
})
