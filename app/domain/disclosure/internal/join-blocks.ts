import type { LocalizedText } from '#surveys/questionnaire.ts'
import type { TreeNode } from '../group-tree.ts'
import { joinedLabel } from '../group-words.ts'
import { isJoined, isOtherLeaf } from '../node-ids.ts'
import type { ClassCounts } from '../published.ts'
import { indexTree, type TreeIndex } from './tree-index.ts'

/** A partition of one wave's people: nodes of its tree that cover it, none within another. */
export interface Partition {
  wave: number
  nodes: readonly string[]
}

/** Nodes of each wave that hold the same units; empty where a wave has none of them. */
export interface JoinedBlock {
  /** Of the newest wave that has it. */
  label: LocalizedText
  /** By wave, the ids of a partition's nodes; of every partition of that wave. */
  nodes: ReadonlySet<string>[]
  /** The directory's groups are not the same in every wave: some came, went, or were divided. */
  changed: boolean
}

/** A tree made ready to be compared; once for a wave, whatever the number of questions. */
export interface ComparedTree {
  index: TreeIndex
  /** For each node, the units it joins: itself, unless it was made by joining others. */
  units: ReadonlyMap<string, readonly string[]>
  /** Leaves below each node, by its place. */
  leaves: Int32Array
  /** Paths above each unit, the nearest first. */
  above: ReadonlyMap<string, readonly string[]>
}

/** A joined node's name only tells its smallest unit: in another wave it may join others. So nodes are matched by their units. */
export function comparedTree(tree: readonly TreeNode[]): ComparedTree {
  const index = indexTree(tree)
  const units = new Map<string, readonly string[]>()
  const leaves = new Int32Array(index.nodes.length)
  for (let node = index.nodes.length - 1; node >= 0; node--) {
    const { id } = index.nodes[node]!
    const below = isJoined(id) ? [index.first[node]!, index.second[node]!] : []
    const joined = below.flatMap((child) => units.get(index.nodes[child]!.id)!)
    units.set(id, joined.length > 0 ? joined : [id])
    leaves[node] = index.first[node] === -1 ? 1 : leaves[index.first[node]!]! + leaves[index.second[node]!]!
  }
  const above = new Map(index.nodes.map(({ id }) => [id, aboveOf(id)]))
  return { index, units, leaves, above }
}

/**
 * The finest groups that are unions of nodes of every partition: the join of the partitions (R7). Units are matched by their
 * stable ids, a unit with what stands below it, since a wave may have gone deeper than another.
 * @returns in the order of the newest tree, then what only older ones have
 */
export function joinBlocks(trees: readonly ComparedTree[], partitions: readonly Partition[]): JoinedBlock[] {
  const groups = createGroups()
  const placed = partitions.flatMap(({ wave, nodes }) =>
    nodes.map((node) => ({ wave, node, units: trees[wave]!.units.get(node)! })),
  )
  const known = new Set(placed.flatMap(({ units }) => units))
  for (const { wave, units } of placed)
    for (const unit of units) {
      groups.join(units[0]!, unit)
      for (const above of trees[wave]!.above.get(unit)!) if (known.has(above)) groups.join(unit, above)
    }
  const blocks = new Map<string, ReadonlySet<string>[]>()
  for (const { wave, node, units } of placed) {
    const root = groups.rootOf(units[0]!)
    const nodes = blocks.get(root) ?? trees.map(() => new Set<string>())
    ;(nodes[wave] as Set<string>).add(node)
    blocks.set(root, nodes)
  }
  const waves = trees.map((_, wave) => wave).filter((wave) => partitions.some((one) => one.wave === wave))
  return [...blocks.values()]
    .map((nodes) => ({ nodes, ...describe(trees, waves, nodes) }))
    .sort((a, b) => b.wave - a.wave || a.place - b.place)
    .map(({ nodes, label, changed }) => ({ nodes, label, changed }))
}

