import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ClosedDays, isClosedDay, usualClosedDays } from '#app/domain/calendar/closed-days.ts'
import { addDays, addMonths, daysBetween, weekday } from '#app/domain/calendar/days.ts'
import { planEntries } from '#app/domain/calendar/plan-entries.ts'
import { applyMove, changesBetween, planMove } from '#app/domain/calendar/propose-move.ts'
import { type Dated, resolveDates } from '#app/domain/calendar/resolve-dates.ts'
import {
  consultations,
  type Months,
  milestones,
  phases,
  shortestOpening,
} from '#app/domain/calendar/template.ts'

const day = fc
  .date({ min: new Date('2026-11-01'), max: new Date('2032-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const months = fc.constantFrom<Months>(12, 15, 18)
const period = fc.tuple(day, fc.integer({ min: 0, max: 40 })).map(([from, days]) => ({
  id: from,
  origin: 'own' as const,
  label: 'Fermeture',
  from,
  to: addDays(from, days),
}))
const closedDays = fc.record({
  lifted: fc.subarray(['summer', 'year-end', 'staff-elections']),
  periods: fc.array(period, { maxLength: 4 }),
})
const plan = fc.record({ launchOn: day, months, closed: closedDays })

const nobody = new Map<string, Dated>()
function dates(input: { launchOn: string; months: Months; closed: ClosedDays }, held = nobody) {
  const entries = planEntries(input)
  return { entries, held, ...input, days: resolveDates(entries, { ...input, held }) }
}

describe('a new calendar', () => {
  it.each([
    [12, 52],
    [15, 65],
    [18, 78],
  ] as const)('of %i months is adopted in %i weeks where nothing is closed', (length, weeks) => {
    const open = { lifted: ['summer', 'year-end', 'staff-elections'], periods: [] }
    fc.assert(
      fc.property(
        day.filter((each) => weekday(each) === 2),
        (launchOn) => {
          const { days } = dates({ launchOn, months: length, closed: open })
          const adopted = daysBetween(launchOn, days.get('M7')!.startsOn)
          // A public holiday that falls on a Tuesday is all that may delay it, by a day or two a milestone.
          expect(adopted).toBeGreaterThanOrEqual(weeks * 7)
          expect(adopted).toBeLessThanOrEqual(weeks * 7 + 7)
        },
      ),
      { numRuns: 60 },
    )
  })

  it('opens and closes nothing on a closed day, opens on Tuesdays, and long enough', () => {
    fc.assert(
      fc.property(plan, (input) => {
        const { days } = dates(input)
        for (const { code, audience, closes } of consultations) {
          const { startsOn, endsOn } = days.get(code)!
          expect(isClosedDay(input.closed, startsOn), `${code} opens ${startsOn}`).toBe(false)
          expect(weekday(startsOn)).toBe(2)
          if (closes === null) continue
          expect(isClosedDay(input.closed, endsOn), `${code} closes ${endsOn}`).toBe(false)
          expect(daysBetween(startsOn, endsOn)).toBeGreaterThanOrEqual(7 * shortestOpening[audience])
        }
      }),
      { numRuns: 80 },
    )
  })

  it('gives the communes three months whatever is closed, and puts milestones in order on working days', () => {
    fc.assert(
      fc.property(plan, (input) => {
        const { days } = dates(input)
        const on = milestones.slice(0, 8).map(({ code }) => days.get(code)!.startsOn)
        expect(on).toEqual([...on].sort())
        expect(on[0]).toBe(input.launchOn)
        for (const each of on.slice(1)) expect(weekday(each)).toBeLessThanOrEqual(5)
        expect(days.get('M6')!.startsOn >= addMonths(days.get('M5')!.startsOn, 3)).toBe(true)
        for (const { code, ends } of phases) {
          const { startsOn, endsOn } = days.get(code)!
          expect(endsOn >= startsOn).toBe(true)
          if (typeof ends === 'string') expect(endsOn).toBe(days.get(ends)!.startsOn)
        }
      }),
      { numRuns: 80 },
    )
  })

  it('follows the template of fifteen months week for week', () => {
    const open = { lifted: ['summer', 'year-end', 'staff-elections'], periods: [] }
    const { days } = dates({ launchOn: '2027-01-05', months: 15, closed: open })
    const week = (code: string) => {
      const { startsOn, endsOn } = days.get(code)!
      return [daysBetween('2027-01-05', startsOn) / 7, daysBetween('2027-01-05', endsOn) / 7]
    }
    expect(week('agents-1')).toEqual([5, 8])
    expect(week('residents')).toEqual([10, 18])
    expect(week('agents-3')).toEqual([56, 59])
    expect(week('P6')).toEqual([47, 61])
    expect(week('P8')).toEqual([65, 117])
    // The communication is made where the next budget orientations are debated.
    expect(days.get('M9')!.startsOn).toBe('2029-02-06')
  })
})

describe('a move', () => {
  const movable = fc.constantFrom(
    ...milestones.map(({ code }) => code as string),
    ...phases.slice(1).map(({ code }) => code as string),
    ...consultations.filter(({ closes }) => closes !== null).map(({ code }) => code as string),
    'steering-3',
  )
  const move = fc.record({
    plan,
    code: movable,
    by: fc.integer({ min: -60, max: 200 }),
    longer: fc.integer({ min: -30, max: 60 }),
    held: fc.subarray(consultations.slice(1).map(({ code }) => code as string)),
    all: fc.boolean(),
  })

  it('puts what moved and what follows where it said, keeps the rest, the law, and launched waves', () => {
    let moved = 0
    fc.assert(
      fc.property(move, ({ plan: input, code, by, longer, held, all }) => {
        const first = dates(input)
        const heldDays = new Map(held.map((each) => [each, { startsOn: '2027-08-01', endsOn: '2027-08-15' }]))
        const calendar = dates(input, heldDays)
        const now = calendar.days.get(code)!
        const request = {
          code,
          startsOn: addDays(now.startsOn, by),
          endsOn: addDays(now.endsOn, by + longer),
        }
        const proposed = planMove(calendar, request, first.launchOn)
        if (heldDays.has(code)) {
          expect(proposed).toBeNull()
          return
        }
        const chosen = all ? proposed!.proposals.map((each) => each.code) : []
        expect(proposed!.proposals.some((each) => heldDays.has(each.code))).toBe(false)
        const result = applyMove(calendar, proposed!, chosen)
        const after = resolveDates(result.entries, { ...calendar, launchOn: result.launchOn })
        for (const each of held) expect(after.get(each)).toEqual(heldDays.get(each))
        expect(after.get(code)?.startsOn).toBe(proposed!.moved.after.startsOn)
        expect(after.get('M6')!.startsOn >= addMonths(after.get('M5')!.startsOn, 3)).toBe(true)
        for (const { code: each, closes } of consultations) {
          if (heldDays.has(each) || closes === null) continue
          const { startsOn, endsOn } = after.get(each)!
          expect([isClosedDay(input.closed, startsOn), isClosedDay(input.closed, endsOn)]).toEqual([
            false,
            false,
          ])
        }
        const byRule = new Set(['M6', 'M9', 'questions', ...phases.map((phase) => phase.code)])
        const asked = new Set([code, ...chosen, phases.find((phase) => phase.code === code)?.ends])
        for (const change of changesBetween(calendar.days, after)) {
          const follows = asked.has(change.code) || byRule.has(change.code)
          const launchMoved = result.launchOn !== input.launchOn && change.code.startsWith('follow-up-')
          expect(follows || launchMoved, `${change.code} moved with ${code}`).toBe(true)
        }
        if (changesBetween(calendar.days, after).length) moved += 1
      }),
      { numRuns: 100 },
    )
    expect(moved).toBeGreaterThan(40)
  })

  it('proposes all that follows a milestone, but nothing that is over', () => {
    const calendar = dates({ launchOn: '2027-01-05', months: 15, closed: usualClosedDays })
    const on = calendar.days.get('M2')!.startsOn
    const later = { code: 'M2', startsOn: addDays(on, 14), endsOn: addDays(on, 14) }
    const { moved, proposals } = planMove(calendar, later, '2027-03-01')!
    expect(moved.after.startsOn).toBe('2027-05-25')
    const codes = proposals.map(({ code }) => code)
    expect(codes).toEqual(
      expect.arrayContaining(['M3', 'M7', 'agents-2', 'elected-priorities', 'steering-3']),
    )
    expect(codes).not.toContain('agents-1')
    expect(codes.some((code) => code.startsWith('follow-up'))).toBe(false)
    expect(proposals.every(({ ticked }) => ticked)).toBe(true)
    expect(planMove(calendar, later, '2029-12-01')!.proposals).toEqual([])
  })
})
