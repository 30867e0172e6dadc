import { comparePublished } from '#app/domain/disclosure/compare-published.ts'
import { readTallies } from '#app/domain/disclosure/read-tallies.ts'
import { tally } from '#app/domain/disclosure/tally.ts'
import { factsOf, leavesBelow } from './facts.ts'
import { sidedKnowledge, truthOf } from './knowledge.ts'
import { certaintiesByProgram, joinedProgram, type Program } from './linear-program.ts'
import { type Organisation, randomOrganisation } from './organisations.ts'

/** The same small groups asked twice, of whom others answer and otherwise the second time. */
export function twoWaves(seed: number, size: number): [Organisation, Organisation] {
  return [randomOrganisation(seed, size), randomOrganisation(seed, size, seed + 5_000)]
}

/**
 * What a linear program makes certain of one question's answers in two waves, from both publications, with the two classes
 * of people where they are shown, and from the comparison.
 * @returns null when nothing is compared
 */
export function attackTwoWaves(waves: [Organisation, Organisation], code: string): string[] | null {
  const rows = waves.map(({ frame, counts }) => tally(frame, counts))
  const published = waves.map(({ frame }, wave) => readTallies(frame, rows[wave]!))
  const compared = comparePublished(published.map((one, wave) => ({ key: `T${wave}`, published: one })))
  const item = compared.items.find((one) => one.code === code)
  if (!item) return null
  const views = item.item.ladder.map((step) => step.of)
  const programs = waves.map((organisation, wave): Program => {
    const { frame, counts, sides } = organisation
    const own = frame.items.find((one) => one.code === code)!
    const sizes = sides.map((side) => truthOf({ frame, counts: side }, own).map((cells) => sum(cells)))
    const knowledge = sidedKnowledge(organisation, own, rows[wave]!) ?? {
      facts: factsOf(frame.tree, counts.leaves, own, rows[wave]!).map((fact) => ({
        ...fact,
        leaves: fact.leaves.flatMap(sided),
      })),
    }
    const facts = knowledge.facts.map(({ leaves, step, counts: shown }) => ({
      leaves,
      view: views[step]!,
      counts: shown,
    }))
    return {
      sizes: sizes[0]!.flatMap((people, leaf) => [people, sizes[1]![leaf]!]),
      cells: views[0]!.length,
      facts,
    }
  }) as [Program, Program]
  const after = programs[0].sizes.length
  const shared = item.groups.flatMap((group) =>
    group.waves.flatMap((figures, wave) => {
      if (!figures) return []
      const { frame, counts } = waves[wave]!
      const below = leavesBelow(frame.tree, counts.leaves)
      const leaves = group.nodes[wave]!.flatMap((node) => below.get(node)!).flatMap(sided)
      return [
        { leaves: leaves.map((leaf) => leaf + wave * after), view: views.at(-1)!, counts: figures.counts },
      ]
    }),
  )
  return certaintiesByProgram(joinedProgram(programs, shared), views, waves[0].frame.k)
}

function sided(leaf: number): number[] {
  return [2 * leaf, 2 * leaf + 1]
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, people) => total + people, 0)
}
