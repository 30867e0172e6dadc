import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  askingOf,
  copyAskedPages,
  definitionOfDraft,
  findWronglyAsked,
} from '#app/domain/consultations/asked-pages.server.ts'
import { getFrozenWave } from '#app/domain/consultations/frame.server.ts'
import { launchWave } from '#app/domain/consultations/launch-wave.server.ts'
import { planLaunch } from '#app/domain/consultations/plan-launch.server.ts'
import { getWave } from '#app/domain/consultations/queries.server.ts'
import { saveDepth } from '#app/domain/consultations/save-depth.server.ts'
import { copySecondDimension, getSecondDimension } from '#app/domain/consultations/second-dimension.server.ts'
import { toInstant } from '#app/domain/consultations/territory-time.ts'
import { listDirectoryGroups } from '#app/domain/directory/audience.server.ts'
import { askSome, type PagesAsked } from '#surveys/ask-some.ts'
import { definitionHash } from '#surveys/canonical.ts'
import { instruments } from '#surveys/index.ts'
import { readQuestionnaire } from '#surveys/questionnaire.ts'
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

const askedBy = async (waveId: string) => {
  const definition = await definitionOfDraft(pilot.ctx, await getWave(pilot.ctx, pilot.processId, waveId))
  return readQuestionnaire(definition).questions.flatMap(({ code, askedOf }) =>
    askedOf ? [`${code} ${askedOf.join()}`] : [],
  )
}
const ask = (waveId: string, asked: PagesAsked) =>
  saveDepth(pilot.ctx, pilot.processId, waveId, 'segment', undefined, asked)

it('asks a page of the segments its pilot chose: kept, copied, taken back, refused where it can’t be', async () => {
  const waveId = await draftWave(pilot, dates)
  expect(await askedBy(waveId)).toEqual([])
  await ask(waveId, { participation: ['epci'], sens: [] })
  const codes = ['BA07 epci', 'BA08 epci', 'BA09 epci']
  expect(await askedBy(waveId)).toEqual(codes)
  await save(waveId, true)
  expect(await askedBy(waveId)).toEqual(codes)
  const copy = await draftWave(pilot, dates)
  await copyAskedPages(pilot.ctx, waveId, copy)
  expect(await askedBy(copy)).toEqual(codes)
  for (const [page, segments] of [
    ['expression', ['epci']],
    ['profil', ['epci']],
    ['sens', ['elsewhere']],
    ['nowhere', ['epci']],
    ['sens', ['epci', 'central_commune', 'other_communes']],
  ] as const)
    await expect(ask(waveId, { [page]: segments as never })).rejects.toMatchObject({ code: 'bad-request' })
  expect(await askedBy(waveId)).toEqual(codes)
  await ask(waveId, { participation: [] })
  expect(await askedBy(waveId)).toEqual([])
})

it('is not launched where a page is asked of too few people of the wave, or of all of them', async () => {
  const people = new Map([
    ['territory/epci', 12],
    ['territory/central_commune/c1', 6],
    ['territory/other_communes/c2', 9],
    ['territory/other_communes/+other', 0],
  ])
  const { definition } = instruments['barometre-agents']
  const wrong = (asked: PagesAsked, k: number, of = people) =>
    findWronglyAsked(askSome(definition, asked), of, k)?.fr ?? null
  expect(wrong({ sens: ['epci'] }, 10)).toBeNull()
  expect(wrong({ sens: ['central_commune'] }, 10)).toBe('Le sens du projet')
  expect(wrong({ sens: ['central_commune', 'other_communes'] }, 10)).toBeNull()
  const epciOnly = new Map([...people].slice(0, 1))
  expect(wrong({ sens: ['epci'] }, 10, epciOnly)).toBe('Le sens du projet')
  expect(wrong({}, 10, epciOnly)).toBeNull()

  const groups = await listDirectoryGroups(pilot.ctx, pilot.processId)
  const wave = await getWave(pilot.ctx, pilot.processId, await draftWave(pilot, dates))
  expect((await askingOf(pilot.ctx, wave, groups))!.choices).toHaveLength(6)
  const inEpci = groups.filter(({ segment }) => segment.id === 'epci')
  expect(await askingOf(pilot.ctx, wave, inEpci)).toBeNull()
})

it('freezes the questionnaire with the groups its pages are asked of, once these are many enough', async () => {
  const small = await makePilot(database.db, now, 'small@example.org')
  await addAgents(small, 24)
  const waveId = await draftWave(small, dates)
  const keep = (asked: PagesAsked) =>
    saveDepth(small.ctx, small.processId, waveId, 'segment', undefined, asked)
  const wave = await getWave(small.ctx, small.processId, waveId)
  await keep({ participation: ['epci'] })
  const { problems } = await planLaunch(small.ctx, wave, rules)
  expect(problems.map(({ code, step }) => [code, step])).toEqual([['launch.asked-of', 'groups']])
  await expect(launchWave(small.ctx, small.processId, waveId, rules)).rejects.toMatchObject({
    code: 'launch.asked-of',
  })
  await keep({ participation: ['epci', 'other_communes'] })
  await launchWave(small.ctx, small.processId, waveId, rules)
  const frozen = await getFrozenWave(small.ctx, waveId)
  expect(frozen.definitionHash.toString('hex')).toBe(definitionHash(frozen.definition))
  expect(frozen.definition).not.toEqual(instruments['barometre-agents'].definition)
  const asked = frozen.frame.items.filter(({ askedOf }) => askedOf)
  expect(asked.map(({ code, askedOf }) => `${code} ${askedOf!.join()}`)).toEqual([
    ...['BA07', 'BA08', 'BA09'].map((code) => `${code} epci,other_communes`),
  ])
})
