import { coarsen } from '#app/domain/disclosure/ladders.ts'
import type { Fact, Knowledge } from './facts.ts'

/** A set of leaves of which the attacker knows counts, within the smallest such set around it. */
interface KnownSet {
  leaves: number[]
  people: number
  /** Counts by step, the finest first; undefined where it is not known. */
  at: (number[] | undefined)[]
  around: KnownSet | null
}

export interface Range {
  min: number
  max: number
}

/**
 * Exact bounds on the number of people of a set of leaves in a class, from nested facts. Within a set whose counts are
 * known, people of one class are exchangeable, so the bounds of a part follow from those of the whole one set at a time:
 * of f people in a class of F, a finer class of p people takes between f + p − F and min(f, p). Checked against an LP.
 */
export function createBounds(knowledge: Knowledge) {
  const { ladder, sizes } = knowledge
  const sets = closeSets(knowledge)
  const smallestAround = (leaves: readonly number[]) =>
    sets.findLast((set) => leaves.every((leaf) => set.leaves.includes(leaf))) ?? null

  function rangeIn(set: KnownSet, step: number, place: number): Range {
    const known = set.at[step]
    if (known) return { min: known[place]!, max: known[place]! }
    const around = set.around
    const wider = around ? rangeIn(around, step, place) : null
    const coarser = ladder.findIndex((_, at) => at > step && set.at[at] && (!around || around.at[at]))
    const parent = coarser === -1 ? -1 : ladder[coarser]!.of[ladder[step]!.of.indexOf(place)]!
    const people = coarser === -1 ? set.people : set.at[coarser]![parent]!
    if (!around || !wider) return { min: 0, max: people }
    const peopleAround = coarser === -1 ? around.people : around.at[coarser]![parent]!
    return { min: Math.max(0, people + wider.min - peopleAround), max: Math.min(people, wider.max) }
  }

  /** @param leaves that share their smallest known set */
  return function bounds(leaves: number[], step: number, place: number): Range {
    const around = smallestAround(leaves)
    const people = leaves.reduce((sum, leaf) => sum + sizes[leaf]!, 0)
    const same = coarsestEqual(step, place)
    if (around && around.leaves.length === leaves.length) return rangeIn(around, ...same)
    return rangeIn({ leaves, people, at: ladder.map(() => undefined), around }, ...same)
  }

  /** A class that later steps leave as it is (« favorable ») is known wherever one of them is. */
  function coarsestEqual(step: number, place: number): [step: number, place: number] {
    const cells = ladder[step]!.of.flatMap((own, cell) => (own === place ? [cell] : []))
    const at = ladder.findLastIndex(({ of }, later) => {
      const joined = of.flatMap((own, cell) => (own === of[cells[0]!] ? [cell] : []))
      return later >= step && joined.length === cells.length
    })
    return [at, ladder[at]!.of[cells[0]!]!]
  }
}

/** Facts at every coarser step, sums of parts, what is left of a set when its known parts are taken away: largest first. */
function closeSets({ ladder, sizes, facts }: Knowledge): KnownSet[] {
  const sets = new Map<string, KnownSet>()
  const setOf = (leaves: number[]) => {
    const key = leaves.join(' ')
    const people = leaves.reduce((sum, leaf) => sum + sizes[leaf]!, 0)
    const set = sets.get(key) ?? { leaves, people, at: ladder.map(() => undefined), around: null }
    sets.set(key, set)
    return set
  }
  for (const fact of facts) learn(setOf(fact.leaves), fact)
  for (const set of [...sets.values()].sort((a, b) => a.leaves.length - b.leaves.length)) {
    const within = [...sets.values()].filter((other) => other !== set && contains(set, other))
    const parts = within.filter((part) => !within.some((other) => other !== part && contains(other, part)))
    const rest = set.leaves.filter((leaf) => !parts.some((part) => part.leaves.includes(leaf)))
    if (parts.length === 0) continue
    const left = rest.length > 0 ? setOf(rest) : null
    ladder.forEach(({ classes }, step) => {
      if (parts.some((part) => !part.at[step])) return
      const sum = Array.from({ length: classes }, (_, place) =>
        parts.reduce((people, part) => people + part.at[step]![place]!, 0),
      )
      if (!left) set.at[step] ??= sum
      else if (set.at[step]) {
        const counts = set.at[step]!.map((people, place) => people - sum[place]!)
        learn(left, { leaves: rest, step, counts })
      }
    })
  }
  const sorted = [...sets.values()].sort((a, b) => b.leaves.length - a.leaves.length)
  sorted.forEach((set, place) => {
    set.around = sorted.slice(0, place).findLast((other) => contains(other, set)) ?? null
  })
  return sorted

  function learn(set: KnownSet, fact: Fact) {
    for (let step = fact.step; step < ladder.length; step++)
      set.at[step] ??= coarsen(fact.counts, ladder[fact.step]!, ladder[step]!)
  }
}

function contains(wide: KnownSet, narrow: KnownSet): boolean {
  return (
    wide.leaves.length > narrow.leaves.length && narrow.leaves.every((leaf) => wide.leaves.includes(leaf))
  )
}

/** What the bounds make certain: nobody in a class, everybody in a class, or an exact count for fewer than k people. */
export function certainties(knowledge: Knowledge, k: number): string[] {
  if (knowledge.facts.length === 0) return []
  const bounds = createBounds(knowledge)
  const found: string[] = []
  for (const leaves of smallSets(knowledge, k)) {
    const people = leaves.reduce((sum, leaf) => sum + knowledge.sizes[leaf]!, 0)
    if (people === 0) continue
    knowledge.ladder.forEach((step, at) => {
      for (let place = 0; place < step.classes; place++) {
        const { min, max } = bounds(leaves, at, place)
        const where = `leaves ${leaves.join('+')} of ${people}, class ${place + 1} of ${step.classes}`
        if (max === 0) found.push(`nobody: ${where}`)
        else if (min === people) found.push(`everybody: ${where}`)
        else if (min === max && people < k) found.push(`exactly ${min}: ${where}`)
      }
    })
  }
  return found
}

/** Every leaf, and every pair of leaves of fewer than k people that share their smallest published set. */
function smallSets({ sizes, facts }: Knowledge, k: number): number[][] {
  const leaves = sizes.map((_, leaf) => leaf)
  const small = leaves.filter((leaf) => sizes[leaf]! > 0 && sizes[leaf]! < k)
  const signature = leaves.map((leaf) =>
    facts.map((fact) => (fact.leaves.includes(leaf) ? '1' : '0')).join(''),
  )
  const pairs = small.flatMap((first, place) =>
    small
      .slice(place + 1)
      .flatMap((second) => (signature[first] === signature[second] ? [[first, second]] : [])),
  )
  return [...leaves.map((leaf) => [leaf]), ...pairs]
}
