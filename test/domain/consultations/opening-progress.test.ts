import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  forgetOpening,
  getOpeningPercent,
  noteOpening,
} from '#app/domain/consultations/opening-progress.server.ts'
import { toInstant } from '#app/domain/consultations/territory-time.ts'
import { addAgents, launchedWave, makePilot } from '#test/factories/open-wave.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'

const now = () => new Date('2027-02-01T10:00:00Z')
let database: TestDatabase
let waveId: string

beforeAll(async () => {
  database = await createTestDatabase()
  const pilot = await makePilot(database.db, now)
  await addAgents(pilot, 25)
  waveId = await launchedWave(pilot, {
    opens: toInstant('2027-03-02', '09:00'),
    closes: toInstant('2027-03-23', '18:00'),
  })
})
afterAll(() => database.close())

it('tells in whole percents how much of an urn is opened, and forgets it', async () => {
  const ctx = { db: database.db, now, actor: null }
  expect(await getOpeningPercent(ctx, waveId)).toBeNull()
  const note = noteOpening(ctx, waveId)
  const told: (number | null)[] = []
  for (const opened of [200, 1_000, 1_200, 99_999, 100_000]) {
    await note(opened, 100_000)
    told.push(await getOpeningPercent(ctx, waveId))
  }
  expect(told).toEqual([0, 1, 1, 99, 100])
  await noteOpening(ctx, waveId)(200, 100_000)
  expect(await getOpeningPercent(ctx, waveId), 'opened again after a crash').toBe(0)
  await forgetOpening(ctx, waveId)
  expect(await getOpeningPercent(ctx, waveId)).toBeNull()
})
