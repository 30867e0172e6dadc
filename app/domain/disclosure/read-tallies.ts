import { type Frame, requireThresholds } from './frame.ts'
import { readRows } from './internal/read-rows.ts'
import type { Published } from './published.ts'
import type { TallyRow } from './tally.ts'

export { TallyError } from './internal/tally-error.ts'

/**
 * Reads the rows of a wave back and checks them against what its launch froze: known items, nodes, steps and classes;
 * thresholds (R2); blocks that make a cut of the tree and add up to the territory (R3, R5); ties (R1).
 * So a row added or altered in the database stops the report rather than entering it.
 * @param rows in any order
 * @throws TallyError naming the item, when a row is not one the rule could have written
 * @throws Error when the frame is below the rule's floor
 */
export function readTallies(frame: Frame, rows: readonly TallyRow[]): Published {
  requireThresholds(frame)
  return readRows(frame, rows)
}
