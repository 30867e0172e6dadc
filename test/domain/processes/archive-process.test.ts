import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchWave } from '#app/domain/consultations/launch-wave.server.ts'
import { archiveProcess } from '#app/domain/processes/archive-process.server.ts'
import { getProcess, holdLive, requireLive } from '#app/domain/processes/queries.server.ts'
import { connect } from '#db/client.server.ts'
import { newProcess } from '#test/domain/calendar/new-process.ts'
import { draftWave, makePilot } from '#test/factories/open-wave.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { waitForLocks } from '#test/support/wait-for-locks.ts'

let database: TestDatabase
let looks = 0
const now = () => new Date(Date.parse('2027-03-01T12:00:00Z') + ++looks)

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())

async function addWave(
  processId: string,
  state: 'draft' | 'launching' | 'launched' | 'closing' | 'closed' | 'cancelled',
) {
  const { db } = database
  const consultation = await db
    .insertInto('consultations')
    .values({ process_id: processId, instrument: 'barometre-agents', created_on: '2027-02-01' })
    .returning('id')
    .executeTakeFirstOrThrow()
  const { id } = await db
    .insertInto('waves')
    .values({ consultation_id: consultation.id, languages: ['fr'], k: 10, state, test: false, level: 1 })
    .returning('id')
    .executeTakeFirstOrThrow()
  const text = JSON.stringify({ fr: 'a', en: 'a' })
  await db
    .insertInto('wave_notices')
    .values({
      wave_id: id,
      label: 'T0',
      title: text,
      who: text,
      why: text,
      contact: text,
      no_representatives: true,
      depth: 'segment',
    })
    .execute()
}

describe('archiveProcess', () => {
  it('makes a démarche read only and opens it again, once each however often it is asked', async () => {
    const { ctx, processId } = await newProcess(database, now)
    await addWave(processId, 'closed')
    await addWave(processId, 'draft')
    await expect(requireLive(ctx, processId)).resolves.toBeUndefined()
    for (const archived of [true, true]) await archiveProcess(ctx, processId, archived)
    expect((await getProcess(ctx, processId)).archivedAt).toBeInstanceOf(Date)
    await expect(requireLive(ctx, processId)).rejects.toMatchObject({ code: 'process.archived', status: 409 })
    for (const archived of [false, false]) await archiveProcess(ctx, processId, archived)
    await expect(requireLive(ctx, processId)).resolves.toBeUndefined()
    const lines = await database.db
      .selectFrom('journal')
      .select('action')
      .where('process_id', '=', processId)
      .orderBy('at')
      .execute()
    expect(lines.map(({ action }) => action)).toEqual([
      'process.created',
      'process.archived',
      'process.reopened',
    ])
  })

  it.each(['launching', 'launched', 'closing'] as const)('refuses while a wave is %s', async (state) => {
    const { ctx, processId } = await newProcess(database, now)
    await addWave(processId, state)
    await expect(archiveProcess(ctx, processId, true)).rejects.toMatchObject({
      code: 'process.wave-running',
      status: 409,
      params: { label: 'T0' },
    })
    expect((await getProcess(ctx, processId)).archivedAt).toBeNull()
  })
})

describe('an archive and a launch at the same instant', () => {
  /** The transaction of a launch on a connection of its own, held before its end. */
  async function heldLaunch(processId: string) {
    const other = connect(database.url)
    const held = Promise.withResolvers<void>()
    const holding = Promise.withResolvers<void>()
    const done = other.db
      .transaction()
      .execute(async (db) => {
        await holdLive({ db, now, actor: null }, processId)
        await db
          .updateTable('waves')
          .set({ state: 'launching' })
          .where(
            'consultation_id',
            'in',
            db.selectFrom('consultations').select('id').where('process_id', '=', processId),
          )
          .execute()
        holding.resolve()
        await held.promise
      })
      .finally(() => other.db.destroy())
    await Promise.race([holding.promise, done])
    return { finish: held.resolve, done }
  }

  it('the archive waits for the launch, and refuses', async () => {
    const { ctx, processId } = await newProcess(database, now)
    await addWave(processId, 'draft')
    const launch = await heldLaunch(processId)
    const archive = archiveProcess(ctx, processId, true).catch((error) => error)
    await waitForLocks(database, 1)
    launch.finish()
    await launch.done
    expect(await archive).toMatchObject({ code: 'process.wave-running', status: 409 })
  })

  it('the launch waits for the archive, and refuses; a launch of every path takes that lock', async () => {
    const pilot = await makePilot(database.db, now)
    const { ctx, processId } = pilot
    const dates = { opens: new Date('2027-03-09T08:00:00Z'), closes: new Date('2027-03-30T17:00:00Z') }
    const waveId = await draftWave(pilot, dates)
    const other = connect(database.url)
    let launch: Promise<unknown> = Promise.resolve()
    await other.db.transaction().execute(async (db) => {
      await db.updateTable('processes').set({ archived_at: now() }).where('id', '=', processId).execute()
      launch = launchWave(ctx, processId, waveId, { mailLeaves: true, datesAreFree: true }).catch((e) => e)
      await waitForLocks(database, 1)
    })
    await other.db.destroy()
    expect(await launch).toMatchObject({ code: 'process.archived', status: 409 })
  })
})
