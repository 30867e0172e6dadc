import { type ClosedDays, freeDay, meetingDay, nextFreeTuesday } from './closed-days.ts'
import { addDays, addMonths, type Day, daysBetween, latest, weekday } from './days.ts'
import { anchorDay, type Dated, type Entry, opinionMonths, resolveDates } from './resolve-dates.ts'
import {
  consultations,
  followUp,
  meetingKind,
  milestones,
  phases,
  shortestOpening,
  waitedFor,
} from './template.ts'

/** What a calendar is computed from, as read. */
export interface Movable {
  launchOn: Day
  entries: readonly Entry[]
  closed: ClosedDays
  /** Consultations of launched waves: nothing moves them. */
  held: ReadonlyMap<string, Dated>
}

export interface Move {
  code: string
  startsOn: Day
  /** Of a phase or a consultation; a milestone and a meeting are one day. */
  endsOn: Day
}

export interface Change {
  code: string
  before: Dated
  after: Dated
}

export interface Proposal extends Change {
  /** Whether it is ticked before the pilot chooses. */
  ticked: boolean
}

export interface MovePlan {
  /** What was asked, after closed days, shortest openings and legal delays. */
  moved: Change
  /** Entries that may follow; only those the pilot ticks do. */
  proposals: Proposal[]
}

export type EntryType = 'phase' | 'milestone' | 'consultation' | 'meeting'

/** What an entry is, by its code in the template. */
export function typeOf(code: string): EntryType {
  if (phases.some((each) => each.code === code)) return 'phase'
  if (milestones.some((each) => each.code === code)) return 'milestone'
  return consultations.some((each) => each.code === code) ? 'consultation' : 'meeting'
}

/**
 * Whether an entry follows another without being asked: a phase that begins on the day of a milestone, and the communication to
 * the budget debate, which is held in February.
 */
export function followsByItself(code: string): boolean {
  const phase = phases.find((each) => each.code === code)
  return code === 'M9' || (phase !== undefined && phase.anchor !== 'launch')
}

/** The milestone on whose day a phase ends. */
function endOf(code: string): string | null {
  const ends = phases.find((each) => each.code === code)?.ends
  return typeof ends === 'string' ? ends : null
}

/** Whether an entry may be moved by hand: not the consultation of a launched wave, nor a day that another entry decides. */
export function isMovable(code: string, { entries, held }: Movable): boolean {
  return entries.some((entry) => entry.code === code) && !held.has(code) && code !== 'questions'
}

/**
 * What a move makes of an entry, and of those that follow it.
 * @param today those already over do not follow
 * @returns null when nothing of that code can be moved
 */
export function planMove(calendar: Movable, move: Move, today: Day): MovePlan | null {
  const dates = resolveDates(calendar.entries, calendar)
  const before = dates.get(move.code)
  if (!before || !isMovable(move.code, calendar)) return null
  const after = settle(calendar.closed, dates, move)
  const shift = daysBetween(before.endsOn, after.endsOn) || daysBetween(before.startsOn, after.startsOn)
  const proposals = [...dates].flatMap(([code, now]): Proposal[] => {
    const mayFollow = code !== move.code && code !== endOf(move.code) && isMovable(code, calendar)
    if (!mayFollow || followsByItself(code) || meetingKind(code) === followUp.kind || code === 'M0') return []
    if (shift === 0 || now.startsOn < today) return []
    const follows = howFollows(code, now, move.code, before, after)
    if (!follows) return []
    const length = { startsOn: addDays(now.startsOn, shift), endsOn: addDays(now.endsOn, shift) }
    const then = settle(calendar.closed, dates, { code, ...length }, weekday(now.startsOn) === 2)
    return then.startsOn < today ? [] : [{ code, before: now, after: then, ticked: follows === 'usually' }]
  })
  proposals.sort((a, b) => a.before.startsOn.localeCompare(b.before.startsOn))
  return { moved: { code: move.code, before, after }, proposals }
}

/** Whether an entry comes after what moves: `usually` follows, `maybe` is only offered; null when unrelated. */
function howFollows(
  code: string,
  now: Dated,
  moved: string,
  before: Dated,
  after: Dated,
): 'usually' | 'maybe' | null {
  const type = typeOf(moved)
  if (type === 'phase') {
    const inside = now.startsOn >= before.startsOn && now.startsOn < before.endsOn
    if (inside) return before.startsOn === after.startsOn ? 'maybe' : 'usually'
    return now.startsOn >= before.endsOn && before.endsOn !== after.endsOn ? 'usually' : null
  }
  if (type === 'consultation') {
    const waits = milestones.find((milestone) => waitedFor(milestone).some((each) => each.code === moved))
    if (code === waits?.code) return after.endsOn > now.startsOn ? 'usually' : 'maybe'
    return now.startsOn >= before.endsOn ? 'maybe' : null
  }
  if (type === 'meeting') return null
  return now.startsOn >= before.endsOn ? 'usually' : null
}

