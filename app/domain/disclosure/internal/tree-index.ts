import type { TreeNode } from '../group-tree.ts'
import { isSegment } from '../node-ids.ts'

/** A tree by number, so that counting and cutting it need no look-up by id. Nodes are in pre-order: the root is 0. */
export interface TreeIndex {
  nodes: readonly TreeNode[]
  parent: Int32Array
  /** First and second child; −1 for a leaf. */
  first: Int32Array
  second: Int32Array
  /** Nodes that are segments. */
  segment: readonly boolean[]
  leaves: readonly number[]
  position: ReadonlyMap<string, number>
}

/**
 * @param tree nodes in any order
 * @throws Error when it is not one binary tree with unique ids and headcounts that add up
 */
export function indexTree(tree: readonly TreeNode[]): TreeIndex {
  const children = new Map<string | null, TreeNode[]>()
  for (const node of tree) children.set(node.parent, [...(children.get(node.parent) ?? []), node])
  const roots = children.get(null) ?? []
  if (roots.length !== 1) throw new Error('A group tree has one root')
  const nodes: TreeNode[] = []
  const visit = (node: TreeNode) => {
    nodes.push(node)
    const below = (children.get(node.id) ?? []).sort((a, b) => (a.id < b.id ? -1 : 1))
    if (below.length !== 0 && below.length !== 2) throw new Error('A node of a group tree has two children')
    if (below.length === 2 && below[0]!.headcount + below[1]!.headcount !== node.headcount)
      throw new Error('Headcounts of a group tree add up')
    below.forEach(visit)
  }
  visit(roots[0]!)
  const position = new Map(nodes.map((node, index) => [node.id, index]))
  if (position.size !== tree.length || nodes.length !== tree.length)
    throw new Error('A group tree has unique ids and no loop')
  return numbered(nodes, position)
}

function numbered(nodes: TreeNode[], position: Map<string, number>): TreeIndex {
  const first = new Int32Array(nodes.length).fill(-1)
  const second = new Int32Array(nodes.length).fill(-1)
  const parent = new Int32Array(nodes.length).fill(-1)
  nodes.forEach((node, index) => {
    if (node.parent === null) return
    const above = position.get(node.parent)!
    parent[index] = above
    if (first[above] === -1) first[above] = index
    else second[above] = index
  })
  return {
    nodes,
    parent,
    first,
    second,
    segment: nodes.map((node) => isSegment(node.id)),
    leaves: nodes.flatMap((_, index) => (first[index] === -1 ? [index] : [])),
    position,
  }
}

/**
 * Counts of every node, from those of the leaves.
 * @param width numbers per node
 * @param ofLeaf writes the numbers of the nth leaf of `index.leaves` into `out` at `at`
 */
export function sumUp(
  index: TreeIndex,
  width: number,
  ofLeaf: (leaf: number, out: Float64Array, at: number) => void,
): Float64Array {
  const sums = new Float64Array(index.nodes.length * width)
  index.leaves.forEach((node, leaf) => {
    ofLeaf(leaf, sums, node * width)
  })
  for (let node = index.nodes.length - 1; node > 0; node--) {
    const above = index.parent[node]! * width
    for (let cell = 0; cell < width; cell++) sums[above + cell]! += sums[node * width + cell]!
  }
  return sums
}
