import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ClosedDays, isClosedDay, usualClosedDays } from '#app/domain/calendar/closed-days.ts'
import {
  explainProblem,
  type LaunchFacts,
  launchProblems,
} from '#app/domain/consultations/launch-problems.ts'
import { proposeDates } from '#app/domain/consultations/propose-dates.ts'
import { dayOf, fromInstant, toInstant } from '#app/domain/consultations/territory-time.ts'
import { lateBallots, wavePhase } from '#app/domain/consultations/wave-phase.ts'

const opensAt = toInstant('2027-03-02', '09:00')
const closesAt = toInstant('2027-03-23', '18:00')
const justBefore = (moment: Date, ms = 1) => new Date(moment.getTime() - ms)

describe('wavePhase', () => {
  it('follows from the dates once launched', () => {
    const at = (now: Date) => wavePhase({ state: 'launched', opensAt, closesAt }, now)
    expect(at(justBefore(opensAt))).toBe('scheduled')
    expect(at(opensAt)).toBe('open')
    expect(at(justBefore(closesAt))).toBe('open')
    expect(at(closesAt)).toBe('counting')
    expect(at(new Date(closesAt.getTime() + lateBallots * 100))).toBe('counting')
  })

  it.each(['draft', 'launching', 'closed', 'cancelled'] as const)('is « %s » whatever the dates', (state) => {
    for (const now of [justBefore(opensAt), opensAt, closesAt]) {
      expect(wavePhase({ state, opensAt, closesAt }, now)).toBe(state)
    }
    expect(wavePhase({ state, opensAt: null, closesAt: null }, opensAt)).toBe(state)
  })

  it('counts while the urn is being opened, and never opens without dates', () => {
    expect(wavePhase({ state: 'closing', opensAt, closesAt }, opensAt)).toBe('counting')
    expect(wavePhase({ state: 'launched', opensAt: null, closesAt: null }, opensAt)).toBe('scheduled')
  })
})

describe('launchProblems', () => {
  const facts: LaunchFacts = {
    test: false,
    opensAt,
    closesAt,
    now: new Date('2027-02-01T10:00:00Z'),
    k: 10,
    invited: 20,
    headcount: 24,
    otherWaveRunning: false,
    trusteesMissing: false,
    wronglyAsked: null,
    textsComplete: true,
    representativesSettled: true,
    mailLeaves: true,
    datesAreFree: false,
    nearAudience: null,
    closed: usualClosedDays,
    shortestOpening: 21,
  }
  const codes = (change: Partial<LaunchFacts>) =>
    launchProblems({ ...facts, ...change }).map(({ code }) => code)

  it('lets a complete wave go', () => {
    expect(codes({})).toEqual([])
  })

  const summer = { opensAt: toInstant('2027-07-20', '09:00'), closesAt: toInstant('2027-09-07', '18:00') }
  it.each<[string, Partial<LaunchFacts>]>([
    ['launch.texts', { textsComplete: false }],
    ['launch.representatives', { representativesSettled: false }],
    ['launch.too-few', { invited: 19 }],
    ['launch.too-few', { k: 11 }],
    ['launch.nobody', { invited: 0 }],
    ['launch.nobody', { headcount: 0 }],
    ['launch.near-audience', { nearAudience: { label: 'T0', people: 3 } }],
    ['launch.other-wave', { otherWaveRunning: true }],
    ['launch.no-mail', { mailLeaves: false }],
    ['launch.past', { now: new Date('2027-03-02T08:00:01Z') }],
    ['launch.too-short', { closesAt: toInstant('2027-03-22', '18:00') }],
    ['launch.opens-closed', summer],
    [
      'launch.closes-closed',
      { opensAt: toInstant('2027-07-01', '09:00'), closesAt: toInstant('2027-08-25', '18:00') },
    ],
  ])('names %s alone', (problem, change) => {
    expect(codes(change)).toEqual([problem])
  })

  it('says which day is closed, and why, in the reader’s language', () => {
    const closed: ClosedDays = {
      lifted: ['summer'],
      periods: [{ id: '1', origin: 'own', label: 'Fête du bourg', from: '2027-07-19', to: '2027-07-21' }],
    }
    const [problem, ...others] = launchProblems({ ...facts, ...summer, closed })
    expect(others).toEqual([])
    expect(explainProblem(problem!, 'fr')).toContain('mardi 20 juillet 2027')
    expect(explainProblem(problem!, 'en')).toContain('Tuesday, 20 July 2027: Fête du bourg')
    expect(problem).toMatchObject({ code: 'launch.opens-closed', step: 'dates' })
    const [short] = launchProblems({ ...facts, closesAt: toInstant('2027-03-22', '18:00') })
    expect(explainProblem(short!, 'en')).toContain('3 weeks')
  })

  it('lets a test wave go on any dates, among any number, beside another, without mail', () => {
    const test = { test: true, invited: 1, mailLeaves: false, otherWaveRunning: true }
    expect(codes(test)).toEqual([])
    expect(codes({ ...test, ...summer })).toEqual([])
    expect(codes({ ...test, closesAt: new Date(opensAt.getTime() + 60_000) })).toEqual([])
    expect(codes({ ...test, now: opensAt })).toEqual([])
    expect(codes({ ...test, nearAudience: { label: 'T0', people: 1 } })).toEqual([])
  })

  it('still asks of a test wave somebody to ask, words, and dates in order', () => {
    const test = { test: true }
    expect(codes({ ...test, invited: 0 })).toEqual(['launch.no-tester'])
    expect(codes({ ...test, headcount: 0 })).toEqual(['launch.nobody'])
    expect(codes({ ...test, textsComplete: false })).toEqual(['launch.texts'])
    expect(codes({ ...test, representativesSettled: false })).toEqual(['launch.representatives'])
    expect(codes({ ...test, closesAt: opensAt })).toEqual(['launch.dates'])
    expect(codes({ ...test, now: closesAt })).toEqual(['launch.dates'])
  })

  it('frees a demonstration of the calendar, and of nothing else', () => {
    const free = { datesAreFree: true }
    expect(codes({ ...free, ...summer, now: summer.opensAt })).toEqual([])
    expect(codes({ ...free, invited: 19 })).toEqual(['launch.too-few'])
    expect(codes({ ...free, closesAt: opensAt })).toEqual(['launch.dates'])
  })
})

