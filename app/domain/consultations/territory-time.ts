import { Temporal } from 'temporal-polyfill'
import { timeZone } from '#app/i18n/format.ts'
import { isBlackout } from './blackouts.ts'

/** The instant of a day and hour on the territory's clock. @param day YYYY-MM-DD @param hour HH:MM */
export function toInstant(day: string, hour: string): Date {
  const zoned = Temporal.PlainDateTime.from(`${day}T${hour}`).toZonedDateTime(timeZone)
  return new Date(zoned.epochMilliseconds)
}

/** The day and hour of an instant on the territory's clock. */
export function fromInstant(instant: Date): { day: string; hour: string } {
  const zoned = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone)
  return { day: zoned.toPlainDate().toString(), hour: zoned.toPlainTime().toString().slice(0, 5) }
}

/** The territory's calendar day at an instant, YYYY-MM-DD. */
export function dayOf(instant: Date): string {
  return fromInstant(instant).day
}

/**
 * The dates proposed for a wave: it opens on a Tuesday at 9:00, a week ahead or more, and closes three weeks later at
 * 18:00, each pushed to the next Tuesday outside blackout windows (domain.md §2.4).
 */
export function proposeDates(now: Date): { opens: Date; closes: Date } {
  const soonest = Temporal.PlainDate.from(dayOf(now)).add({ days: 7 })
  const opens = nextFreeTuesday(soonest)
  const closes = nextFreeTuesday(opens.add({ weeks: 3 }))
  return { opens: toInstant(opens.toString(), '09:00'), closes: toInstant(closes.toString(), '18:00') }
}

function nextFreeTuesday(from: Temporal.PlainDate): Temporal.PlainDate {
  const tuesday = 2
  let day = from.add({ days: (tuesday - from.dayOfWeek + 7) % 7 })
  while (isBlackout(day.toString())) day = day.add({ weeks: 1 })
  return day
}
