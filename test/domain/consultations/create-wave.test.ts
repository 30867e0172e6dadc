import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { isClosedDay } from '#app/domain/calendar/closed-days.ts'
import { getCalendar, getClosedDays } from '#app/domain/calendar/queries.server.ts'
import { createWave } from '#app/domain/consultations/create-wave.server.ts'
import { newWaveSchema } from '#app/domain/consultations/new-wave-schema.ts'
import { getPlannedDates } from '#app/domain/consultations/planned-dates.server.ts'
import { summariseSteps } from '#app/domain/consultations/preparation.ts'
import { getWave } from '#app/domain/consultations/queries.server.ts'
import { saveDates } from '#app/domain/consultations/save-dates.server.ts'
import { dayOf, toInstant } from '#app/domain/consultations/territory-time.ts'
import { makePilot, type Pilot } from '#test/factories/open-wave.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'

let database: TestDatabase
let pilot: Pilot
let clock = new Date('2026-12-02T10:00:00Z')
const now = () => clock
let made = 0

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  clock = new Date('2026-12-02T10:00:00Z')
  made += 1
  pilot = await makePilot(database.db, now, `pilot${made}@example.org`)
})

const instrument = 'barometre-agents'
const create = (plannedId: string | null) =>
  createWave(pilot.ctx, { processId: pilot.processId, instrument, plannedId })
const calendar = async () => (await getCalendar(pilot.ctx, pilot.processId)).consultations
const firstPlanned = async () => (await calendar()).find((each) => each.instrument === instrument)!

describe('a wave of the calendar', () => {
  it('takes the planned days, at the preferred hours, and the calendar knows it', async () => {
    const planned = await firstPlanned()
    const waveId = await create(planned.id)
    const wave = await getWave(pilot.ctx, pilot.processId, waveId)
    expect(wave.opensAt).toEqual(toInstant(planned.opensOn, '09:00'))
    expect(wave.closesAt).toEqual(toInstant(planned.closesOn, '18:00'))
    expect((await firstPlanned()).wave).toMatchObject({ id: waveId, launched: false })
    expect(await getPlannedDates(pilot.ctx, wave)).toMatchObject({
      ...{ planned: { opensOn: planned.opensOn }, proposed: { moved: [] }, shortest: 3 },
    })
  })

  it('is proposed later when its days have passed, and says so', async () => {
    const planned = await firstPlanned()
    clock = new Date(Date.parse(planned.opensOn) + 3 * 86_400_000)
    const wave = await getWave(pilot.ctx, pilot.processId, await create(planned.id))
    const closed = await getClosedDays(pilot.ctx, pilot.processId)
    const days = [dayOf(wave.opensAt!), dayOf(wave.closesAt!)]
    expect(days.map((day) => isClosedDay(closed, day))).toEqual([false, false])
    expect(wave.opensAt!.getTime()).toBeGreaterThan(clock.getTime())
    const { proposed } = await getPlannedDates(pilot.ctx, wave)
    expect(proposed.moved).toMatchObject([{ end: 'opens', why: 'past', day: planned.opensOn }])
  })

  it('keeps the days somebody typed, whatever the calendar proposes', async () => {
    const waveId = await create((await firstPlanned()).id)
    const days = { opensOn: '2027-06-01', opensAt: '10:30', closesOn: '2027-06-29', closesAt: '12:00' }
    await saveDates(pilot.ctx, pilot.processId, waveId, days)
    const wave = await getWave(pilot.ctx, pilot.processId, waveId)
    expect(wave.opensAt).toEqual(toInstant('2027-06-01', '10:30'))
    expect((await getPlannedDates(pilot.ctx, wave)).planned?.opensOn).not.toBe('2027-06-01')
  })

  it('is prepared once: two at the same moment, one is told', async () => {
    const { id } = await firstPlanned()
    // As many connections, open already: none may be late.
    await Promise.all([1, 2, 3, 4].map(() => database.pool.query('select pg_sleep(0.1)')))
    const settled = await Promise.allSettled([create(id), create(id), create(id)])
    const refused = settled.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []))
    expect(refused).toHaveLength(2)
    for (const reason of refused) expect(reason).toMatchObject({ code: 'wave.planned-taken', status: 409 })
    const waves = await database.db
      .selectFrom('waves')
      .innerJoin('consultations', 'consultations.id', 'waves.consultation_id')
      .select('waves.id')
      .where('process_id', '=', pilot.processId)
      .execute()
    expect(waves).toHaveLength(1)
  })

  it('has a label of its own, even when two are made at the same moment', async () => {
    await Promise.all([1, 2, 3, 4].map(() => database.pool.query('select pg_sleep(0.1)')))
    const waves = await Promise.all([create(null), create(null), create(null)])
    const labels = await Promise.all(waves.map((id) => getWave(pilot.ctx, pilot.processId, id)))
    expect(labels.map(({ label }) => label).sort()).toEqual(['T0', 'T1', 'T2'])
  })

  it('is of this démarche and of this questionnaire, or refused with nothing made', async () => {
    const other = await makePilot(database.db, now, `other${made}@example.org`)
    const theirs = (await getCalendar(other.ctx, other.processId)).consultations[0]!
    const another = (await calendar()).find((each) => each.instrument === null)!
    for (const id of [theirs.id, another.id, '28f04d79-f13a-47ac-9575-76ef99a95485']) {
      await expect(create(id)).rejects.toMatchObject({ code: 'wave.not-planned', status: 422 })
    }
    const rows = await database.db
      .selectFrom('consultations')
      .select('id')
      .where('process_id', '=', pilot.processId)
      .execute()
    expect(rows).toEqual([])
  })

  it('may be none: outside of the calendar the days are proposed from today', async () => {
    const wave = await getWave(pilot.ctx, pilot.processId, await create(null))
    expect((await getPlannedDates(pilot.ctx, wave)).planned).toBeNull()
    expect(wave.opensAt!.getTime() - clock.getTime()).toBeGreaterThan(6 * 86_400_000)
  })
})

describe('the choice of a new wave', () => {
  const id = '28f04d79-f13a-47ac-9575-76ef99a95485'

  it('is a questionnaire, with what the calendar plans or without', () => {
    expect(newWaveSchema.parse(instrument)).toEqual({ instrument, plannedId: null })
    expect(newWaveSchema.parse(`${instrument} ${id}`)).toEqual({ instrument, plannedId: id })
    for (const text of ['', id, `other ${id}`, `${instrument} x`, `${instrument} ${id} ${id}`])
      expect(newWaveSchema.safeParse(text).success, text).toBe(false)
  })
})

describe('the steps of a preparation', () => {
  it('are to complete where a problem is mended there', () => {
    const problems = [
      { code: 'launch.texts', step: 'texts' },
      { code: 'launch.past', step: 'dates' },
    ] as const
    const states = (...args: Parameters<typeof summariseSteps>) =>
      summariseSteps(...args).map(({ step, state }) => `${step} ${state}`)
    expect(states(problems, false)).toEqual([
      ...[
        'texts missing',
        'audience done',
        'groups done',
        'dates missing',
        'trial optional',
        'urn done',
        'launch waiting',
      ],
    ])
    expect(states([], true).slice(4)).toEqual(['trial done', 'urn done', 'launch ready'])
  })
})
