import type { CountedItem } from '#app/domain/disclosure/counted-items.ts'
import type { TreeNode } from '#app/domain/disclosure/group-tree.ts'
import { foldCounts, type Step } from '#app/domain/disclosure/ladders.ts'
import { isSecondClass } from '#app/domain/disclosure/node-ids.ts'
import type { TallyRow } from '#app/domain/disclosure/tally.ts'

/** What an attacker reads of one item about a set of leaves: the people of each class of a step. */
export interface Fact {
  /** Places of leaves, ascending. */
  leaves: number[]
  /** Place of the step in the ladder. */
  step: number
  counts: number[]
}

/** What she knows of one item: every leaf's number of answers, the ladder, the facts. */
export interface Knowledge {
  ladder: readonly Step[]
  sizes: number[]
  facts: Fact[]
}

export function leavesBelow(tree: readonly TreeNode[], leaves: readonly string[]): Map<string, number[]> {
  const byId = new Map(tree.map((node) => [node.id, node]))
  const below = new Map<string, number[]>(tree.map((node) => [node.id, []]))
  leaves.forEach((leaf, place) => {
    for (let node = byId.get(leaf); node; node = node.parent === null ? undefined : byId.get(node.parent))
      below.get(node.id)!.push(place)
  })
  return below
}

/** The attacker's own reading of published rows. */
export function factsOf(
  tree: readonly TreeNode[],
  leaves: readonly string[],
  item: CountedItem,
  rows: readonly TallyRow[],
): Fact[] {
  const below = leavesBelow(tree, leaves)
  const facts = new Map<string, Fact>()
  for (const row of rows) {
    if (row.question !== item.code || row.step === 0 || isSecondClass(row.node)) continue
    const step = item.ladder.findIndex(({ classes }) => classes === row.step)
    const key = `${row.node} ${row.step}`
    const fact = facts.get(key) ?? { leaves: below.get(row.node)!, step, counts: [] }
    fact.counts[row.class - 1] = row.n
    facts.set(key, fact)
  }
  return [...facts.values()]
}

/**
 * The same with the two classes of people (R8): each leaf is two, its people of the first class and its others, side by side.
 */
export function sidedFactsOf(
  tree: readonly TreeNode[],
  leaves: readonly string[],
  item: CountedItem,
  rows: readonly TallyRow[],
): Fact[] {
  const groups = factsOf(tree, leaves, item, rows).map((fact) => ({
    ...fact,
    leaves: fact.leaves.flatMap((leaf) => [2 * leaf, 2 * leaf + 1]),
  }))
  const classes = ['first', 'others'].flatMap((name, side): Fact[] => {
    const own = rows.filter(({ question, node }) => question === item.code && isSecondClass(node))
    const counts = own.filter(({ node }) => node.endsWith(`/${name}`)).map(({ n }) => n)
    const places = leaves.map((_, leaf) => 2 * leaf + side)
    return counts.length > 0 ? [{ leaves: places, step: item.ladder.length - 1, counts }] : []
  })
  return [...groups, ...classes]
}

/** Plain hiding, what products call a threshold: every node with n ≥ k, at the finest step, the others left out. */
export function hidingFacts(
  tree: readonly TreeNode[],
  leaves: readonly string[],
  truth: readonly number[][],
  k: number,
): Fact[] {
  return [...leavesBelow(tree, leaves).values()].flatMap((places) => {
    const counts = truth[0]!.map((_, cell) => places.reduce((sum, place) => sum + truth[place]![cell]!, 0))
    return counts.reduce((sum, people) => sum + people, 0) >= k ? [{ leaves: places, step: 0, counts }] : []
  })
}

export function total(counts: readonly number[]): number {
  return counts.reduce((sum, people) => sum + people, 0)
}

export function atStep(cells: readonly number[], step: Step): number[] {
  return foldCounts(cells, step)
}
