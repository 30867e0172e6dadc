import { participationItem } from '../counted-items.ts'
import type { Counts } from '../counter.ts'
import type { Frame } from '../frame.ts'
import type { TallyRow } from '../tally.ts'
import { publishCut, publishSingle, publishTied, type Sums } from './publish-item.ts'
import { hasSecond, publishSecond, type SecondSums } from './publish-second.ts'
import { indexTree, sumUp, type TreeIndex } from './tree-index.ts'

/** `tally` without its floor on k: only the tests that enumerate small groups call it besides. */
export function publishCounts(frame: Frame, counts: Counts): TallyRow[] {
  const index = indexTree(frame.tree)
  requireSameWave(frame, index, counts)
  const ballots = counts.ballots.reduce((sum, people) => sum + people, 0)
  if (ballots < frame.k) return []
  const line = new Map(counts.leaves.map((leaf, position) => [leaf, position]))
  const lineOf = (leaf: number) => line.get(index.nodes[index.leaves[leaf]!]!.id)!

  const answers: Sums = {
    width: counts.width,
    at: new Map(counts.items.map((item) => [item.code, item.at])),
    ballots,
    table: sumUp(index, counts.width, (leaf, out, at) => {
      const from = lineOf(leaf) * counts.width
      for (let cell = 0; cell < counts.width; cell++) out[at + cell] = counts.table[from + cell]!
    }),
  }
  const second = secondSums(frame, index, counts, lineOf)
  return [
    ...tiedItems(frame).flatMap((items) => {
      const item = items[0]!
      const sums = item.askedOf ? { ...answers, ballots: null } : answers
      if (item.kind === 'single') return publishSingle(index, item, sums, frame)
      const shown = publishCut(index, items, sums, frame)
      if (!shown) return []
      const classes =
        second && hasSecond(item) ? publishSecond(index, item, shown.cut, answers, second, frame) : []
      return [...shown.rows, ...classes]
    }),
    ...publishTied(index, [participationItem], participation(index, counts, lineOf), frame),
  ]
}

/** R10: a leaf with more ballots than people counts as full; « autre » has no headcount, so it adds nobody. */
function participation(index: TreeIndex, counts: Counts, lineOf: (leaf: number) => number): Sums {
  return {
    width: 2,
    at: new Map([[participationItem.code, 0]]),
    ballots: null,
    table: sumUp(index, 2, (leaf, out, at) => {
      const { headcount } = index.nodes[index.leaves[leaf]!]!
      const answered = Math.min(counts.ballots[lineOf(leaf)]!, headcount)
      out[at] = headcount - answered
      out[at + 1] = answered
    }),
  }
}

function secondSums(
  frame: Frame,
  index: TreeIndex,
  { items, second }: Counts,
  lineOf: (leaf: number) => number,
): SecondSums | null {
  if (!frame.second || !second) return null
  const width = items.length
  return {
    dimension: frame.second,
    items: new Map(items.map(({ code }, place) => [code, place])),
    line: second.line,
    answers: sumUp(index, width, (leaf, out, at) => {
      const from = lineOf(leaf) * width
      for (let item = 0; item < width; item++) out[at + item] = second.answers[from + item]!
    }),
  }
}

function tiedItems(frame: Frame) {
  const ties = new Map<string, typeof frame.items>()
  for (const item of frame.items) {
    const tie = item.tie ?? `alone ${item.code}`
    ties.set(tie, [...(ties.get(tie) ?? []), item])
  }
  return [...ties.values()]
}

function requireSameWave(frame: Frame, index: TreeIndex, counts: Counts): void {
  const leaves = index.leaves.map((node) => index.nodes[node]!.id)
  const sameLeaves =
    counts.leaves.length === leaves.length && leaves.every((leaf) => counts.leaves.includes(leaf))
  const sameItems =
    counts.items.length === frame.items.length &&
    frame.items.every(
      ({ code, values }, place) =>
        counts.items[place]!.code === code && counts.items[place]!.classes === values.length,
    )
  const sameSecond = (frame.second === null) === (counts.second === null)
  if (!sameLeaves || !sameItems || !sameSecond) throw new Error('disclosure.other-wave')
}
