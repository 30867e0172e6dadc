import type { Generated } from 'kysely'

/** A phase, milestone, consultation or meeting of a démarche, by its code in the template: its days are computed when read. */
export interface CalendarEntriesTable {
  id: Generated<string>
  process_id: string
  code: string
  /** `launch`, a milestone's code, or `dob`: the day from which the two others count, in days. */
  anchor: string
  starts_after: number
  /** Null: a single day, or an end that follows from another entry. */
  ends_after: number | null
}

/** The wave that holds a planned consultation; several when one was cancelled. */
export interface PlannedWavesTable {
  wave_id: string
  entry_id: string
}

/** Days on which nothing opens nor closes: school holidays, and those of the démarche. Both ends included, YYYY-MM-DD. */
export interface ClosedPeriodsTable {
  id: Generated<string>
  process_id: string
  origin: 'own' | 'school'
  label: string
  from_on: string
  to_on: string
}
