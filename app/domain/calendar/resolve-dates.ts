import { type ClosedDays, freeDay, meetingDay, nextFreeTuesday, usualClosedDays } from './closed-days.ts'
import { addDays, addMonths, type Day, latest } from './days.ts'
import { consultations, milestones, phases, shortestOpening } from './template.ts'

/** An entry of the calendar as stored: days counted from an anchor. */
export interface Entry {
  code: string
  anchor: string
  startsAfter: number
  endsAfter: number | null
}

export interface Dated {
  startsOn: Day
  endsOn: Day
}

export interface CalendarRules {
  /** Day of the launch. */
  launchOn: Day
  closed: ClosedDays
  /** Consultations whose wave was launched: they keep its days, whatever the calendar says. By code. */
  held: ReadonlyMap<string, Dated>
}

/** Municipal councils have three months to give their opinion (CGCT L5211-39-1); silence is then favourable. */
export const opinionMonths = 3

const phaseOf = new Map<string, (typeof phases)[number]>(phases.map((phase) => [phase.code, phase]))
const consultationOf = new Map<string, (typeof consultations)[number]>(
  consultations.map((each) => [each.code, each]),
)
const milestoneCodes = new Set<string>(milestones.map(({ code }) => code))

/**
 * The days of every entry, by code. Nothing opens nor closes on a closed day: it waits for the next free Tuesday, and an
 * opening keeps its shortest length. Milestones and meetings wait for a day on which people meet.
 * An entry whose code or anchor the template doesn't know is left out.
 */
export function resolveDates(entries: readonly Entry[], rules: CalendarRules): Map<string, Dated> {
  const known = new Map(entries.map((entry) => [entry.code, entry]))
  const done = new Map<string, Dated | null>()

  function dated(code: string): Dated | null {
    if (!done.has(code)) {
      // Met again while being computed, an entry would depend on itself: it has no day.
      done.set(code, null)
      const entry = known.get(code)
      done.set(code, entry ? place(entry) : null)
    }
    return done.get(code) ?? null
  }

  function dayOfAnchor(anchor: string): Day | null {
    if (anchor === 'launch') return rules.launchOn
    if (anchor === 'dob') return budgetDebate(dated('M7')?.endsOn)
    return milestoneCodes.has(anchor) ? (dated(anchor)?.endsOn ?? null) : null
  }

  function place(entry: Entry): Dated | null {
    const anchor = dayOfAnchor(entry.anchor)
    if (!anchor) return null
    const nominal = addDays(anchor, entry.startsAfter)
    const phase = phaseOf.get(entry.code)
    if (phase) {
      const end = typeof phase.ends === 'string' ? dated(phase.ends)?.endsOn : null
      return { startsOn: nominal, endsOn: latest(nominal, end ?? addDays(anchor, entry.endsAfter ?? 0)) }
    }
    if (consultationOf.has(entry.code)) return placeConsultation(entry, anchor)
    if (entry.code === 'M0') return { startsOn: nominal, endsOn: nominal }
    const transmitted = entry.code === 'M6' ? dated('M5')?.endsOn : null
    const earliest = transmitted ? latest(nominal, addMonths(transmitted, opinionMonths)) : nominal
    const on = meetingDay(rules.closed, earliest)
    return { startsOn: on, endsOn: on }
  }

  function placeConsultation({ code, startsAfter, endsAfter }: Entry, anchor: Day): Dated | null {
    const held = rules.held.get(code)
    if (held) return held
    const startsOn = freeDay(rules.closed, addDays(anchor, startsAfter))
    if (endsAfter === null) {
      const end = dated('P8')?.endsOn
      return end ? { startsOn, endsOn: latest(startsOn, end) } : null
    }
    const shortest = addDays(startsOn, 7 * shortestOpening[consultationOf.get(code)!.audience])
    return { startsOn, endsOn: freeDay(rules.closed, latest(addDays(anchor, endsAfter), shortest)) }
  }

  const all = entries.map(({ code }) => [code, dated(code)] as const)
  return new Map(all.filter((each): each is readonly [string, Dated] => each[1] !== null))
}

/** The first Tuesday of the February after the adoption: budget orientations are debated before the budget of April. */
function budgetDebate(adoptedOn: Day | undefined): Day | null {
  if (!adoptedOn) return null
  const year = Number(adoptedOn.slice(0, 4))
  const february = `${year}-02-01`
  return nextFreeTuesday(usualClosedDays, adoptedOn < february ? february : `${year + 1}-02-01`)
}

/** The day from which an anchor counts, once everything is dated; null where nothing dates it. */
export function anchorDay(anchor: string, dates: ReadonlyMap<string, Dated>, launchOn: Day): Day | null {
  if (anchor === 'launch') return launchOn
  if (anchor === 'dob') return budgetDebate(dates.get('M7')?.endsOn)
  return dates.get(anchor)?.endsOn ?? null
}
