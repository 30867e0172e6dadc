import { Temporal } from 'temporal-polyfill'
import { timeZone } from '#app/i18n/format.ts'

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
