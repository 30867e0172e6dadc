import type { Questionnaire } from '#surveys/questionnaire.ts'
import { createCounter } from './counter.ts'
import { createFrame } from './frame.ts'
import type { TreeNode } from './group-tree.ts'
import { readTallies } from './read-tallies.ts'
import { tally } from './tally.ts'

/** What a share of answers would let a report show of a question, group by group. */
export interface ExpectedGroups {
  /** People expected to answer, of the whole tree. */
  answers: number
  /** By leaf: the node it would be shown in, alone or with others; null where nothing is shown, not even the territory. */
  shownIn: ReadonlyMap<string, string | null>
  /** The nodes that would be shown as groups, in the order of the tree. */
  blocks: readonly string[]
}

/** A question to which opinions are evenly divided: what is left to decide is the number of answers. */
const question: Questionnaire = {
  themes: [],
  questions: [
    {
      code: 'Q',
      title: { fr: '', en: '' },
      theme: null,
      kind: 'scale',
      points: 5,
      labels: [],
      outside: null,
    },
  ],
}

/**
 * Runs the rule itself (R2, R3) on the answers that a response rate would bring in each group, so that the pilot knows
 * before sending which groups will be joined. Real answers differ from group to group: it is an estimate, and said so.
 * @param tree as the launch would freeze it
 * @param rate between 0 and 1 of those who can be invited, the same in every group
 * @param invited who can be invited, by leaf; everybody of its headcount without it
 * @param k threshold in people
 */
export function expectGroups(
  tree: TreeNode[],
  { rate, k, invited }: { rate: number; k: number; invited?: ReadonlyMap<string, number> | undefined },
): ExpectedGroups {
  const leaves = leavesOf(tree)
  const answers = spread(
    leaves.map(({ id, headcount }) => (invited ? (invited.get(id) ?? 0) : headcount)),
    rate,
  )
  const counter = createCounter(question, tree)
  leaves.forEach((leaf, place) => {
    for (let person = 0; person < answers[place]!; person++) counter.add(leaf.id, { Q: person % 2 ? 4 : 2 })
  })
  const frame = createFrame({ questionnaire: question, tree, k })
  const item = readTallies(frame, tally(frame, counter.counts())).items[0]!
  const blocks = item.nodes.filter(({ block }) => block).map(({ node }) => node)
  const shown = new Set(blocks)
  const parents = new Map(tree.map(({ id, parent }) => [id, parent]))
  const shownIn = new Map<string, string | null>()
  for (const { id } of leaves) {
    let node: string | null = id
    while (node !== null && !shown.has(node)) node = parents.get(node) ?? null
    shownIn.set(id, node)
  }
  return { answers: answers.reduce((sum, people) => sum + people, 0), shownIn, blocks }
}

/** Whole people whose sum is the rate of the whole: the largest remainders get one more (ties: the first leaf). */
function spread(people: readonly number[], rate: number): number[] {
  const quotas = people.map((some) => some * rate)
  const answers = quotas.map(Math.floor)
  const total = Math.round(rate * people.reduce((sum, some) => sum + some, 0))
  const missing = total - answers.reduce((sum, some) => sum + some, 0)
  const byRemainder = quotas
    .map((quota, place) => ({ place, remainder: quota - answers[place]! }))
    .sort((a, b) => b.remainder - a.remainder || a.place - b.place)
  for (const { place } of byRemainder.slice(0, missing)) answers[place]! += 1
  return answers
}

function leavesOf(tree: readonly TreeNode[]): TreeNode[] {
  const parents = new Set(tree.map(({ parent }) => parent))
  return tree.filter(({ id }) => !parents.has(id))
}
