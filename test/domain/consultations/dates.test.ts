import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isBlackout } from '#app/domain/consultations/blackouts.ts'
import { type LaunchFacts, launchProblems } from '#app/domain/consultations/launch-problems.ts'
import { dayOf, fromInstant, proposeDates, toInstant } from '#app/domain/consultations/territory-time.ts'
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
    textsComplete: true,
    representativesSettled: true,
    mailLeaves: true,
    datesAreFree: false,
  }

  it('lets a complete wave go', () => {
    expect(launchProblems(facts)).toEqual([])
  })

  const summer = { opensAt: toInstant('2027-07-20', '09:00'), closesAt: toInstant('2027-09-07', '18:00') }
  it.each<[string, Partial<LaunchFacts>]>([
    ['launch.texts', { textsComplete: false }],
    ['launch.representatives', { representativesSettled: false }],
    ['launch.too-few', { invited: 19 }],
    ['launch.too-few', { k: 11 }],
    ['launch.other-wave', { otherWaveRunning: true }],
    ['launch.no-mail', { mailLeaves: false }],
    ['launch.past', { now: new Date('2027-03-02T08:00:01Z') }],
    ['launch.too-short', { closesAt: toInstant('2027-03-22', '18:00') }],
    ['launch.blackout', summer],
    [
      'launch.blackout',
      { opensAt: toInstant('2027-07-01', '09:00'), closesAt: toInstant('2027-08-25', '18:00') },
    ],
  ])('names %s alone', (problem, change) => {
    expect(launchProblems({ ...facts, ...change })).toEqual([problem])
  })

  it('lets a test wave go on any dates, among any number, without mail', () => {
    const test = { ...facts, test: true, invited: 1, mailLeaves: false }
    expect(launchProblems(test)).toEqual([])
    expect(launchProblems({ ...test, ...summer })).toEqual([])
    expect(launchProblems({ ...test, closesAt: new Date(opensAt.getTime() + 60_000) })).toEqual([])
    expect(launchProblems({ ...test, now: opensAt })).toEqual([])
  })

  it('still asks of a test wave somebody to ask, words, and dates in order', () => {
    const test = { ...facts, test: true }
    expect(launchProblems({ ...test, invited: 0 })).toEqual(['launch.nobody'])
    expect(launchProblems({ ...test, textsComplete: false })).toEqual(['launch.texts'])
    expect(launchProblems({ ...test, representativesSettled: false })).toEqual(['launch.representatives'])
    expect(launchProblems({ ...test, otherWaveRunning: true })).toEqual(['launch.other-wave'])
    expect(launchProblems({ ...test, closesAt: opensAt })).toEqual(['launch.dates'])
    expect(launchProblems({ ...test, now: closesAt })).toEqual(['launch.dates'])
  })

  it('frees a demonstration of the calendar, and of nothing else', () => {
    const free = { ...facts, datesAreFree: true }
    expect(launchProblems({ ...free, ...summer, now: summer.opensAt })).toEqual([])
    expect(launchProblems({ ...free, invited: 19 })).toEqual(['launch.too-few'])
    expect(launchProblems({ ...free, closesAt: opensAt })).toEqual(['launch.dates'])
  })
})

describe('blackout windows', () => {
  it.each([
    ['2027-07-14', false],
    ['2027-07-15', true],
    ['2028-08-25', true],
    ['2027-08-26', false],
    ['2026-12-19', false],
    ['2026-12-20', true],
    ['2026-12-31', true],
    ['2027-01-01', true],
    ['2027-01-03', true],
    ['2027-01-04', false],
  ])('%s: %s', (day, inside) => {
    expect(isBlackout(day)).toBe(inside)
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

  it('proposes Tuesdays at 9:00 and 18:00, three weeks apart or more, outside blackouts, whatever the season', () => {
    const written = new Intl.DateTimeFormat('en-GB', {
      timeZone: 'Europe/Paris',
      weekday: 'long',
      hour: '2-digit',
      minute: '2-digit',
    })
    const days = (from: Date, to: Date) => (Date.parse(dayOf(to)) - Date.parse(dayOf(from))) / 86_400_000
    fc.assert(
      fc.property(moments, (now) => {
        const { opens, closes } = proposeDates(now)
        expect(written.format(opens)).toMatch(/^Tuesday,? (at )?09:00$/)
        expect(written.format(closes)).toMatch(/^Tuesday,? (at )?18:00$/)
        expect([isBlackout(dayOf(opens)), isBlackout(dayOf(closes))]).toEqual([false, false])
        expect(days(now, opens)).toBeGreaterThanOrEqual(7)
        // The longest blackout is six weeks.
        expect(days(now, opens)).toBeLessThanOrEqual(7 + 7 + 42)
        expect(days(opens, closes)).toBeGreaterThanOrEqual(21)
        expect(days(opens, closes)).toBeLessThanOrEqual(21 + 42)
      }),
      {
        numRuns: 300,
        examples: [[new Date('2027-03-14T22:59:00Z')], [new Date('2026-12-07')], [new Date('2027-07-06')]],
      },
    )
  })
})
