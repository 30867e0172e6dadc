import type { CountedItem } from '#app/domain/disclosure/counted-items.ts'
import { countsHold, rowsOf, type Sums } from '#app/domain/disclosure/internal/publish-item.ts'
import type { SecondSums } from '#app/domain/disclosure/internal/publish-second.ts'
import type { TallyRow } from '#app/domain/disclosure/tally.ts'

/**
 * What R3 replaces: groups that fail are merged, and with the smallest of the others until together they hold.
 * @returns the groups shown, each as its leaves and its counts
 */
export function mergeFailing(
  state: readonly (readonly number[])[],
  { k, m }: { k: number; m: number },
): { leaves: number[]; counts: number[] }[] {
  const people = (counts: readonly number[]) => counts.reduce((sum, n) => sum + n, 0)
  const holds = (counts: readonly number[]) => people(counts) >= k && counts.every((n) => n >= m)
  const groups = state.map((counts, leaf) => ({ leaves: [leaf], counts: [...counts] }))
  const shown = groups.filter((group) => holds(group.counts))
  shown.sort((a, b) => people(a.counts) - people(b.counts) || a.leaves[0]! - b.leaves[0]!)
  const failing = groups.filter((group) => !holds(group.counts))
  if (failing.length === 0) return shown
  const join = (parts: typeof groups) => ({
    leaves: parts.flatMap((part) => part.leaves).sort((a, b) => a - b),
    counts: state[0]!.map((_, cell) => parts.reduce((sum, part) => sum + part.counts[cell]!, 0)),
  })
  let joined = join(failing)
  while (!holds(joined.counts)) {
    const smallest = shown.shift()
    if (!smallest) return []
    joined = join([joined, smallest])
  }
  return [...shown, joined]
}

/** Plain hiding: groups below k are left out, the territory and the others are shown. */
export function hideSmall(state: readonly (readonly number[])[], k: number): number[][] {
  const people = (counts: readonly number[]) => counts.reduce((sum, n) => sum + n, 0)
  const territory = state[0]!.map((_, cell) => state.reduce((sum, counts) => sum + counts[cell]!, 0))
  return [territory, ...state.map((counts) => (people(counts) >= k ? [...counts] : []))]
}

/** « Autres » for the options below m, with the smallest of the rest when that is still below m. */
export function joinRare(counts: readonly number[], m: number): string {
  const places = counts.map((_, place) => place)
  const rare = places.filter((place) => counts[place]! < m)
  const people = (some: number[]) => some.reduce((sum, place) => sum + counts[place]!, 0)
  const rest = places.filter((place) => counts[place]! >= m).sort((a, b) => counts[a]! - counts[b]! || a - b)
  const others = rare.length > 0 && people(rare) < m ? [...rare, ...rest.slice(0, 1)].sort() : rare
  const kept = places.filter((place) => !others.includes(place))
  return `${kept.map((place) => `${place}=${counts[place]}`).join(' ')} ${others.join('+')}=${people(others)}`
}

/** R8 without its bounds: the two classes of people wherever both hold. */
export function withoutBounds(
  item: CountedItem,
  sums: Sums,
  second: SecondSums,
  limits: { k: number; m: number },
): TallyRow[] {
  const { first, others } = second.dimension
  const line = (node: number) =>
    [...second.line].map((own, cell) => (node === 0 ? own : sums.table[cell]! - own))
  if (![0, 1].every((side) => countsHold(line(side), limits))) return []
  return [first, others].flatMap(({ node }, side) => rowsOf(item.code, node, 2, line(side)))
}

/** A block as R8 was first written: its answers, those of the last class, those of the first class of people. */
export interface Part {
  answers: number
  favourable: number
  first: number
}

/** x_b ∈ [max(0, f_b + s_b − n_b), min(f_b, s_b)] with Σ x_b known: exact for a block whose halves say nothing. */
export function firstRanges(parts: readonly Part[], sum: number): { min: number; max: number }[] {
  const alone = parts.map(({ answers, favourable, first }) => ({
    min: Math.max(0, favourable + first - answers),
    max: Math.min(favourable, first),
  }))
  const least = alone.reduce((total, { min }) => total + min, 0)
  const most = alone.reduce((total, { max }) => total + max, 0)
  return alone.map(({ min, max }) => ({
    min: Math.max(min, sum - (most - max)),
    max: Math.min(max, sum - (least - min)),
  }))
}

/** R8 as it was first written: these bounds, and no thought of what not splitting, or not showing, tells. */
export function withPlainBounds(
  item: CountedItem,
  parts: readonly Part[],
  sums: Sums,
  second: SecondSums,
  limits: { k: number; m: number },
): TallyRow[] {
  const certain = (people: number, { min, max }: { min: number; max: number }) =>
    people > 0 && (max === 0 || min === people || (min === max && people < limits.k))
  const told = firstRanges(parts, second.line[1]!).some(({ min, max }, place) => {
    const { answers, favourable, first } = parts[place]!
    return (
      certain(first, { min, max }) ||
      certain(answers - first, { min: favourable - max, max: favourable - min })
    )
  })
  return told ? [] : withoutBounds(item, sums, second, limits)
}
