import type { CountedItem } from '../counted-items.ts'
import { foldCounts, type Step } from '../ladders.ts'
import type { TallyRow } from '../tally.ts'
import { cutOptions } from './cut-options.ts'
import { allSegments, type Cut, cutTree, segmentStep, segmentsOf } from './cut-tree.ts'
import type { TreeIndex } from './tree-index.ts'

export interface Thresholds {
  k: number
  m: number
}

/** Counts of every node at the finest step of each item: node × width, an item's cells from `at`. */
export interface Sums {
  table: ArrayLike<number>
  width: number
  at: ReadonlyMap<string, number>
  /** Ballots of the wave; null where answers outside the scale are not said (participation, a question asked of some). */
  ballots: number | null
}

/** R2: a node holds when it has at least k answers and at least m people in each class. */
export function countsHold(counts: readonly number[], { k, m }: Thresholds): boolean {
  let answers = 0
  for (const people of counts) {
    if (people < m) return false
    answers += people
  }
  return answers >= k
}

/** R2 and R3 for items that share one partition (a tie), or for one item alone. */
export function publishTied(
  index: TreeIndex,
  items: readonly CountedItem[],
  sums: Sums,
  limits: Thresholds,
): TallyRow[] {
  return publishCut(index, items, sums, limits)?.rows ?? []
}

/** The same with the partition itself. @returns null when nothing is shown */
export function publishCut(
  index: TreeIndex,
  items: readonly CountedItem[],
  sums: Sums,
  limits: Thresholds,
): { cut: Cut; rows: TallyRow[] } | null {
  const ladder = items[0]!.ladder
  const last = ladder.length - 1
  const at = items.map((item) => sums.at.get(item.code)!)
  const countsAt = (item: number, node: number, step: number) =>
    foldCounts(sums.table, items[item]!.ladder[step]!, node * sums.width + at[item]!)
  const holds = (node: number, step: number) =>
    items.every((_, item) => countsHold(countsAt(item, node, step), limits))

  const split = items.every(({ askedOf }) => askedOf === undefined)
  const cut = cutTree(index, (node) => (node === 0 || split) && holds(node, last))
  if (!cut) return null
  const finest = ladder.findIndex((_, step) => holds(0, step))
  const three = segmentStep(ladder)
  const segments = three === -1 ? [] : segmentsOf(index, cut)
  const inThree = segments.length > 1 && segments.every((node) => holds(node, three)) ? segments : []

  const shown = items.flatMap((item, position) => {
    const rows = (node: number, step: number) =>
      rowsOf(item.code, index.nodes[node]!.id, ladder[step]!.classes, countsAt(position, node, step))
    return [
      ...outsideRow(item.code, index, sums, countsAt(position, 0, 0)),
      ...(finest < last ? rows(0, finest) : []),
      ...inThree.flatMap((node) => rows(node, three)),
      ...cut.reached.flatMap((node) => rows(node, last)),
    ]
  })
  return { cut, rows: shown }
}

/** R1 and R3 for one choice among several: options cut into runs, segments when all hold, and the tree stops there. */
export function publishSingle(
  index: TreeIndex,
  item: CountedItem,
  sums: Sums,
  limits: Thresholds,
): TallyRow[] {
  const at = sums.at.get(item.code)!
  const full = item.ladder[0]!
  const countsAt = (node: number, step: Step) => foldCounts(sums.table, step, node * sums.width + at)
  const territory = countsAt(0, full)
  const { step, starts } = cutOptions(territory, limits.m)
  const holds = (node: number) => countsHold(countsAt(node, step), limits)
  if (step.classes < 2 || !holds(0)) return []
  const segments = allSegments(index)
  const shown = !item.askedOf && segments.every(holds) ? [0, ...segments] : [0]
  const classes = starts.map((place) => place + 1)
  return [
    ...outsideRow(item.code, index, sums, territory),
    ...shown.flatMap((node) =>
      rowsOf(item.code, index.nodes[node]!.id, full.classes, countsAt(node, step), classes),
    ),
  ]
}

function outsideRow(question: string, index: TreeIndex, sums: Sums, counts: readonly number[]): TallyRow[] {
  if (sums.ballots === null) return []
  const answers = counts.reduce((sum, people) => sum + people, 0)
  return [{ question, node: index.nodes[0]!.id, step: 0, class: 0, n: sums.ballots - answers }]
}

/** The rows of a node at a step. @param classes numbers of the classes, when they are not 1, 2, 3… */
export function rowsOf(
  question: string,
  node: string,
  step: number,
  counts: readonly number[],
  classes?: readonly number[],
): TallyRow[] {
  return counts.map((n, place) => ({ question, node, step, class: classes?.[place] ?? place + 1, n }))
}
