import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createWave } from '#app/domain/consultations/create-wave.server.ts'
import { getFrozenWave } from '#app/domain/consultations/frame.server.ts'
import { launchWave } from '#app/domain/consultations/launch-wave.server.ts'
import { planLaunch } from '#app/domain/consultations/plan-launch.server.ts'
import { getWave, listWaves } from '#app/domain/consultations/queries.server.ts'
import { saveDates } from '#app/domain/consultations/save-dates.server.ts'
import { saveTexts } from '#app/domain/consultations/save-texts.server.ts'
import { waveDatesSchema, waveTextsSchema } from '#app/domain/consultations/schema.ts'
import { toInstant } from '#app/domain/consultations/territory-time.ts'
import { toDatesForm, toTextsForm } from '#app/domain/consultations/wave-form.ts'
import { definitionHash } from '#surveys/canonical.ts'
import { instruments } from '#surveys/index.ts'
import { addAgents, draftWave, makePilot, type Pilot } from '#test/factories/open-wave.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { takeQueued } from '#test/support/queue.ts'

const now = () => new Date('2027-02-01T10:00:00Z')
const dates = { opens: toInstant('2027-03-02', '09:00'), closes: toInstant('2027-03-23', '18:00') }
const rules = { mailLeaves: true, datesAreFree: false }
const frozen = { code: 'wave.frozen', status: 409 }

let database: TestDatabase
let pilot: Pilot
let people = 0

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  people += 1
  pilot = await makePilot(database.db, now, `pilot${people}@example.org`)
})

const launch = (waveId: string) => launchWave(pilot.ctx, pilot.processId, waveId, rules)

/** What a launch writes. */
async function written(waveId: string) {
  const count = async (table: 'deliveries' | 'wave_nodes') => {
    const { n } = await database.db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<string>().as('n'))
      .where('wave_id', '=', waveId)
      .executeTakeFirstOrThrow()
    return Number(n)
  }
  const { state, definitionHash: hash } = await getWave(pilot.ctx, pilot.processId, waveId)
  const queued = (await takeQueued(database)).filter(({ data }) => data.waveId === waveId)
  return { state, hash, deliveries: await count('deliveries'), nodes: await count('wave_nodes'), queued }
}

const nothing = { state: 'draft', hash: null, deliveries: 0, nodes: 0, queued: [] }

describe('a draft', () => {
  it('starts with proposed dates and texts to adapt, labelled T0, then T1; test waves do not count', async () => {
    const make = () => createWave(pilot.ctx, { processId: pilot.processId, instrument: 'barometre-agents' })
    const first = await getWave(pilot.ctx, pilot.processId, await make())
    expect(first).toMatchObject({
      label: 'T0',
      state: 'draft',
      phase: 'draft',
      k: 10,
      test: false,
      depth: 'segment',
    })
    expect(first.opensAt).toEqual(toInstant('2027-02-09', '09:00'))
    expect(first.who.fr).toContain('Communauté de communes du Val d’Ambre')
    expect(first.contact).toEqual({ fr: '', en: '' })
    await draftWave(pilot, dates, true)
    expect(await getWave(pilot.ctx, pilot.processId, await make())).toMatchObject({ label: 'T1' })
    const { length } = await database.db
      .selectFrom('consultations')
      .select('id')
      .where('process_id', '=', pilot.processId)
      .execute()
    expect(length).toBe(1)
  })

  it('keeps what was written, complete or not, as its form gave it', async () => {
    const waveId = await draftWave(pilot, dates)
    const form = toTextsForm(await getWave(pilot.ctx, pilot.processId, waveId))
    const texts = waveTextsSchema.parse({
      ...{ ...form, label: 'T7', titleEn: ' Staff\u202e ', whyFr: '', contactEn: undefined },
      ...{ representatives: 'email', representativesEmail: 'cse@example.org' },
    })
    expect(texts).toMatchObject({ titleEn: 'Staff', whyFr: '', contactEn: '' })
    await saveTexts(pilot.ctx, pilot.processId, waveId, texts)
    const days = { opensOn: '2027-03-09', opensAt: '08:30', closesOn: '2027-04-06', closesAt: '12:00' }
    await saveDates(pilot.ctx, pilot.processId, waveId, waveDatesSchema.parse(days))
    const wave = await getWave(pilot.ctx, pilot.processId, waveId)
    expect(toTextsForm(wave)).toEqual(texts)
    expect(toDatesForm(wave)).toEqual(days)
    expect(wave).toMatchObject({ representativesEmail: 'cse@example.org', noRepresentatives: false })
    await expect(launch(waveId)).rejects.toMatchObject({ code: 'launch.texts', status: 422 })
  })

  it('refuses to close before it opens, and to change once launched', async () => {
    await addAgents(pilot, 24)
    const waveId = await draftWave(pilot, dates)
    const wave = await getWave(pilot.ctx, pilot.processId, waveId)
    const days = toDatesForm(wave)
    const save = (change: Partial<typeof days>) =>
      saveDates(pilot.ctx, pilot.processId, waveId, { ...days, ...change })
    const order = { code: 'wave.dates', status: 422 }
    await expect(save({ closesOn: '2027-03-01' })).rejects.toMatchObject(order)
    await expect(save({ closesOn: '2027-03-02', closesAt: '09:00' })).rejects.toMatchObject(order)
    await launch(waveId)
    const texts = { ...toTextsForm(wave), titleFr: 'Autre' }
    await expect(saveTexts(pilot.ctx, pilot.processId, waveId, texts)).rejects.toMatchObject(frozen)
    await expect(save({ closesOn: '2027-04-06' })).rejects.toMatchObject(frozen)
    const after = await getWave(pilot.ctx, pilot.processId, waveId)
    expect([after.title.fr, after.closesAt]).toEqual([wave.title.fr, wave.closesAt])
  })

  it('belongs to its démarche alone', async () => {
    const waveId = await draftWave(pilot, dates)
    const other = await makePilot(database.db, now, `other${people}@example.org`)
    const missing = { code: 'not-found', status: 404 }
    await expect(getWave(other.ctx, other.processId, waveId)).rejects.toMatchObject(missing)
    await expect(launchWave(other.ctx, other.processId, waveId, rules)).rejects.toMatchObject(missing)
    expect(await listWaves(other.ctx, other.processId)).toEqual([])
    await expect(getWave(pilot.ctx, pilot.processId, 'nothing')).rejects.toMatchObject(missing)
  })
})

