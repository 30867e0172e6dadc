import type { Counts } from './counter.ts'
import { type Frame, requireThresholds } from './frame.ts'
import { publishCounts } from './internal/publish-counts.ts'

/** A number that may be written: a row of the table `tallies`, the only source of every report (R4). */
export interface TallyRow {
  /** Code of a counted item, or `participation`. */
  question: string
  node: string
  /** Number of classes of the step; 0: answers outside the scale, for the territory only. */
  step: number
  /** From 1 in the order of the scale; of a single choice the place of the first option joined; 0 outside. */
  class: number
  n: number
}

/**
 * What of a wave's counts may be shown: R2, R3 and R10 applied to each item of the frame, at close, once (R6).
 * Fewer ballots than k: nothing, not even participation.
 * @returns rows of published nodes only (R5), in the order of the items; no row where an item may not be shown
 * @throws Error when the frame is below the rule's floor, or the counts are those of another wave
 */
export function tally(frame: Frame, counts: Counts): TallyRow[] {
  requireThresholds(frame)
  return publishCounts(frame, counts)
}
