import { type CountedItem, countedItems } from '#app/domain/disclosure/counted-items.ts'
import { buildGroupTree } from '#app/domain/disclosure/group-tree.ts'
import { publishSingle, publishTied, type Sums } from '#app/domain/disclosure/internal/publish-item.ts'
import { indexTree, sumUp, type TreeIndex } from '#app/domain/disclosure/internal/tree-index.ts'
import type { TallyRow } from '#app/domain/disclosure/tally.ts'
import type { Question } from '#surveys/questionnaire.ts'
import { flatGroups, questionnaire, text } from '../fixtures.ts'
import type { View } from './enumerate.ts'

/** A small territory of segments that are leaves, by number of people, in the order of these numbers. */
export function shapeIndex(sizes: readonly number[]): { index: TreeIndex; place: number[] } {
  const tree = buildGroupTree({
    territory: { name: text('T') },
    groups: flatGroups([...sizes]),
    depth: 'segment',
  })
  const index = indexTree(tree)
  const ids = index.leaves.map((node) => index.nodes[node]!.id)
  const place = ids.map((id) => id.charCodeAt(id.length - 1) - 97)
  return { index, place }
}

export function itemsOf(question: Question): CountedItem[] {
  return countedItems(questionnaire(question))
}

/**
 * The rule itself on counts by leaf.
 * @param cellsOf the cells of one leaf: those of each item at its finest step, one item after the other
 * @param ballots of the territory; null when nothing is said of those outside the scale
 */
export function publishCells(
  { index, place }: ReturnType<typeof shapeIndex>,
  items: readonly CountedItem[],
  limits: { k: number; m: number },
  cellsOf: (leaf: number) => readonly number[],
  ballots: number | null,
): TallyRow[] {
  const width = items.reduce((sum, item) => sum + item.values.length, 0)
  const at = new Map<string, number>()
  let next = 0
  for (const item of items) {
    at.set(item.code, next)
    next += item.values.length
  }
  const table = sumUp(index, width, (leaf, out, from) => {
    const cells = cellsOf(place[leaf]!)
    for (let cell = 0; cell < width; cell++) out[from + cell] = cells[cell]!
  })
  const sums: Sums = { table, width, at, ballots }
  return items[0]!.kind === 'single'
    ? publishSingle(index, items[0]!, sums, limits)
    : publishTied(index, items, sums, limits)
}

export function asText(rows: readonly TallyRow[]): string {
  let written = ''
  for (const row of rows) written += `${row.question} ${row.node} ${row.step}.${row.class}=${row.n};`
  return written
}

/** Every step of a ladder, as a view of its finest classes. */
export function ladderViews(item: CountedItem): View[] {
  return item.ladder.map((step) => step.of)
}