describe('a launch', () => {
  it('is refused below 2k invited, and leaves nothing', async () => {
    await addAgents(pilot, 19)
    const waveId = await draftWave(pilot, dates)
    await expect(launch(waveId)).rejects.toMatchObject({ code: 'launch.too-few', status: 422 })
    expect(await written(waveId)).toEqual(nothing)
  })

  it('counts those who can be written to, not the others', async () => {
    await addAgents(pilot, 20)
    await database.db
      .updateTable('persons')
      .set({ email: null })
      .where('process_id', '=', pilot.processId)
      .where('family_name', '=', 'Nom3')
      .execute()
    const wave = await getWave(pilot.ctx, pilot.processId, await draftWave(pilot, dates))
    const plan = await planLaunch(pilot.ctx, wave, rules)
    expect(plan.headcount).toBe(20)
    expect(plan.problems.map(({ code }) => code)).toEqual(['launch.too-few'])
    expect(plan.recipients).toHaveLength(19)
  })

  it('freezes the list, the tree and the questionnaire: what changes afterwards changes nothing', async () => {
    await addAgents(pilot, 30)
    const waveId = await draftWave(pilot, dates)
    await launch(waveId)
    await database.db.deleteFrom('employments').where('process_id', '=', pilot.processId).execute()
    await database.pool.query("update employers set name = name || ' renamed'")
    const facts = await written(waveId)
    expect(facts).toMatchObject({ state: 'launching', deliveries: 30 })
    expect(facts.queued.map(({ name }) => name)).toEqual(['consultations.launch'])
    const { definition } = instruments['barometre-agents']
    expect(facts.hash!.toString('hex')).toBe(definitionHash(definition))
    const kept = await getFrozenWave(pilot.ctx, waveId)
    expect(kept.definition).toEqual(definition)
    expect(kept.frame.k).toBe(10)
    expect(kept.tree.find(({ parent }) => parent === null)).toMatchObject({ headcount: 30 })
    expect(
      kept.tree.filter(({ parent }) => parent === 'territory').map(({ headcount }) => headcount),
    ).toEqual(expect.arrayContaining([10, 10, 10]))
    expect(JSON.stringify(kept.tree)).not.toContain('renamed')
  })

  it('pressed twice at once happens once', async () => {
    await addAgents(pilot, 24)
    const waveId = await draftWave(pilot, dates)
    const settled = await Promise.allSettled([launch(waveId), launch(waveId), launch(waveId)])
    const refused = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
    expect(refused).toHaveLength(2)
    for (const reason of refused) expect(reason).toMatchObject(frozen)
    const facts = await written(waveId)
    expect(facts).toMatchObject({ state: 'launching', deliveries: 24 })
    expect(facts.queued).toHaveLength(1)
  })

  it('of two waves of one instrument at once lets one go; a test wave beside it may', async () => {
    await addAgents(pilot, 24)
    const [one, two, trial] = [
      await draftWave(pilot, dates),
      await draftWave(pilot, dates),
      await draftWave(pilot, dates, true),
    ]
    const settled = await Promise.allSettled([launch(one), launch(two)])
    const refused = settled.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []))
    expect(refused).toHaveLength(1)
    expect(refused[0]).toMatchObject({ code: 'launch.other-wave', status: 422 })
    await launch(trial)
    const states = (await listWaves(pilot.ctx, pilot.processId)).map(({ state }) => state)
    expect(states.sort()).toEqual(['draft', 'launching', 'launching'])
  })

  it.each([
    [
      'the tree',
      'alter table wave_nodes add constraint broken check (headcount < 0) not valid',
      'wave_nodes',
    ],
    ['the list', 'alter table deliveries add constraint broken check (attempts < 0) not valid', 'deliveries'],
    ['the state', "alter table waves add constraint broken check (state <> 'launching') not valid", 'waves'],
  ])('that can’t write %s leaves nothing', async (_what, breaks, table) => {
    await addAgents(pilot, 24)
    const waveId = await draftWave(pilot, dates)
    await takeQueued(database)
    await database.pool.query(breaks)
    await expect(launch(waveId)).rejects.toThrow()
    await database.pool.query(`alter table ${table} drop constraint broken`)
    expect(await written(waveId)).toEqual(nothing)
    await launch(waveId)
    expect(await written(waveId)).toMatchObject({ state: 'launching', deliveries: 24 })
  })
})
