/** When the software last did each of its own duties. */
export interface DutiesTable {
  name: string
  /** When it was last done to its end. */
  done_at: Date
}

/** The urns whose pilots were told that the key fails. */
export interface UrnAlertsTable {
  wave_id: string
}

/** One row, written by the first start: a demonstration never becomes a real service, nor the other way round. */
export interface InstanceTable {
  mode: 'demo' | 'live' | 'test'
  /** False while the demonstration is being made. */
  complete: boolean
}