/** The nearest days that respect closed days, shortest openings and the three months of the communes. */
function settle(
  closed: ClosedDays,
  dates: ReadonlyMap<string, Dated>,
  { code, startsOn, endsOn }: Move,
  tuesday = false,
): Dated {
  const type = typeOf(code)
  if (type === 'phase') {
    const end = endOf(code)
    if (!end) return { startsOn, endsOn: latest(startsOn, endsOn) }
    return {
      startsOn,
      endsOn: settle(closed, dates, { code: end, startsOn: latest(startsOn, endsOn), endsOn }).endsOn,
    }
  }
  if (type === 'consultation') {
    const free = tuesday ? nextFreeTuesday : freeDay
    const opensOn = free(closed, startsOn)
    const { audience } = consultations.find((each) => each.code === code)!
    const shortest = addDays(opensOn, 7 * shortestOpening[audience])
    return { startsOn: opensOn, endsOn: free(closed, latest(endsOn, shortest)) }
  }
  if (code === 'M0') return { startsOn, endsOn: startsOn }
  const transmitted = code === 'M6' ? dates.get('M5')?.endsOn : null
  const on = meetingDay(
    closed,
    transmitted ? latest(startsOn, addMonths(transmitted, opinionMonths)) : startsOn,
  )
  return { startsOn: on, endsOn: on }
}

export interface MovedCalendar {
  launchOn: Day
  entries: Entry[]
}

/**
 * The calendar once moved: what moved and what was chosen stand on their new days, everything else keeps its own, but for
 * what a rule moves (the three months of the communes, phases that begin and end with a milestone).
 * @param chosen codes of the proposals that follow
 */
export function applyMove(calendar: Movable, plan: MovePlan, chosen: readonly string[]): MovedCalendar {
  const before = resolveDates(calendar.entries, calendar)
  const wanted = new Map<string, Dated>([[plan.moved.code, plan.moved.after]])
  const end = endOf(plan.moved.code)
  if (end) wanted.set(end, { startsOn: plan.moved.after.endsOn, endsOn: plan.moved.after.endsOn })
  for (const { code, after } of plan.proposals) if (chosen.includes(code)) wanted.set(code, after)
  const launchOn = wanted.get('M0')?.startsOn ?? calendar.launchOn
  const entries = new Map(calendar.entries.map((entry) => [entry.code, entry]))
  const dates = () => resolveDates([...entries.values()], { ...calendar, launchOn })
  const place = (code: string, now: ReadonlyMap<string, Dated>) => {
    const entry = entries.get(code)
    const oldAnchor = entry && anchorDay(entry.anchor, before, calendar.launchOn)
    const newAnchor = entry && anchorDay(entry.anchor, now, launchOn)
    if (entry && oldAnchor && newAnchor)
      entries.set(code, recount(entry, oldAnchor, newAnchor, wanted.get(code)))
  }
  // An anchor is a milestone of a lower number: each is settled before what counts from it.
  for (const { code } of milestones) place(code, dates())
  const settled = dates()
  for (const { code } of calendar.entries) if (typeOf(code) !== 'milestone') place(code, settled)
  return { launchOn, entries: [...entries.values()] }
}

/** An entry counted from where its anchor now stands: on the days wanted, else on those it had. */
function recount(entry: Entry, oldAnchor: Day, newAnchor: Day, wanted: Dated | undefined): Entry {
  if (entry.code === 'M0' || entry.code.startsWith(`${followUp.kind}-`)) return entry
  if (wanted) {
    const startsAfter = daysBetween(newAnchor, wanted.startsOn)
    const endsAfter = entry.endsAfter === null ? null : daysBetween(newAnchor, wanted.endsOn)
    return { ...entry, startsAfter, endsAfter }
  }
  if (followsByItself(entry.code)) return entry
  const drift = daysBetween(newAnchor, oldAnchor)
  return {
    ...entry,
    startsAfter: entry.startsAfter + drift,
    endsAfter: entry.endsAfter === null ? null : entry.endsAfter + drift,
  }
}

/** Every entry whose days differ between two calendars. */
export function changesBetween(
  before: ReadonlyMap<string, Dated>,
  after: ReadonlyMap<string, Dated>,
): Change[] {
  return [...before].flatMap(([code, then]) => {
    const now = after.get(code)
    const same = !now || (now.startsOn === then.startsOn && now.endsOn === then.endsOn)
    return same ? [] : [{ code, before: then, after: now }]
  })
}
