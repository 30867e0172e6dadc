import type { CountedItem } from '../counted-items.ts'
import type { PublishedItem } from '../published.ts'
import type { SecondDimension } from '../second-dimension.ts'
import type { TallyRow } from '../tally.ts'
import { countsHold, type Thresholds } from './publish-item.ts'
import { hasSecond } from './publish-second.ts'
import { TallyError } from './tally-error.ts'

/**
 * The two classes of the second dimension (R8), from their rows: both or none, at the last step, above the thresholds,
 * adding up to the territory.
 * @param territory its counts at the last step
 */
export function readSecond(
  item: CountedItem,
  rows: readonly TallyRow[],
  dimension: SecondDimension | null,
  territory: readonly number[],
  limits: Thresholds,
): PublishedItem['second'] {
  if (rows.length === 0) return null
  const refuse = (reason: string) => new TallyError(item.code, reason)
  if (!dimension || !hasSecond(item)) throw refuse('no second dimension')
  const last = item.ladder.at(-1)!.classes
  const read = (node: string) => {
    const counts = new Array<number>(last).fill(-1)
    for (const row of rows.filter((one) => one.node === node)) {
      if (row.step !== last || counts[row.class - 1] !== -1) throw refuse('a class of people at another step')
      if (!Number.isInteger(row.n) || row.n < 0) throw refuse('not a number of people')
      counts[row.class - 1] = row.n
    }
    if (counts.includes(-1)) throw refuse('classes of people are shown all or none')
    if (!countsHold(counts, limits)) throw refuse('below the thresholds')
    return { counts, n: counts.reduce((sum, people) => sum + people, 0) }
  }
  const [first, others] = [read(dimension.first.node), read(dimension.others.node)]
  if (rows.length !== 2 * last) throw refuse('unknown node')
  if (territory.some((people, place) => first.counts[place]! + others.counts[place]! !== people))
    throw refuse('classes of people do not add up to the territory')
  return { first, others }
}
