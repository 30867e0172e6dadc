import type { DirectoryGroup, TreeNode } from './group-tree.ts'
import { nodeId, territoryId, withoutServiceId } from './node-ids.ts'

/**
 * Counts groups of the directory into a tree that was frozen from it: each in its leaf, each node the sum of its two.
 * @param tree nodes in any order
 * @param groups `headcount` is what is counted
 * @returns one number for each node, or null when a group has no leaf: the directory changed since
 */
export function countByNode(
  tree: readonly TreeNode[],
  groups: readonly DirectoryGroup[],
): Map<string, number> | null {
  const byId = new Map(tree.map((node) => [node.id, node]))
  const parents = new Set(tree.map((node) => node.parent))
  const counts = new Map(tree.map(({ id }) => [id, 0]))
  for (const { segment, employer, service, headcount } of groups) {
    const own = nodeId(segment.id, employer.id)
    const deeper = service ? nodeId(segment.id, employer.id, service.id) : withoutServiceId(own)
    const leaf = [deeper, own, nodeId(segment.id), territoryId].find((id) => byId.has(id))
    if (leaf === undefined || parents.has(leaf)) return null
    for (let node = byId.get(leaf); node; node = node.parent === null ? undefined : byId.get(node.parent))
      counts.set(node.id, counts.get(node.id)! + headcount)
  }
  return counts
}
