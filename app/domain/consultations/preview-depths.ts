import { expectGroups } from '#app/domain/disclosure/expect-groups.ts'
import { groupChoices } from '#app/domain/disclosure/group-choices.ts'
import {
  buildGroupTree,
  countByLeaf,
  type DirectoryGroup,
  type TreeDepth,
  type TreeNode,
} from '#app/domain/disclosure/group-tree.ts'
import type { LocalizedText } from '#app/i18n/index.ts'
import { expectedRates } from './expected-rates.ts'

/** What a group would become: shown alone, joined to others under their common name, lost in the total, or nothing. */
export type GroupOutcome = { kind: 'alone' | 'total' | 'none' } | { kind: 'joined'; label: LocalizedText }

export interface DepthPreview {
  depth: TreeDepth
  tree: TreeNode[]
  /** Groups of the directory at this depth. */
  groups: number
  /** One for each of `expectedRates`. */
  rates: {
    rate: number
    answers: number
    /** Whether the territory itself can be shown. */
    total: boolean
    /** Groups the report would show below the total, joined ones counted once. */
    shown: number
    /** Those that stand alone. */
    alone: number
  }[]
  rows: {
    id: string
    heading: LocalizedText | null
    label: LocalizedText
    headcount: number
    outcomes: GroupOutcome[]
  }[]
}

const depths = ['segment', 'employer', 'service'] as const

/**
 * What each depth of the tree would give in the report, by the disclosure rule itself.
 * @param input.groups of the audience; none gives no preview
 * @param input.k threshold in people
 */
export function previewDepths(input: {
  territory: string
  groups: DirectoryGroup[]
  k: number
}): DepthPreview[] {
  if (input.groups.length === 0) return []
  return depths.map((depth) => previewDepth(input, depth))
}

function previewDepth(
  { territory, groups, k }: Parameters<typeof previewDepths>[0],
  depth: TreeDepth,
): DepthPreview {
  const tree = buildGroupTree({ territory: { name: { fr: territory, en: territory } }, groups, depth })
  const nodes = new Map(tree.map((node) => [node.id, node]))
  const invited = countInvited({ territory, groups, depth })
  const expected = expectedRates.map((rate) => ({ rate, ...expectGroups(tree, { rate, k, invited }) }))
  const outcome = (leaf: string, shownIn: ReadonlyMap<string, string | null>): GroupOutcome => {
    const node = nodes.get(shownIn.get(leaf) ?? '')
    if (!node) return { kind: 'none' }
    if (node.parent === null) return { kind: 'total' }
    return node.id === leaf ? { kind: 'alone' } : { kind: 'joined', label: node.label }
  }
  const rows = groupChoices(tree).flatMap(({ heading, choices }) =>
    choices.flatMap(({ id, label }) => {
      const { headcount } = nodes.get(id)!
      const outcomes = expected.map(({ shownIn }) => outcome(id, shownIn))
      // « Autre, ou je ne précise pas » is nobody's group.
      return headcount > 0 ? [{ id, heading, label, headcount, outcomes }] : []
    }),
  )
  return {
    depth,
    tree,
    groups: rows.length,
    rates: expected.map(({ rate, answers, blocks }, place) => ({
      rate,
      answers,
      total: blocks.length > 0,
      shown: blocks.length > 1 ? blocks.length : 0,
      alone: rows.filter(({ outcomes }) => outcomes[place]!.kind === 'alone').length,
    })),
    rows,
  }
}

/** Those who can be invited, by leaf: the others get no link, and can't answer. */
export function countInvited(input: {
  territory: string
  groups: readonly DirectoryGroup[]
  depth: TreeDepth
}): ReadonlyMap<string, number> {
  const groups = input.groups.map((group) => ({ ...group, headcount: group.reachable ?? group.headcount }))
  const name = { fr: input.territory, en: input.territory }
  return countByLeaf({ territory: { name }, groups, depth: input.depth })
}

/**
 * The depth to propose: the deepest at which half of the groups would stand alone at the lower rate, else segments.
 * Deeper, the report would mostly show joined groups.
 */
export function proposeDepth(previews: readonly DepthPreview[]): TreeDepth {
  const good = previews.filter(({ groups, rates }) => 2 * rates[0]!.alone >= groups)
  return good.at(-1)?.depth ?? 'segment'
}
