import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { describeWaveAudience, getWaveAudience } from '#app/domain/consultations/audience.server.ts'
import { completeLaunch } from '#app/domain/consultations/complete-launch.server.ts'
import { getFrozenWave } from '#app/domain/consultations/frame.server.ts'
import { launchWave } from '#app/domain/consultations/launch-wave.server.ts'
import { planLaunch } from '#app/domain/consultations/plan-launch.server.ts'
import { getWave } from '#app/domain/consultations/queries.server.ts'
import { saveAudience } from '#app/domain/consultations/save-audience.server.ts'
import { saveDepth } from '#app/domain/consultations/save-depth.server.ts'
import { audienceFormSchema } from '#app/domain/consultations/schema.ts'
import { toInstant } from '#app/domain/consultations/territory-time.ts'
import { type Audience, everyAgent } from '#app/domain/directory/audience.ts'
import { readPdf, squeezed } from '#test/documents/read-pdf.ts'
import { addAgents, draftWave, makePilot, type Pilot } from '#test/factories/open-wave.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { takeQueued } from '#test/support/queue.ts'
import { type TestWorker, worker } from '#test/support/worker.ts'

const now = () => new Date('2027-02-01T10:00:00Z')
const dates = { opens: toInstant('2027-03-02', '09:00'), closes: toInstant('2027-03-23', '18:00') }
const rules = { mailLeaves: true, datesAreFree: false }

let database: TestDatabase
let pilot: Pilot
let employers: { id: string; name: string }[]
let job: TestWorker | null = null
let made = 0

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())
afterEach(() => {
  job?.close()
  job = null
})
beforeEach(async () => {
  made += 1
  pilot = await makePilot(database.db, now, `pilot${made}@example.org`)
  // Twenty agents at each of the three employers.
  await addAgents(pilot, 60)
  employers = await database.db
    .selectFrom('employers')
    .select(['id', 'name'])
    .where('process_id', '=', pilot.processId)
    .orderBy('name')
    .execute()
})

const only = (...places: number[]): Audience => ({
  ...everyAgent,
  employers: places.map((place) => employers[place]!.id),
})
const save = (waveId: string, audience: Audience) =>
  saveAudience(pilot.ctx, pilot.processId, waveId, audience)
const launch = (waveId: string) => launchWave(pilot.ctx, pilot.processId, waveId, rules)
const wave = (waveId: string) => getWave(pilot.ctx, pilot.processId, waveId)
const end = (waveId: string) =>
  database.db.updateTable('waves').set({ state: 'closed' }).where('id', '=', waveId).execute()

async function problems(waveId: string): Promise<string[]> {
  const plan = await planLaunch(pilot.ctx, await wave(waveId), rules)
  return plan.problems.map(({ code }) => code)
}

/** A draft sent to an audience. */
async function draft(audience: Audience): Promise<string> {
  const waveId = await draftWave(pilot, dates)
  await save(waveId, audience)
  return waveId
}

