import { addDays, type Day, weekday } from '#app/domain/calendar/days.ts'
import { publicHoliday } from '#app/domain/calendar/public-holidays.ts'
import type { ReminderKind } from '#db/schema/wave-life.ts'
import { dayOf, toInstant } from './territory-time.ts'

/** In the order in which they leave. */
export const reminderKinds = ['reminder_7', 'reminder_3'] as const satisfies readonly ReminderKind[]

/** The hour at which a planned reminder leaves, on the territory's clock. */
const reminderHour = '09:00'

export interface ReminderDates {
  reminder_7: Date | null
  reminder_3: Date | null
}

/**
 * When the two reminders leave (domain.md §2.4: J+7, J−3), at nine on the territory's clock, on a working day: the first a week
 * after the opening or the next working day, the second three days before the close or the working day before.
 * @returns null for a reminder that a short opening leaves no room for
 */
export function reminderDates({ opensAt, closesAt }: { opensAt: Date; closesAt: Date }): ReminderDates {
  const first = toInstant(workingDay(addDays(dayOf(opensAt), 7), 1), reminderHour)
  const second = toInstant(workingDay(addDays(dayOf(closesAt), -3), -1), reminderHour)
  const reminder_3 = second > opensAt && second < closesAt ? second : null
  const reminder_7 = first < closesAt && (reminder_3 === null || first < reminder_3) ? first : null
  return { reminder_7, reminder_3 }
}

function workingDay(from: Day, step: 1 | -1): Day {
  let day = from
  while (weekday(day) > 5 || publicHoliday(day)) day = addDays(day, step)
  return day
}
