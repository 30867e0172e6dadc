import { type CountedItem, participationItem } from '#app/domain/disclosure/counted-items.ts'
import { isSecondClass } from '#app/domain/disclosure/node-ids.ts'
import type { TallyRow } from '#app/domain/disclosure/tally.ts'
import { atStep, type Fact, factsOf, type Knowledge, leavesBelow, sidedFactsOf, total } from './facts.ts'
import type { Organisation } from './organisations.ts'

/** Counts of an item in each leaf at the finest step: the truth the attacker is after. */
export function truthOf(
  { frame, counts }: Pick<Organisation, 'frame' | 'counts'>,
  item: CountedItem,
): number[][] {
  if (item.kind === 'participation')
    return counts.leaves.map((leaf, place) => {
      const { headcount } = frame.tree.find((node) => node.id === leaf)!
      const answered = Math.min(headcount, counts.ballots[place]!)
      return [headcount - answered, answered]
    })
  const { at, classes } = counts.items.find(({ code }) => code === item.code)!
  return counts.leaves.map((_, leaf) =>
    Array.from({ length: classes }, (_, place) => counts.table[leaf * counts.width + at + place]!),
  )
}

/** What the rows of a publication tell of each item to somebody who knows every leaf's number of answers. */
export function knowledgeOf(
  organisation: Pick<Organisation, 'frame' | 'counts'>,
  rows: readonly TallyRow[],
): Map<string, Knowledge> {
  const { frame, counts } = organisation
  const known = [...frame.items, participationItem].map((item): [string, Knowledge] => [
    item.code,
    {
      ladder: item.ladder,
      sizes: truthOf(organisation, item).map(total),
      facts: factsOf(frame.tree, counts.leaves, item, rows),
    },
  ])
  return new Map(known)
}

/** The same of one item with each leaf's people apart by class of the second dimension, when it shows its classes. */
export function sidedKnowledge(
  organisation: Omit<Organisation, 'survey'>,
  item: CountedItem,
  rows: readonly TallyRow[],
): Knowledge | null {
  const { frame, counts, sides } = organisation
  if (!rows.some(({ question, node }) => question === item.code && isSecondClass(node))) return null
  const [first, others] = sides.map((side) => truthOf({ frame, counts: side }, item).map(total))
  return {
    ladder: item.ladder,
    sizes: first!.flatMap((people, leaf) => [people, others![leaf]!]),
    facts: sidedFactsOf(frame.tree, counts.leaves, item, rows),
  }
}

/**
 * If `follow` were asked only of the unfavourable of `lead`, the number of answers of `follow` in each published node would
 * be the unfavourable count of `lead` there.
 */
export function conditionalFacts(
  { frame, counts }: Organisation,
  follow: string,
  rows: readonly TallyRow[],
  lead: Knowledge,
): Fact[] {
  const below = leavesBelow(frame.tree, counts.leaves)
  const shown = rows.filter((row) => row.question === follow && row.step === 2)
  return [...new Set(shown.map((row) => row.node))].map((node) => {
    const leaves = below.get(node)!
    const unfavourable = total(shown.filter((row) => row.node === node).map((row) => row.n))
    const answers = leaves.reduce((sum, leaf) => sum + lead.sizes[leaf]!, 0)
    return { leaves, step: lead.ladder.length - 1, counts: [unfavourable, answers - unfavourable] }
  })
}

/** The same organisation with `follow` asked only of the unfavourable of `lead`: as many answers, in the same classes' ratio. */
export function withCondition(organisation: Organisation, lead: string, follow: string): Organisation {
  const { frame, counts } = organisation
  const leadItem = frame.items.find(({ code }) => code === lead)!
  const table = counts.table.slice()
  const target = counts.items.find(({ code }) => code === follow)!
  truthOf(organisation, leadItem).forEach((cells, leaf) => {
    const [unfavourable] = atStep(cells, leadItem.ladder.at(-1)!)
    const from = leaf * counts.width + target.at
    let left = unfavourable!
    for (let turn = 0; turn < target.classes; turn++) {
      const place = from + ((turn + leaf) % target.classes)
      const people =
        turn === target.classes - 1 ? left : Math.min(left, Math.ceil(unfavourable! / target.classes))
      table[place] = people
      left -= people
    }
  })
  return { ...organisation, counts: { ...counts, table } }
}