describe('the audience of a wave', () => {
  it('is every agent until somebody chooses, and is kept as chosen', async () => {
    const waveId = await draftWave(pilot, dates)
    expect(await getWaveAudience(pilot.ctx, waveId)).toEqual(everyAgent)
    await save(waveId, only(0, 1))
    await save(waveId, only(1))
    expect(await getWaveAudience(pilot.ctx, waveId)).toEqual(only(1))
    const words = await describeWaveAudience(pilot.ctx, await wave(waveId))
    expect(words.fr).toContain(employers[1]!.name)
  })

  it('chooses who is invited, and the tree', async () => {
    const waveId = await draft(only(0, 1))
    await saveDepth(pilot.ctx, pilot.processId, waveId, 'employer')
    await launch(waveId)
    const { tree } = await getFrozenWave(pilot.ctx, waveId)
    expect(tree.find(({ parent }) => parent === null)!.headcount).toBe(40)
    expect(JSON.stringify(tree)).not.toContain(employers[2]!.id)
    const invited = await database.db
      .selectFrom('deliveries')
      .innerJoin('employments', 'employments.person_id', 'deliveries.person_id')
      .select('employments.employer_id')
      .where('wave_id', '=', waveId)
      .execute()
    expect(invited).toHaveLength(40)
    expect(new Set(invited.map(({ employer_id }) => employer_id))).toEqual(
      new Set([employers[0]!.id, employers[1]!.id]),
    )
  })

  it('is applied again at the launch, then frozen, and printed in the record with the names of that day', async () => {
    const waveId = await draft(only(1, 2))
    await database.db
      .updateTable('employments')
      .set({ employer_id: employers[1]!.id })
      .where('employer_id', '=', employers[0]!.id)
      .where('matricule', '=', 'M0')
      .execute()
    await launch(waveId)
    const name = employers[1]!.name
    await database.db
      .updateTable('employers')
      .set({ name: 'Renommée' })
      .where('id', '=', employers[1]!.id)
      .execute()
    await expect(save(waveId, everyAgent)).rejects.toMatchObject({ code: 'wave.frozen', status: 409 })
    await expect(saveDepth(pilot.ctx, pilot.processId, waveId, 'service')).rejects.toMatchObject({
      code: 'wave.frozen',
    })
    job = worker(database, { smtpUrl: null, now })
    await completeLaunch(job.ctx, waveId)
    const record = await database.db
      .selectFrom('records')
      .select(['pdf', 'data'])
      .where('wave_id', '=', waveId)
      .executeTakeFirstOrThrow()
    const text = squeezed((await readPdf(Uint8Array.from(record.pdf))).pages.join(' '))
    expect(text).toContain(squeezed(name))
    expect(text).not.toContain('Renommée')
    expect((await wave(waveId)).invited).toBe((await planned(waveId)).length)
  })

  const planned = (waveId: string) =>
    database.db.selectFrom('deliveries').select('person_id').where('wave_id', '=', waveId).execute()

  it('changes for the launch that waits for it, or not at all', async () => {
    const waveId = await draft(only(0, 1))
    const settled = await Promise.allSettled([launch(waveId), save(waveId, only(1, 2)), launch(waveId)])
    expect(settled.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(0)
    const kept = await getWaveAudience(pilot.ctx, waveId)
    const { tree } = await getFrozenWave(pilot.ctx, waveId)
    const frozen = await database.db
      .selectFrom('deliveries')
      .innerJoin('employments', 'employments.person_id', 'deliveries.person_id')
      .select('employments.employer_id')
      .distinct()
      .where('wave_id', '=', waveId)
      .execute()
    expect(new Set(frozen.map(({ employer_id }) => employer_id))).toEqual(new Set(kept.employers))
    expect(tree[0]).toBeDefined()
    await takeQueued(database)
  })

  it('names no employer of another démarche, and is nobody else’s to choose', async () => {
    const other = await makePilot(database.db, now, `other${made}@example.org`)
    const waveId = await draftWave(pilot, dates)
    const theirs = await draftWave(other, dates)
    await expect(saveAudience(other.ctx, other.processId, theirs, only(0))).rejects.toMatchObject({
      ...{ code: 'audience.unknown-employer', status: 422 },
    })
    await expect(saveAudience(other.ctx, other.processId, waveId, everyAgent)).rejects.toMatchObject({
      ...{ code: 'not-found', status: 404 },
    })
    const rows = await database.db.selectFrom('wave_audiences').select('wave_id').execute()
    expect(rows.map(({ wave_id }) => wave_id)).not.toContain(theirs)
  })
})

describe('an audience that would single people out', () => {
  it('is refused when it is small, whatever the size of the directory', async () => {
    const words = { match: 'contains' as const, phrases: ['directrice'] }
    await database.db
      .updateTable('employments')
      .set({ job: 'Directrice générale' })
      .where('process_id', '=', pilot.processId)
      .where('matricule', 'in', ['M1', 'M2', 'M3'])
      .execute()
    const waveId = await draft({ ...everyAgent, jobs: words })
    expect(await problems(waveId)).toEqual(['launch.too-few'])
    await expect(launch(waveId)).rejects.toMatchObject({ code: 'launch.too-few', params: { count: '20' } })
  })

  it('is refused when it leaves out, or adds, fewer than 2k people beside another wave', async () => {
    const first = await draft(everyAgent)
    await launch(first)
    await end(first)
    await database.db
      .updateTable('employments')
      .set({ service: 'Voirie' })
      .where('process_id', '=', pilot.processId)
      .where('matricule', 'not in', ['M1', 'M2', 'M3'])
      .execute()
    const without = await draft({ ...everyAgent, services: ['Voirie'] })
    expect(await problems(without)).toEqual(['launch.near-audience'])
    await expect(launch(without)).rejects.toMatchObject({
      ...{ code: 'launch.near-audience', status: 422, params: { label: 'T0', count: '3' } },
    })
    expect(await planLaunch(pilot.ctx, await wave(await draft(only(0, 1))), rules)).toMatchObject({
      problems: [],
    })

    const narrow = await draft({ ...everyAgent, services: ['Voirie'] })
    await database.db.updateTable('waves').set({ state: 'cancelled' }).where('id', '=', first).execute()
    expect(await problems(narrow)).toEqual([])
    await launch(narrow)
    await end(narrow)
    expect(await problems(await draft(everyAgent))).toEqual(['launch.near-audience'])
  })

  it('lets the same rules go again, whoever came or left meanwhile', async () => {
    const first = await draft(only(0, 1))
    await launch(first)
    await end(first)
    await database.db
      .deleteFrom('persons')
      .where('process_id', '=', pilot.processId)
      .where('family_name', 'in', ['Nom0', 'Nom1'])
      .execute()
    expect(await problems(await draft(only(1, 0)))).toEqual([])
  })

  it('compares those who can be invited: others can answer neither', async () => {
    await database.db
      .updateTable('persons')
      .set({ email: null })
      .where('process_id', '=', pilot.processId)
      .where('family_name', '=', 'Nom5')
      .execute()
    const first = await draft(everyAgent)
    await launch(first)
    await end(first)
    expect(await problems(await draft({ ...everyAgent, email: 'with' }))).toEqual([])
  })
})

describe('the form of an audience', () => {
  const form = { employers: 'all', jobs: 'any', services: 'any', email: 'any' }
  const read = (more: object) => audienceFormSchema.safeParse({ ...form, ...more })

  it('reads only the lists that are asked for', () => {
    const id = '28f04d79-f13a-47ac-9575-76ef99a95485'
    expect(read({ employer: id, jobWords: 'école', service: 'Voirie' }).data).toEqual(everyAgent)
    const some = read({
      ...{ employers: 'some', employer: [id, id], jobs: 'contains', jobWords: ' école , ;cantine,—' },
      ...{ services: 'some', service: 'Voirie', email: 'with' },
    })
    expect(some.data).toEqual({
      ...{ of: 'agents', employers: [id], services: ['Voirie'], email: 'with' },
      jobs: { match: 'contains', phrases: ['école', 'cantine'] },
    })
  })

  it.each([
    ['employer', { employers: 'some' }],
    ['employer', { employers: 'some', employer: 'x' }],
    ['jobWords', { jobs: 'contains', jobWords: ' , — ' }],
    ['jobWords', { jobs: 'contains', jobWords: Array.from({ length: 21 }, (_, n) => `mot${n}`).join(',') }],
    ['job', { jobs: 'one-of' }],
    ['service', { services: 'some', service: '…' }],
    ['email', { email: 'without' }],
    ['employers', { employers: undefined }],
  ])('says that %s is wrong', (field, more) => {
    expect(read(more).error?.issues.map(({ path }) => path[0])).toContain(field)
  })
})
