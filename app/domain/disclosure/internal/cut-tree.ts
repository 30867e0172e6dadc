import type { TreeIndex } from './tree-index.ts'

/** The part of the tree that R3 shows: nodes reached from the root, in pre-order; those it does not go below are blocks. */
export interface Cut {
  reached: readonly number[]
  blocks: ReadonlySet<number>
}

/**
 * R3: from the territory down, a node is replaced by its two children if and only if both hold. Which child failed
 * decides nothing: merging the one that failed with another would tell that it failed, and so what it answered.
 * @param holds whether a node holds at the last step (for tied items: whether every one does)
 * @returns null when the territory does not hold
 */
export function cutTree(index: TreeIndex, holds: (node: number) => boolean): Cut | null {
  if (!holds(0)) return null
  const reached: number[] = []
  const blocks = new Set<number>()
  const visit = (node: number) => {
    reached.push(node)
    const first = index.first[node]!
    const second = index.second[node]!
    if (first === -1 || !holds(first) || !holds(second)) {
      blocks.add(node)
      return
    }
    visit(first)
    visit(second)
  }
  visit(0)
  return { reached, blocks }
}

/**
 * The segments that a cut reached, and the blocks in which the others stand unsplit (R3): together the whole territory.
 * @returns nodes in pre-order; only the root when the territory was not split at all
 */
export function segmentsOf(index: TreeIndex, cut: Cut): number[] {
  const found: number[] = []
  const visit = (node: number) => {
    if (index.segment[node] || cut.blocks.has(node)) {
      found.push(node)
      return
    }
    visit(index.first[node]!)
    visit(index.second[node]!)
  }
  visit(0)
  return found
}

/**
 * The step at which segments are shown besides: the one of three classes, when it is finer than the last (R3).
 * @returns its place in the ladder, or −1
 */
export function segmentStep(ladder: readonly { classes: number }[]): number {
  const place = ladder.findIndex((step) => step.classes === 3)
  return place < ladder.length - 1 ? place : -1
}

/** The nodes that are segments, whatever was answered. */
export function allSegments(index: TreeIndex): number[] {
  return index.nodes.flatMap((_, node) => (index.segment[node] ? [node] : []))
}
