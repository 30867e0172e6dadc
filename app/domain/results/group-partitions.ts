/** The part of a tree node that partitions need. */
export interface PartitionNode {
  id: string
  parent: string | null
}

/**
 * The finest groups that several partitions of one tree share: their join (disclosure.md R4, R7).
 * A node belongs to it when no partition cuts above it and at least one of them stops there.
 * @param tree parents before children
 * @param partitions ids of the groups of each, all of them covering the same root
 * @returns ids in the order of the tree
 */
export function joinPartitions(
  tree: readonly PartitionNode[],
  partitions: readonly (readonly string[])[],
): string[] {
  const cut = new Set(partitions.flat())
  const parents = new Map(tree.map((node) => [node.id, node.parent]))
  const hasCutAbove = (id: string): boolean => {
    for (let above = parents.get(id) ?? null; above !== null; above = parents.get(above) ?? null)
      if (cut.has(above)) return true
    return false
  }
  return tree.map((node) => node.id).filter((id) => cut.has(id) && !hasCutAbove(id))
}

/** Depth of each node below the root, the root being 0. @param tree parents before children */
export function nodeDepths(tree: readonly PartitionNode[]): Map<string, number> {
  const depths = new Map<string, number>()
  for (const node of tree) depths.set(node.id, node.parent === null ? 0 : (depths.get(node.parent) ?? 0) + 1)
  return depths
}