describe('the territory’s clock', () => {
  it.each([
    ['2027-03-27', '09:00', '2027-03-27T08:00:00.000Z'],
    ['2027-03-28', '09:00', '2027-03-28T07:00:00.000Z'],
    ['2027-10-31', '09:00', '2027-10-31T08:00:00.000Z'],
    ['2027-01-01', '00:00', '2026-12-31T23:00:00.000Z'],
  ])('%s %s is %s', (day, hour, instant) => {
    expect(toInstant(day, hour).toISOString()).toBe(instant)
    expect(fromInstant(new Date(instant))).toEqual({ day, hour })
    expect(dayOf(new Date(instant))).toBe(day)
  })

  const moments = fc.date({ min: new Date('2026-01-01'), max: new Date('2045-01-01'), noInvalidDate: true })

  it('goes there and back', () => {
    fc.assert(
      fc.property(moments, (moment) => {
        const { day, hour } = fromInstant(moment)
        // Between 2:00 and 3:00 an hour of October comes twice.
        if (!hour.startsWith('02')) expect(fromInstant(toInstant(day, hour))).toEqual({ day, hour })
        expect(Math.abs(toInstant(day, hour).getTime() - moment.getTime())).toBeLessThan(3_660_001)
      }),
    )
  })
})

describe('the dates proposed', () => {
  const someDay = fc
    .date({ min: new Date('2026-01-01'), max: new Date('2044-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10))
  const later = (day: string, days: number) =>
    new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
  const between = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000
  const weekday = (day: string) => new Date(day).getUTCDay()
  const input = fc.record({
    today: someDay,
    closed: fc.record({
      lifted: fc.subarray(['summer', 'year-end', 'staff-elections']),
      periods: fc.array(
        fc.tuple(someDay, fc.nat(60)).map(([from, days]) => ({
          ...{ id: from, origin: 'own' as const, label: 'Fermé' },
          ...{ from, to: later(from, days) },
        })),
        { maxLength: 4 },
      ),
    }),
    shortest: fc.constantFrom(14, 21, 42),
    planned: fc.option(fc.tuple(fc.integer({ min: -60, max: 400 }), fc.integer({ min: 1, max: 70 })), {
      nil: null,
    }),
  })

  it('open on a Tuesday to come, close after the shortest opening, never on a closed day', () => {
    fc.assert(
      fc.property(input, ({ today, planned, ...rest }) => {
        const opens = planned && later(today, planned[0])
        const plan = opens ? { opensOn: opens, closesOn: later(opens, planned[1]) } : null
        const { opensOn, closesOn, moved } = proposeDates({ today, planned: plan, ...rest })
        expect(weekday(opensOn)).toBe(2)
        expect(opensOn > today).toBe(true)
        expect(between(opensOn, closesOn)).toBeGreaterThanOrEqual(rest.shortest)
        expect([isClosedDay(rest.closed, opensOn), isClosedDay(rest.closed, closesOn)]).toEqual([
          false,
          false,
        ])
        if (!plan) expect(between(today, opensOn)).toBeGreaterThanOrEqual(7)
        // Whoever planned a day that isn't kept is told why.
        if (plan && plan.opensOn !== opensOn) expect(moved.map(({ end }) => end)).toContain('opens')
      }),
      { numRuns: 400 },
    )
  })

  it('are those of the calendar when they do', () => {
    const planned = { opensOn: '2027-03-02', closesOn: '2027-03-30' }
    const dates = proposeDates({ today: '2027-02-01', closed: usualClosedDays, shortest: 21, planned })
    expect(dates).toEqual({ ...planned, moved: [] })
  })

  it('say what moved them', () => {
    const propose = (today: string, opensOn: string, closesOn: string) =>
      proposeDates({ today, closed: usualClosedDays, shortest: 21, planned: { opensOn, closesOn } })
    expect(propose('2027-03-02', '2027-03-02', '2027-03-23')).toMatchObject({
      ...{ opensOn: '2027-03-09', closesOn: '2027-03-30' },
      moved: [{ end: 'opens', why: 'past', day: '2027-03-02' }],
    })
    expect(propose('2027-02-01', '2027-03-04', '2027-03-25').moved).toMatchObject([{ why: 'weekday' }])
    const summer = propose('2027-02-01', '2027-07-20', '2027-07-27')
    expect(summer.opensOn).toBe('2027-08-31')
    expect(summer.moved.map(({ end, why }) => `${end} ${why}`)).toEqual(['opens closed', 'closes shortest'])
    expect(summer.moved[0]!.because!.fr).toMatch(/juillet|été/)
  })
})
