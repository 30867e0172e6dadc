import type { CountedItem } from '../counted-items.ts'
import type { SecondCounts } from '../counter.ts'
import { foldCounts } from '../ladders.ts'
import type { SecondDimension } from '../second-dimension.ts'
import type { TallyRow } from '../tally.ts'
import type { Cut } from './cut-tree.ts'
import { countsHold, rowsOf, type Sums, type Thresholds } from './publish-item.ts'
import { blockOf, type Half, keepsClasses } from './second-bounds.ts'
import type { TreeIndex } from './tree-index.ts'

/** The first class alone: its answers to each item in every node, and its line of the territory. */
export interface SecondSums {
  dimension: SecondDimension
  /** Of `node × items`, how many of the first class answered. */
  answers: ArrayLike<number>
  items: ReadonlyMap<string, number>
  line: SecondCounts['line']
}

/** R8 is for scales, and numbers by their ranges: what ties the options of a multiple choice would tell more of few people than these bounds. */
export function hasSecond(item: CountedItem): boolean {
  return (item.kind === 'scale' || item.kind === 'ranges') && item.tie === null
}

/**
 * R8: a question's two classes of people, for the territory, at the last step; nothing when a class does not hold or when
 * the blocks of the question would tell what somebody of a class answered.
 */
export function publishSecond(
  index: TreeIndex,
  item: CountedItem,
  cut: Cut,
  sums: Sums,
  second: SecondSums,
  limits: Thresholds,
): TallyRow[] {
  const last = item.ladder.at(-1)!
  const at = sums.at.get(item.code)!
  const countsOf = (node: number) => foldCounts(sums.table, last, node * sums.width + at)
  const first = foldCounts(second.line, last, at)
  const territory = countsOf(0)
  const people = first[0]! + first[1]!
  const sides = (favourable: number) => [
    [people - favourable, favourable],
    [territory[0]! - people + favourable, territory[1]! - favourable],
  ]
  const holds = (favourable: number) => sides(favourable).every((counts) => countsHold(counts, limits))
  const place = second.items.get(item.code)!
  const half = (node: number): Half => ({
    answers: countsOf(node).reduce((sum, people) => sum + people, 0),
    first: second.answers[node * second.items.size + place]!,
  })
  const blocks = [...cut.blocks].map((node) => {
    const children = [index.first[node]!, index.second[node]!]
    const halves = children[0] === -1 ? [half(node)] : children.map(half)
    return blockOf(halves, countsOf(node)[1]!, limits)
  })
  if (!keepsClasses(blocks, first[1]!, limits.k, holds)) return []
  const { dimension } = second
  return sides(first[1]!).flatMap((counts, side) =>
    rowsOf(item.code, [dimension.first, dimension.others][side]!.node, last.classes, counts),
  )
}
