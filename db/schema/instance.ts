/** One row, written by the first start: a demonstration never becomes a real service, nor the other way round. */
export interface InstanceTable {
  mode: 'demo' | 'live' | 'test'
  /** False while the demonstration is being made. */
  complete: boolean
}
