import { afterAll, beforeAll, expect, it } from 'vitest'
import { getFrozenWave } from '#app/domain/consultations/frame.server.ts'
import { launchWave } from '#app/domain/consultations/launch-wave.server.ts'
import { getWave } from '#app/domain/consultations/queries.server.ts'
import { saveDepth } from '#app/domain/consultations/save-depth.server.ts'
import { copySecondDimension, getSecondDimension } from '#app/domain/consultations/second-dimension.server.ts'
import { toInstant } from '#app/domain/consultations/territory-time.ts'
import { addAgents, draftWave, makePilot, type Pilot } from '#test/factories/open-wave.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'

const now = () => new Date('2027-02-01T10:00:00Z')
const dates = { opens: toInstant('2027-03-02', '09:00'), closes: toInstant('2027-03-23', '18:00') }
const rules = { mailLeaves: true, datesAreFree: false }

let database: TestDatabase
let pilot: Pilot

beforeAll(async () => {
  database = await createTestDatabase()
  pilot = await makePilot(database.db, now, 'pilot@example.org')
  await addAgents(pilot, 40)
})
afterAll(() => database.close())

const choiceOf = async (waveId: string) =>
  await getSecondDimension(pilot.ctx, await getWave(pilot.ctx, pilot.processId, waveId))
const save = (waveId: string, classes?: boolean) =>
  saveDepth(pilot.ctx, pilot.processId, waveId, 'segment', classes)

it('is offered by the barometer, chosen or not, and frozen as two nodes at launch', async () => {
  const waveId = await draftWave(pilot, dates)
  expect(await choiceOf(waveId)).toMatchObject({ offered: { question: 'BA23', value: 'yes' }, chosen: false })
  await save(waveId, true)
  await save(waveId)
  expect((await choiceOf(waveId)).chosen).toBe(true)
  await save(waveId, false)
  expect((await choiceOf(waveId)).chosen).toBe(false)
  await save(waveId, true)

  await launchWave(pilot.ctx, pilot.processId, waveId, rules)
  const frozen = await getFrozenWave(pilot.ctx, waveId)
  expect(frozen.frame.second).toMatchObject({ question: 'BA23', first: { node: 'second/BA23/first' } })
  expect(frozen.tree.every(({ id }) => id.startsWith('territory'))).toBe(true)
  expect(frozen.frame.items.some(({ code }) => code === 'BA23')).toBe(false)
  await expect(save(waveId, false)).rejects.toMatchObject({ code: 'wave.frozen' })
})

it('is not frozen where the pilot did not choose it, and is copied with a wave', async () => {
  const other = await makePilot(database.db, now, 'other@example.org')
  await addAgents(other, 40)
  const waveId = await draftWave(other, dates)
  await launchWave(other.ctx, other.processId, waveId, rules)
  expect((await getFrozenWave(other.ctx, waveId)).frame.second).toBeNull()

  const chosen = await draftWave(pilot, dates)
  await save(chosen, true)
  const copy = await draftWave(pilot, dates)
  await copySecondDimension(pilot.ctx, chosen, copy)
  expect((await choiceOf(copy)).chosen).toBe(true)
  const bare = await draftWave(pilot, dates)
  await copySecondDimension(pilot.ctx, bare, await draftWave(pilot, dates))
})
