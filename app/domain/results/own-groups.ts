import { territoryId } from '#app/domain/disclosure/node-ids.ts'
import type { PartitionNode } from './group-partitions.ts'

/** An employer of the démarche, with the segment it is counted in. */
export interface ReaderEmployer {
  id: string
  segment: string
}

/** Which of the published groups of one item a reader of some employers is shown: places in the tree, the territory's being 0. */
export type OwnGroups = (published: Iterable<number>) => Set<number>

/**
 * What someone limited to some employers reads of a tree (domain.md #44): the territory, the smallest published group that
 * holds each of her employers, and the groups made of her employers only.
 *
 * Nothing shown may give another employer by subtraction: where a shown group less the shown groups inside it would be one
 * other employer alone, it is left out, and when it is the territory, everything but the territory is.
 * @param tree the frozen tree, parents before children
 * @param employers those of the démarche; one whose leaf the tree doesn't name stands in the leaf of its segment
 * @param own identifiers of her employers
 */
export function ownGroups(
  tree: readonly PartitionNode[],
  employers: readonly ReaderEmployer[],
  own: ReadonlySet<string>,
): OwnGroups {
  const leaves = leavesUnder(tree)
  const members = leaves[0]!.map((leaf) => employersOf(tree[leaf]!.id, employers))
  const placeOf = new Map(leaves[0]!.map((leaf, position) => [leaf, members[position]!]))
  const employersIn = (places: readonly number[]) =>
    new Set(places.flatMap((leaf) => [...(placeOf.get(leaf) ?? [])]))

  function holds(place: number, employer: string): boolean {
    const inside = new Set(leaves[place])
    const hers = [...placeOf].filter(([, who]) => who.has(employer)).map(([leaf]) => leaf)
    return hers.length > 0 && hers.every((leaf) => inside.has(leaf))
  }

  function isOwn(place: number): boolean {
    const inside = employersIn(leaves[place]!)
    return inside.size > 0 && [...inside].every((employer) => own.has(employer))
  }

  /** What is left of a shown group once the shown groups inside it are taken away. */
  function remainder(place: number, shown: ReadonlySet<number>): Set<string> {
    const inner = new Set(
      [...shown]
        .filter((other) => other !== place && isWithin(other, place))
        .flatMap((other) => leaves[other]!),
    )
    return employersIn(leaves[place]!.filter((leaf) => !inner.has(leaf)))
  }

  function isWithin(inner: number, outer: number): boolean {
    const wide = new Set(leaves[outer])
    return leaves[inner]!.every((leaf) => wide.has(leaf))
  }

  function givesAnotherAway(place: number, shown: ReadonlySet<number>): boolean {
    const left = [...remainder(place, shown)]
    return left.length === 1 && !own.has(left[0]!)
  }

  return (published) => {
    const places = [...new Set([0, ...published])].sort((a, b) => leaves[a]!.length - leaves[b]!.length)
    const shown = new Set([0, ...places.filter(isOwn)])
    for (const employer of own) {
      const smallest = places.find((place) => holds(place, employer))
      if (smallest !== undefined) shown.add(smallest)
    }
    for (;;) {
      const unsafe = [...shown].find((place) => givesAnotherAway(place, shown))
      if (unsafe === undefined) return shown
      if (unsafe === 0) return new Set([0])
      shown.delete(unsafe)
    }
  }
}

/** The leaves under each node of the tree, by place. */
function leavesUnder(tree: readonly PartitionNode[]): number[][] {
  const places = new Map(tree.map((node, place) => [node.id, place]))
  const parents = new Set(tree.map((node) => node.parent))
  const under: number[][] = tree.map(() => [])
  tree.forEach((node, leaf) => {
    if (parents.has(node.id)) return
    for (let id: string | null = node.id; id !== null; id = tree[places.get(id)!]!.parent)
      under[places.get(id)!]!.push(leaf)
  })
  return under
}

/** Whose people a leaf counts: the employer it names, those of the segment it stands for, nobody's for « autre ». */
export function employersOf(leaf: string, employers: readonly ReaderEmployer[]): Set<string> {
  const [, segment, employer] = leaf.split('/').map(decodeURIComponent)
  if (employer?.startsWith('+')) return new Set()
  if (employer !== undefined) return new Set([employer])
  const ids = employers.filter((one) => leaf === territoryId || one.segment === segment).map(({ id }) => id)
  return new Set(ids)
}
