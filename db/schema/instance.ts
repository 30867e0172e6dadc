import type { Generated } from 'kysely'

/** When the software last did each of its own duties. */
export interface DutiesTable {
  name: string
  /** When it was last done to its end. */
  done_at: Date
}

/** The waves whose pilots were told that a key fails: that of the urn, or that of the links. */
export interface UrnAlertsTable {
  wave_id: string
  key: Generated<'urn' | 'link'>
}

/** One row, written by the first start: a demonstration never becomes a real service, nor the other way round. */
export interface InstanceTable {
  mode: 'demo' | 'live' | 'test'
  /** False while the demonstration is being made. */
  complete: boolean
}
