import {
  type ClosedDays,
  closedReason,
  isClosedDay,
  nextFreeTuesday,
} from '#app/domain/calendar/closed-days.ts'
import { addDays, type Day, daysBetween, weekday } from '#app/domain/calendar/days.ts'
import type { LocalizedText } from '#app/i18n/index.ts'

/** Why a proposed day is not the one that was planned. */
export interface MovedDate {
  end: 'opens' | 'closes'
  /** The planned day is past · it is no Tuesday · it is closed · the opening would be too short. */
  why: 'past' | 'weekday' | 'closed' | 'shortest'
  /** The day that doesn't do. */
  day: Day
  /** The closed period, when that is the reason. */
  because: LocalizedText | null
}

export interface ProposedDates {
  opensOn: Day
  closesOn: Day
  moved: MovedDate[]
}

/** The preferred hours (domain.md §2.4), on the territory's clock. */
export const preferredHours = { opens: '09:00', closes: '18:00' } as const

const tuesday = 2
/** Without a plan there is time to write to people and to read again, in days. */
const unplannedNotice = 7

/**
 * The days proposed for a wave (domain.md §2.4): a Tuesday to open, from tomorrow on; at least the shortest opening of its
 * audience; neither on a closed day.
 * @param planned what the calendar of the démarche plans, if it does
 * @param shortest days of opening, from 1 on
 */
export function proposeDates(input: {
  today: Day
  closed: ClosedDays
  shortest: number
  planned: { opensOn: Day; closesOn: Day } | null
}): ProposedDates {
  const { today, closed, shortest, planned } = input
  const moved: MovedDate[] = []
  const soonest = addDays(today, planned ? 1 : unplannedNotice)
  let opensOn = planned?.opensOn ?? soonest
  if (opensOn < soonest) {
    moved.push({ end: 'opens', why: 'past', day: opensOn, because: null })
    opensOn = soonest
  } else if (planned && weekday(opensOn) !== tuesday) {
    moved.push({ end: 'opens', why: 'weekday', day: opensOn, because: null })
  }
  opensOn = addDays(opensOn, (tuesday - weekday(opensOn) + 7) % 7)
  opensOn = outOfClosedDays(closed, opensOn, 'opens', moved)

  const length = planned ? daysBetween(planned.opensOn, planned.closesOn) : shortest
  let closesOn = addDays(opensOn, length)
  if (length < shortest) {
    moved.push({ end: 'closes', why: 'shortest', day: closesOn, because: null })
    closesOn = addDays(opensOn, shortest)
  }
  return { opensOn, closesOn: outOfClosedDays(closed, closesOn, 'closes', moved), moved }
}

function outOfClosedDays(closed: ClosedDays, day: Day, end: MovedDate['end'], moved: MovedDate[]): Day {
  if (!isClosedDay(closed, day)) return day
  moved.push({ end, why: 'closed', day, because: closedReason(closed, day) })
  return nextFreeTuesday(closed, day)
}
