import { addDays, addMonths, type Day } from '#app/domain/calendar/days.ts'

/** How long the directory and the state of sendings are kept after the end of a démarche, in days. */
export const directoryDays = 30
/** How long comments are, in months (domain.md §5: durations). */
export const commentMonths = 12
/** How long concerns and their threads are, in months (same source). */
export const concernMonths = 6
/** How long before, in days, « Aujourd’hui » warns. */
export const warningDays = 30

export interface Retention {
  /** The end of the démarche. */
  endsOn: Day
  /** From this day on the directory, and the state of sendings, are erased. */
  directoryOn: Day
  /** From this day on concerns are. */
  concernsOn: Day
  /** From this day on comments are. */
  commentsOn: Day
}

/**
 * When what a démarche keeps of people is erased. It ends the day it was archived or the last day of its calendar, whichever
 * came first: a démarche that nobody archives ends too, and one that is opened again ends as its calendar says.
 * @param archivedOn null while it isn't archived
 * @param calendarEndsOn the last day of its calendar, moved dates included
 */
export function retentionOf({
  archivedOn,
  calendarEndsOn,
}: {
  archivedOn: Day | null
  calendarEndsOn: Day
}): Retention {
  const endsOn = archivedOn !== null && archivedOn < calendarEndsOn ? archivedOn : calendarEndsOn
  return {
    endsOn,
    directoryOn: addDays(endsOn, directoryDays),
    concernsOn: addMonths(endsOn, concernMonths),
    commentsOn: addMonths(endsOn, commentMonths),
  }
}
