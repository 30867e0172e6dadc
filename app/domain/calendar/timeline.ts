import { addMonths, type Day, daysBetween } from './days.ts'
import type { Calendar } from './queries.server.ts'
import { milestones, waitedFor } from './template.ts'

/** Where something stands on the line, in percent of its length. */
export interface Bar {
  code: string
  at: number
  width: number
}

export interface TimelineRow {
  phase: Bar
  consultations: Bar[]
  /** The milestones of the phase. */
  milestones: Bar[]
}

export interface Timeline {
  rows: TimelineRow[]
  /** First days of months, every third one. */
  quarters: { on: Day; at: number }[]
  /** Null before and after the démarche. */
  today: number | null
}

/** Lays the calendar out on one line, from its first day to its last; null when there is nothing to lay out. */
export function layOutTimeline(calendar: Calendar, today: Day): Timeline | null {
  const { phases, consultations } = calendar
  const first = phases.map(({ startsOn }) => startsOn).sort()[0]
  const last = [
    ...phases.map(({ endsOn }) => endsOn),
    ...consultations.map(({ closesOn }) => closesOn),
    ...calendar.milestones.map(({ on }) => on),
  ]
    .sort()
    .at(-1)
  if (!first || !last || first >= last) return null
  const length = daysBetween(first, last)
  const at = (day: Day) => Math.round((daysBetween(first, day) / length) * 10_000) / 100
  const bar = (code: string, from: Day, to: Day): Bar => ({
    code,
    at: at(from),
    width: Math.round((at(to) - at(from)) * 100) / 100,
  })
  return {
    rows: phases.map(({ code, startsOn, endsOn }) => ({
      phase: bar(code, startsOn, endsOn),
      consultations: consultations
        .filter(({ phase }) => phase === code)
        .map((each) => bar(each.code, each.opensOn, each.closesOn)),
      milestones: calendar.milestones
        .filter(({ phase }) => phase === code)
        .map((each) => bar(each.code, each.on, each.on)),
    })),
    quarters: quartersBetween(first, last).map((on) => ({ on, at: at(on) })),
    today: today < first || today > last ? null : at(today),
  }
}

function quartersBetween(first: Day, last: Day): Day[] {
  const days: Day[] = []
  for (let day = `${first.slice(0, 4)}-01-01`; day <= last; day = addMonths(day, 3)) {
    if (day >= first) days.push(day)
  }
  return days
}

/** The consultations that close after the milestone that waits for them, by code. */
export function lateConsultations(calendar: Calendar): string[] {
  return milestones.flatMap((milestone) => {
    const on = calendar.milestones.find(({ code }) => code === milestone.code)?.on
    const waited = waitedFor(milestone).map(({ code }) => code as string)
    return calendar.consultations
      .filter(({ code, closesOn }) => on !== undefined && waited.includes(code) && closesOn > on)
      .map(({ code }) => code)
  })
}
