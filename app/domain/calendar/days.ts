import { Temporal } from 'temporal-polyfill'
import { timeZone } from '#app/i18n/format.ts'

/** Days are YYYY-MM-DD: they compare as text. */
export type Day = string

/** The territory's day at an instant. */
export function dayAt(instant: Date): Day {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toString()
}

/** @param days may be negative */
export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
}

/** The same day of the month, later; the last of the month where it has no such day. */
export function addMonths(day: Day, months: number): Day {
  return Temporal.PlainDate.from(day).add({ months }).toString()
}

/** From `from` to `to`, in days. */
export function daysBetween(from: Day, to: Day): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000
}

/** 1 Monday … 7 Sunday. */
export function weekday(day: Day): number {
  return new Date(day).getUTCDay() || 7
}

export function latest(...days: Day[]): Day {
  return days.reduce((last, day) => (day > last ? day : last))
}
