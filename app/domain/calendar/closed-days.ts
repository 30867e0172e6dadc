import { type LocalizedText, type Translate, translator } from '#app/i18n/index.ts'
import { addDays, type Day, weekday } from './days.ts'
import { type PublicHoliday, publicHoliday } from './public-holidays.ts'

/** Windows the service proposes (domain.md §2.4). A pilot may set each aside. Both ends are included. */
export const proposedWindows = [
  { code: 'summer', yearly: true, from: '07-15', to: '08-25' },
  { code: 'year-end', yearly: true, from: '12-20', to: '01-03' },
  // Four weeks before to one week after the vote of 10 December 2026.
  { code: 'staff-elections', yearly: false, from: '2026-11-12', to: '2026-12-17' },
] as const
export type WindowCode = (typeof proposedWindows)[number]['code']

export interface ClosedPeriod {
  id: string
  origin: 'own' | 'school'
  label: string
  /** First and last closed day. */
  from: Day
  to: Day
}

export interface ClosedDays {
  /** Proposed windows that the pilot set aside. */
  lifted: readonly string[]
  /** School holidays of the démarche's zone, and its own closed periods. */
  periods: readonly ClosedPeriod[]
}

/** The proposed windows and public holidays alone. */
export const usualClosedDays: ClosedDays = { lifted: [], periods: [] }

type Reason =
  | { kind: 'window'; code: WindowCode }
  | { kind: 'holiday'; code: PublicHoliday }
  | { kind: 'period'; period: ClosedPeriod }

function reasonOf(closed: ClosedDays, day: Day): Reason | null {
  const window = proposedWindows.find(
    (each) => !closed.lifted.includes(each.code) && isWithin(each, each.yearly ? day.slice(5) : day),
  )
  if (window) return { kind: 'window', code: window.code }
  const holiday = publicHoliday(day)
  if (holiday) return { kind: 'holiday', code: holiday }
  const period = closed.periods.find(({ from, to }) => from <= day && day <= to)
  return period ? { kind: 'period', period } : null
}

function isWithin({ from, to }: { from: string; to: string }, at: string): boolean {
  return from <= to ? from <= at && at <= to : at >= from || at <= to
}

/** Whether no consultation may open nor close on a day. */
export function isClosedDay(closed: ClosedDays, day: Day): boolean {
  return reasonOf(closed, day) !== null
}

/** Why a day is closed, in words; null when it is not. */
export function closedReason(closed: ClosedDays, day: Day): LocalizedText | null {
  const reason = reasonOf(closed, day)
  if (!reason) return null
  if (reason.kind === 'period') return { fr: reason.period.label, en: reason.period.label }
  const say = (t: Translate) =>
    reason.kind === 'window' ? t(`calendar:window.${reason.code}`) : t(`calendar:holiday.${reason.code}`)
  return { fr: say(translator('fr')), en: say(translator('en')) }
}

/** The first Tuesday, from a day on, that is not closed. */
export function nextFreeTuesday(closed: ClosedDays, from: Day): Day {
  let day = addDays(from, (2 - weekday(from) + 7) % 7)
  // Whatever is written in a table of periods, the search ends: beyond ten years the rule is given up.
  for (let week = 0; isClosedDay(closed, day) && week < 520; week += 1) day = addDays(day, 7)
  return day
}

/** The day itself when it is open, else the next Tuesday that is (domain.md §2.4). */
export function freeDay(closed: ClosedDays, day: Day): Day {
  return isClosedDay(closed, day) ? nextFreeTuesday(closed, day) : day
}

/**
 * The day itself when people meet on it, else the next on which they do. Committees meet during school holidays and
 * before staff elections; nobody meets in August.
 */
export function meetingDay(closed: ClosedDays, from: Day): Day {
  const own = {
    lifted: [...closed.lifted, 'staff-elections'],
    periods: closed.periods.filter(({ origin }) => origin === 'own'),
  }
  let day = from
  for (let tries = 0; (weekday(day) > 5 || isClosedDay(own, day)) && tries < 3660; tries += 1)
    day = addDays(day, 1)
  return day
}
