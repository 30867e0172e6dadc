import type { Counts } from '#app/domain/disclosure/counter.ts'
import type { Frame } from '#app/domain/disclosure/frame.ts'
import type { TallyRow } from '#app/domain/disclosure/tally.ts'
import { certainties } from '#test/domain/disclosure/attack/bounds.ts'
import { hidingFacts } from '#test/domain/disclosure/attack/facts.ts'
import { knowledgeOf, sidedKnowledge, truthOf } from '#test/domain/disclosure/attack/knowledge.ts'
import { certaintiesByProgram } from '#test/domain/disclosure/attack/linear-program.ts'

/** A wave whose every answer is known: those of the demonstration, made again from their seed. */
export interface KnownWave {
  frame: Frame
  counts: Counts
  /** The same by class of the second dimension. */
  sides: [Counts, Counts]
}

/**
 * What is certain for somebody who knows how many people of every group answered every question: by the closed form, and by a
 * linear program where the two classes of people are shown.
 */
export function attackRows(wave: KnownWave, rows: readonly TallyRow[]): string[] {
  const { frame, counts } = wave
  return frame.items.flatMap((item) => {
    const known = knowledgeOf({ frame, counts }, rows).get(item.code)!
    const found = certainties(known, frame.k)
    const sided = item.tie === null ? sidedKnowledge(wave, item, rows) : null
    if (sided) {
      const views = sided.ladder.map((step) => step.of)
      const facts = sided.facts.map(({ leaves, step, counts: shown }) => ({
        leaves,
        view: views[step]!,
        counts: shown,
      }))
      found.push(
        ...certaintiesByProgram({ sizes: sided.sizes, cells: views[0]!.length, facts }, views, frame.k),
      )
    }
    return found.map((certainty) => `${item.code}: ${certainty}`)
  })
}

/** The same when groups of fewer than k answers are hidden, and all others shown in full: what products call a threshold. */
export function attackHiding({ frame, counts }: KnownWave): string[] {
  return frame.items.flatMap((item) => {
    const truth = truthOf({ frame, counts }, item)
    const facts = hidingFacts(frame.tree, counts.leaves, truth, frame.k)
    const known = knowledgeOf({ frame, counts }, []).get(item.code)!
    return certainties({ ...known, facts }, frame.k).map((certainty) => `${item.code}: ${certainty}`)
  })
}
