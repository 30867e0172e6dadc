import type { LocalizedText } from '#surveys/questionnaire.ts'
import type { TreeNode } from './group-tree.ts'
import { otherLabel, withoutOther } from './group-words.ts'
import { isJoined, isOtherLeaf, isSegment, otherLeafId } from './node-ids.ts'

export interface GroupChoice {
  /** The id of a leaf, which the ballot carries. */
  id: string
  label: LocalizedText
  /** What the ballot carries where it isn't the id: « autre » apart from the largest segment, of whose leaf it is part. */
  leaf?: string
}

/** Leaves under one heading: the employer of services, the segment of employers; null where none is needed. */
export interface GroupSection {
  heading: LocalizedText | null
  choices: GroupChoice[]
}

/**
 * The leaves a respondent picks from, in alphabetical order, « Autre, ou je ne précise pas » last.
 * A tree of one leaf has one choice, which there is no use in asking.
 * @param otherApart where pages are asked of some: « autre » is then always a choice of its own, since it is asked what everybody is
 */
export function groupChoices(tree: readonly TreeNode[], otherApart = false): GroupSection[] {
  const byId = new Map(tree.map((node) => [node.id, node]))
  const sections = new Map<string | null, GroupSection>()
  const leaves = leavesOf(tree)
  const shared = otherApart && leaves.length > 1 ? defaultLeaf(tree) : null
  const others: GroupChoice[] = []
  for (const leaf of leaves) {
    const parted = leaf.id === shared && !isOtherLeaf(leaf.id)
    const choice = { id: leaf.id, label: parted ? withoutOther(leaf.label) : leaf.label }
    if (parted) others.push({ id: otherLeafId(leaf.id), label: otherLabel, leaf: leaf.id })
    if (isOtherLeaf(leaf.id)) {
      others.push(choice)
      continue
    }
    const heading = headingOf(leaf, byId)
    const section = sections.get(heading?.id ?? null) ?? { heading: heading?.label ?? null, choices: [] }
    section.choices.push(choice)
    sections.set(heading?.id ?? null, section)
  }
  const sorted = [...sections.values()].sort((a, b) => byText(a.heading, b.heading))
  for (const section of sorted) section.choices.sort((a, b) => byText(a.label, b.label))
  return others.length > 0 ? [...sorted, { heading: null, choices: others }] : sorted
}

/**
 * The leaf of an answer that names no group: « Autre, ou je ne précise pas », or the largest segment, whose label says
 * so (R1).
 */
export function defaultLeaf(tree: readonly TreeNode[]): string {
  const leaves = leavesOf(tree)
  const other = leaves.find((leaf) => isOtherLeaf(leaf.id))
  if (other) return other.id
  const segments = leaves.filter((leaf) => isSegment(leaf.id) || leaf.parent === null)
  const largest = segments.reduce((best, leaf) =>
    leaf.headcount > best.headcount || (leaf.headcount === best.headcount && leaf.id < best.id) ? leaf : best,
  )
  return largest.id
}

function leavesOf(tree: readonly TreeNode[]): TreeNode[] {
  const parents = new Set(tree.map((node) => node.parent))
  return tree.filter((node) => !parents.has(node.id))
}

function headingOf(leaf: TreeNode, byId: Map<string, TreeNode>): TreeNode | null {
  let node = leaf.parent === null ? undefined : byId.get(leaf.parent)
  while (node && isJoined(node.id)) node = node.parent === null ? undefined : byId.get(node.parent)
  return node && node.parent !== null ? node : null
}

const french = new Intl.Collator('fr', { numeric: true })

function byText(a: LocalizedText | null, b: LocalizedText | null): number {
  return french.compare(a?.fr ?? '', b?.fr ?? '')
}