function describe(
  trees: readonly ComparedTree[],
  waves: readonly number[],
  nodes: readonly ReadonlySet<string>[],
) {
  const wave = waves.findLast((one) => nodes[one]!.size > 0)!
  const own = outermost(trees[wave]!, nodes[wave]!)
  return { wave, place: own[0]!, label: nameOf(trees[wave]!, own), changed: !sameUnits(trees, waves, nodes) }
}

/** Places of the nodes that no other holds, in the order of the tree: one question may have stopped where another went on. */
function outermost({ index, leaves }: ComparedTree, nodes: ReadonlySet<string>): number[] {
  let end = -1
  return [...nodes]
    .map((id) => index.position.get(id)!)
    .sort((a, b) => a - b)
    .filter((node) => {
      if (node < end) return false
      end = node + 2 * leaves[node]! - 1
      return true
    })
}

/** The node that holds exactly these, or what they join. */
function nameOf({ index, units, leaves }: ComparedTree, own: readonly number[]): LocalizedText {
  const held = own.reduce((sum, node) => sum + leaves[node]!, 0)
  let whole = own[0]!
  while (leaves[whole]! < held) whole = index.parent[whole]!
  // Nodes are in pre-order: below one stand the 2 × leaves − 1 that follow it.
  const isWithin = (node: number) => node >= whole && node < whole + 2 * leaves[whole]! - 1
  if (leaves[whole] === held && own.every(isWithin)) return index.nodes[whole]!.label
  const names = own.flatMap((node) => units.get(index.nodes[node]!.id)!)
  return joinedLabel(
    names
      .map((id) => index.nodes[index.position.get(id)!]!)
      .sort((a, b) => b.headcount - a.headcount || (a.id < b.id ? -1 : 1))
      .map(({ label }) => label),
  )
}

function leavesBelow(index: TreeIndex, nodes: ReadonlySet<string>): string[] {
  const found: string[] = []
  const visit = (node: number) => {
    if (index.first[node] === -1) found.push(index.nodes[node]!.id)
    else {
      visit(index.first[node]!)
      visit(index.second[node]!)
    }
  }
  for (const id of nodes) visit(index.position.get(id)!)
  return found
}

/** Whether each group of one wave is, or is part of, or holds, a group of every other. */
function sameUnits(
  trees: readonly ComparedTree[],
  waves: readonly number[],
  nodes: readonly ReadonlySet<string>[],
): boolean {
  const named = waves.map((wave) =>
    leavesBelow(trees[wave]!.index, nodes[wave]!).filter((id) => !isOtherLeaf(id)),
  )
  const [first, ...others] = named.map((ids) => ids.join('\n'))
  if (others.every((ids) => ids === first)) return true
  const aboveIn = (place: number, id: string) => trees[waves[place]!]!.above.get(id)!
  const reach = named.map((ids, place) => ({
    own: new Set(ids),
    above: new Set(ids.flatMap((id) => aboveIn(place, id))),
  }))
  return named.every((ids, place) =>
    reach.every(({ own, above }) =>
      ids.every((id) => own.has(id) || above.has(id) || aboveIn(place, id).some((one) => own.has(one))),
    ),
  )
}

/** `territory/a/b` → `territory/a`, `territory`. */
function aboveOf(id: string): string[] {
  const parts = id.split('/')
  return parts.slice(1).map((_, place) => parts.slice(0, parts.length - 1 - place).join('/'))
}

/** Counts of what stands together. */
export function sumCounts(parts: readonly ClassCounts[]): ClassCounts {
  return {
    counts: parts[0]!.counts.map((_, place) => parts.reduce((sum, { counts }) => sum + counts[place]!, 0)),
    n: parts.reduce((sum, { n }) => sum + n, 0),
  }
}

/** Groups of things that grow by being joined. */
function createGroups() {
  const above = new Map<string, string>()
  const rootOf = (id: string): string => {
    let root = id
    for (let next = above.get(root); next !== undefined; next = above.get(root)) root = next
    if (root !== id) above.set(id, root)
    return root
  }
  return {
    rootOf,
    join(a: string, b: string): void {
      const [one, two] = [rootOf(a), rootOf(b)]
      if (one !== two) above.set(one, two)
    },
  }
}
