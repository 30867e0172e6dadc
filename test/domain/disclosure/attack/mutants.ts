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
