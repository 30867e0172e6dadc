import { type ClosedDays, nextFreeTuesday } from './closed-days.ts'
import { addDays, type Day, daysBetween, latest } from './days.ts'
import { anchorDay, type Dated, type Entry, resolveDates } from './resolve-dates.ts'
import {
  type Anchor,
  type ConsultationTemplate,
  consultations,
  elasticWeeks,
  followUp,
  type MilestoneTemplate,
  type Months,
  meetings,
  milestones,
  phases,
  shortestOpening,
  waitedFor,
} from './template.ts'

export interface PlanInput {
  launchOn: Day
  months: Months
  closed: ClosedDays
}

/**
 * The calendar of a new démarche: the template stretched to its length, consultations opened and closed on Tuesdays that are
 * free, each milestone after the consultations of its phase that it waits for.
 */
export function planEntries({ launchOn, months, closed }: PlanInput): Entry[] {
  const scale = elasticWeeks[months] / elasticWeeks[15]
  /** Days from an anchor; only those between launch and transmission stretch, to whole weeks. */
  const days = (anchor: Anchor, weeks: number) =>
    7 * (anchor === 'launch' && weeks > 0 ? Math.round(weeks * scale) : weeks)
  const entries: Entry[] = []
  const dates = () => resolveDates(entries, { launchOn, closed, held: new Map() })

  for (const phase of phases) {
    const startsAfter = days(phase.anchor, phase.starts)
    const endsAfter = typeof phase.ends === 'number' ? startsAfter + 7 * phase.ends : null
    entries.push({ code: phase.code, anchor: phase.anchor, startsAfter, endsAfter })
    const before = dates()
    for (const consultation of consultations.filter((each) => each.phase === phase.code)) {
      const from = anchorDay(consultation.anchor, before, launchOn)
      if (from) entries.push(planConsultation(consultation, from, days, closed))
    }
    for (const milestone of milestones.filter((each) => each.phase === phase.code)) {
      const startsAfter = days(milestone.anchor, milestone.on)
      const entry = { code: milestone.code, anchor: milestone.anchor, startsAfter, endsAfter: null }
      entries.push(waitFor(milestone, entry, dates(), launchOn))
    }
  }
  entries.push(...planMeetings(days, daysBetween(launchOn, dates().get('P8')!.endsOn)))
  return entries
}

function planConsultation(
  consultation: ConsultationTemplate,
  anchor: Day,
  days: (anchor: Anchor, weeks: number) => number,
  closed: ClosedDays,
): Entry {
  const entry = { code: consultation.code, anchor: consultation.anchor }
  const opens = days(consultation.anchor, consultation.opens)
  if (consultation.closes === null) {
    const startsOn = nextFreeTuesday(closed, addDays(anchor, opens))
    return { ...entry, startsAfter: daysBetween(anchor, startsOn), endsAfter: null }
  }
  const closes = days(consultation.anchor, consultation.closes)
  const shortest = 7 * shortestOpening[consultation.audience]
  // A shortened démarche opens earlier rather than closing after its milestone.
  const length = Math.max(closes - opens, shortest)
  const startsOn = nextFreeTuesday(closed, addDays(anchor, closes - length))
  const endsOn = nextFreeTuesday(closed, addDays(startsOn, length))
  return { ...entry, startsAfter: daysBetween(anchor, startsOn), endsAfter: daysBetween(anchor, endsOn) }
}

/** Moves a milestone after the one before it, and after the consultations of its phase that it waits for. */
function waitFor(
  milestone: MilestoneTemplate,
  entry: Entry,
  dates: ReadonlyMap<string, Dated>,
  launchOn: Day,
): Entry {
  const anchor = anchorDay(milestone.anchor, dates, launchOn)
  if (!anchor || milestone.code === 'M0') return entry
  const closings = waitedFor(milestone).map(({ code }) => dates.get(code)?.endsOn ?? '')
  const previous = dates.get(`M${Number(milestone.code[1]) - 1}`)?.endsOn ?? ''
  const earlier = milestone.phase === 'P8' ? closings : [...closings, previous]
  const on = latest(addDays(anchor, entry.startsAfter), ...earlier)
  return { ...entry, startsAfter: daysBetween(anchor, on) }
}

function planMeetings(days: (anchor: Anchor, weeks: number) => number, lastDay: number): Entry[] {
  const entries: Entry[] = []
  const add = (kind: string, place: number, anchor: Anchor, startsAfter: number) =>
    entries.push({ code: `${kind}-${place}`, anchor, startsAfter, endsAfter: null })
  for (const { kind, on } of meetings) {
    for (const [place, [anchor, weeks]] of on.entries()) add(kind, place + 1, anchor, days(anchor, weeks))
  }
  for (let place = 1, day = 7 * followUp.first; day <= lastDay; place += 1, day += 7 * followUp.every) {
    add(followUp.kind, place, 'launch', day)
  }
  return entries
}
