import { participationItem } from '#app/domain/disclosure/counted-items.ts'
import type { Published, PublishedItem } from '#app/domain/disclosure/published.ts'
import { certainties, createBounds } from '#test/domain/disclosure/attack/bounds.ts'
import type { Fact, Knowledge } from '#test/domain/disclosure/attack/facts.ts'

/** What an attacker who knows the size of every group derives of one question. */
export interface Derived {
  code: string
  /** Groups shown, at how many classes the territory is; 0 when nothing is. */
  blocks: number
  step: number
  /** Sets of people of whom nothing is published, each at every class. */
  examined: number
  /** The closest she comes to fewer than k people: of so many of a group, between min and max in one class. */
  closest: { people: number; min: number; max: number } | null
  /** In words, what is certain. */
  certain: string[]
}

/**
 * Attacks what is published of every item. How many people of a shown group stand in its smaller ones isn't kept anywhere, and
 * somebody may know it: so every number of people is tried. Within a group people are alike, and the bounds of any of them
 * depend on their number alone.
 */
export function attackPublished(published: Published): Derived[] {
  return [...published.items, published.participation].map((item) => attackItem(item, published))
}

function attackItem(item: PublishedItem, { tree, k }: Published): Derived {
  const { code, territory } = item
  if (!territory) return { code, blocks: 0, step: 0, examined: 0, closest: null, certain: [] }
  const parents = new Map(tree.map(({ id, parent }) => [id, parent]))
  const blocks = item.nodes.filter(({ block }) => block)
  const ladder = item.options
    ? [{ classes: item.options.length, of: item.options.map((_, place) => place) }]
    : item.item.ladder
  const stepOf = (classes: number) =>
    item.options ? 0 : ladder.findIndex((step) => step.classes === classes)
  const isWithin = (node: string, above: string): boolean => {
    for (let id: string | null | undefined = node; id; id = parents.get(id)) if (id === above) return true
    return false
  }
  const factOf = (node: string, step: number, counts: readonly number[]): Fact => ({
    leaves: blocks.flatMap((block, place) => (isWithin(block.node, node) ? [2 * place, 2 * place + 1] : [])),
    step,
    counts: [...counts],
  })
  const facts = [
    factOf(tree[0]!.id, stepOf(territory.step), territory.counts),
    ...(item.segments ?? []).map(({ node, counts }) => factOf(node, stepOf(counts.length), counts)),
    ...item.nodes.map(({ node, counts }) => factOf(node, stepOf(counts.length), counts)),
  ]
  const derived: Derived = {
    code,
    blocks: blocks.length,
    step: territory.step,
    examined: 0,
    closest: null,
    certain: [],
  }
  const found = new Set<string>()
  const largest = Math.max(...blocks.map(({ n }) => n))
  for (let people = 1; people < largest; people++) {
    const sizes = blocks.flatMap(({ n }) => [Math.min(people, n), Math.max(0, n - people)])
    const knowledge: Knowledge = { ladder, sizes, facts }
    for (const certainty of certainties(knowledge, k)) found.add(certainty)
    const bounds = createBounds(knowledge)
    blocks.forEach(({ n }, place) => {
      if (people >= n) return
      ladder.forEach(({ classes }, step) => {
        for (let one = 0; one < classes; one++) {
          derived.examined += 1
          const { min, max } = bounds([2 * place], step, one)
          const width = (max - min) / people
          const known = derived.closest
          if (people >= k) continue
          if (!known || width < (known.max - known.min) / known.people) derived.closest = { people, min, max }
        }
      })
    })
  }
  return { ...derived, certain: [...found] }
}

/** Participation is over headcounts, which everybody knows: the groups are those of the directory. */
export function attackParticipation({ tree, k, participation }: Published): string[] {
  if (!participation.territory) return []
  const parents = new Set(tree.map(({ parent }) => parent))
  const leaves = tree.filter(({ id }) => !parents.has(id))
  const above = new Map(tree.map(({ id, parent }) => [id, parent]))
  const facts = participation.nodes.map(({ node, counts }): Fact => {
    const below = leaves.flatMap(({ id }, place) => {
      for (let one: string | null | undefined = id; one; one = above.get(one))
        if (one === node) return [place]
      return []
    })
    return { leaves: below, step: 0, counts: [...counts] }
  })
  return certainties(
    { ladder: participationItem.ladder, sizes: leaves.map(({ headcount }) => headcount), facts },
    k,
  )
}
