import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { archiveProcess } from '#app/domain/processes/archive-process.server.ts'
import { getProcess, requireLive } from '#app/domain/processes/queries.server.ts'
import { newProcess } from '#test/domain/calendar/new-process.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'

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
