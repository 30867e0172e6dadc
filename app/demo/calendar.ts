import { Temporal } from 'temporal-polyfill'
import { dayOf, toInstant } from '#app/domain/consultations/territory-time.ts'

/** The days of the demonstration, YYYY-MM-DD, all from the day it is made: eight months into its démarche. */
export interface DemonstrationCalendar {
  /** Preparation before the launch: the démarche, its directory, its accounts. */
  prepares: string
  launches: string
  first: WaveDays
  /** When the report of the first wave was published. */
  publishes: string
  second: WaveDays
}

export interface WaveDays {
  drafted: string
  launched: string
  /** A Tuesday, at 9:00. */
  opens: string
  /** Three weeks later, at 18:00. */
  closes: string
}

const tuesday = 2

/**
 * The built-in calendar (domain.md §2.3), moved so that the second wave opened on a Tuesday, 8 to 14 days ago: it closes in 7
 * to 13 days. The first one opened five weeks after the launch.
 */
export function demonstrationCalendar(now: Date): DemonstrationCalendar {
  const latest = Temporal.PlainDate.from(dayOf(now)).subtract({ days: 8 })
  const opens = latest.subtract({ days: (latest.dayOfWeek - tuesday + 7) % 7 })
  const launch = opens.subtract({ weeks: 33 })
  const first = launch.add({ weeks: 5 })
  return {
    prepares: launch.subtract({ weeks: 4 }).toString(),
    launches: launch.toString(),
    first: waveDays(first),
    publishes: first.add({ weeks: 4, days: 2 }).toString(),
    second: waveDays(opens),
  }
}

function waveDays(opens: Temporal.PlainDate): WaveDays {
  return {
    drafted: opens.subtract({ days: 14 }).toString(),
    launched: opens.subtract({ days: 7 }).toString(),
    opens: opens.toString(),
    closes: opens.add({ weeks: 3 }).toString(),
  }
}

export function atHour(day: string, hour: string): Date {
  return toInstant(day, hour)
}

export function daysAfter(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString()
}
