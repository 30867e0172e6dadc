import type { TreeNode } from './group-tree.ts'
import { type Branch, joinBranches, leaf } from './internal/join-branches.ts'
import { indexTree } from './internal/tree-index.ts'
import { isJoined } from './node-ids.ts'

/**
 * Whether a tree is the one that R1 makes of its named units and their headcounts: joined two by two, the smallest first, by
 * nothing else. For whoever holds an opening record and doubts that the groups were joined blindly.
 * @param tree nodes in any order
 * @returns null when it is, else what is wrong with it
 */
export function checkTree(tree: readonly TreeNode[]): 'not-a-tree' | 'not-the-rule' | null {
  try {
    indexTree(tree)
  } catch {
    return 'not-a-tree'
  }
  const below = new Map<string | null, TreeNode[]>()
  for (const node of tree) below.set(node.parent, [...(below.get(node.parent) ?? []), node])
  const named = tree.filter(({ id }) => !isJoined(id) && below.has(id))
  return named.every((whole) => isJoinedByRule(whole, below)) ? null : 'not-the-rule'
}

/** The part of the tree between a named unit and the named units right below it. */
function isJoinedByRule(whole: TreeNode, below: Map<string | null, TreeNode[]>): boolean {
  const found: string[] = []
  const units: Branch[] = []
  const visit = (node: TreeNode) => {
    for (const child of below.get(node.id) ?? []) {
      found.push(line(child.id, node.id, child.headcount))
      if (isJoined(child.id)) visit(child)
      else units.push(leaf(child.id, child.label, child.headcount))
    }
  }
  visit(whole)
  const expected: string[] = []
  const list = (branch: Branch) => {
    for (const child of branch.children ?? []) {
      expected.push(line(child.id, branch.id, child.headcount))
      list(child)
    }
  }
  list(joinBranches(units, { id: whole.id, label: whole.label }))
  return found.sort().join('\n') === expected.sort().join('\n')
}

function line(id: string, parent: string, headcount: number): string {
  return `${id} ${parent} ${headcount}`
}
