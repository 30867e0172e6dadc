import { addDays, type Day, dayAt, weekday } from '#app/domain/calendar/days.ts'
import { publicHoliday } from '#app/domain/calendar/public-holidays.ts'

/**
 * The day from which the desk may read, at 8:00, what is written at an instant: the next one on which people work. Whoever watches
 * an office cannot tell who was writing just before a message came.
 */
export function readableFrom(writtenAt: Date): Day {
  let day = addDays(dayAt(writtenAt), 1)
  while (weekday(day) > 5 || publicHoliday(day)) day = addDays(day, 1)
  return day
}
