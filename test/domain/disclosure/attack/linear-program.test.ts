import { describe, expect, it, vi } from 'vitest'
import { publishCounts } from '#app/domain/disclosure/internal/publish-counts.ts'
import { tally } from '#app/domain/disclosure/tally.ts'
import { createBounds } from './bounds.ts'
import type { View } from './enumerate.ts'
import { factsOf, hidingFacts, type Knowledge } from './facts.ts'
import { knowledgeOf, truthOf } from './knowledge.ts'
import { attackProgram, certaintiesByProgram, type Program } from './linear-program.ts'
import { type Organisation, randomOrganisation } from './organisations.ts'

vi.setConfig({ testTimeout: 120_000 })

/** Twenty small organisations where something is shown. */
const organisations = Array.from({ length: 60 }, (_, seed) => randomOrganisation(seed + 1, 3 + (seed % 6)))
  .filter(({ frame, counts }) => new Set(tally(frame, counts).map(({ node }) => node)).size > 2)
  .slice(0, 20)

const scales = ['Q5', 'Q3', 'Q7']

function programOf({ ladder, sizes, facts }: Knowledge): { program: Program; views: View[] } {
  const views = ladder.map((step) => step.of)
  const seen = facts.map(({ leaves, step, counts }) => ({ leaves, view: views[step]!, counts }))
  return { program: { sizes, cells: views[0]!.length, facts: seen }, views }
}

/** Ways to tick one or two of the options of QS, and each option as a view of them. */
const patterns = [[0], [1], [2], [0, 1], [0, 2], [1, 2]]
const optionViews: View[] = [0, 1, 2].map((option) =>
  patterns.map((ticked) => (ticked.includes(option) ? 1 : 0)),
)

function tiedProgram(organisation: Organisation, rows: ReturnType<typeof tally>): Program {
  const { frame, counts } = organisation
  const options = frame.items.filter(({ question }) => question === 'QS')
  const sizes = truthOf(organisation, options[0]!).map(([no, yes]) => no! + yes!)
  const facts = options.flatMap((item, option) =>
    factsOf(frame.tree, counts.leaves, item, rows).map(({ leaves, counts: shown }) => ({
      leaves,
      view: optionViews[option]!,
      counts: shown,
    })),
  )
  return { sizes, cells: patterns.length, facts }
}

describe('an attacker with a linear program', () => {
  it('is certain of nothing on twenty small organisations', () => {
    expect(organisations.length).toBe(20)
    let attacked = 0
    for (const organisation of organisations) {
      const { frame, counts } = organisation
      const rows = tally(frame, counts)
      const known = knowledgeOf(organisation, rows)
      for (const code of [...scales, 'participation']) {
        const knowledge = known.get(code)!
        if (knowledge.facts.length === 0) continue
        attacked += 1
        const { program, views } = programOf(knowledge)
        expect(certaintiesByProgram(program, views, frame.k)).toEqual([])
      }
      const tied = tiedProgram(organisation, rows)
      if (tied.facts.length > 0) expect(certaintiesByProgram(tied, optionViews, frame.k)).toEqual([])
    }
    expect(attacked).toBeGreaterThan(40)
  })

  it('finds the same bounds as the closed form', () => {
    for (const organisation of organisations.slice(0, 10)) {
      const rows = tally(organisation.frame, organisation.counts)
      for (const code of scales) {
        const knowledge = knowledgeOf(organisation, rows).get(code)!
        if (knowledge.facts.length === 0) continue
        const { program, views } = programOf(knowledge)
        const bounds = createBounds(knowledge)
        attackProgram(program, (ask) => {
          for (const leaf of knowledge.sizes.keys())
            views.forEach((view, step) => {
              for (let place = 0; place <= Math.max(...view); place++)
                expect(ask([leaf], view, place)).toEqual(bounds([leaf], step, place))
            })
        })
      }
    }
  })

  it('is certain of somebody under plain hiding, and without the condition on classes', () => {
    const hidden = organisations.flatMap((organisation) => {
      const { frame, counts } = organisation
      const item = frame.items.find(({ code }) => code === 'Q5')!
      const facts = hidingFacts(frame.tree, counts.leaves, truthOf(organisation, item), frame.k)
      const { program, views } = programOf({ ...knowledgeOf(organisation, []).get('Q5')!, facts })
      return certaintiesByProgram(program, views, frame.k)
    })
    expect(hidden).not.toEqual([])
    const bare = organisations.flatMap((organisation) => {
      const { frame } = organisation
      const rows = publishCounts({ ...frame, m: 0 }, organisation.counts)
      const { program, views } = programOf(knowledgeOf(organisation, rows).get('Q3')!)
      return certaintiesByProgram(program, views, frame.k)
    })
    expect(bare).not.toEqual([])
  })
})
