import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { publishCounts } from '#app/domain/disclosure/internal/publish-counts.ts'
import { readTallies } from '#app/domain/disclosure/read-tallies.ts'
import { tally } from '#app/domain/disclosure/tally.ts'
import { certainties } from './bounds.ts'
import { hidingFacts, type Knowledge } from './facts.ts'
import { conditionalFacts, knowledgeOf, truthOf, withCondition } from './knowledge.ts'
import { type Organisation, questionsOfSome, randomOrganisation } from './organisations.ts'

const seed = Date.now() % 2 ** 31

vi.setConfig({ testTimeout: 120_000 })

function attack(organisation: Organisation, known: Map<string, Knowledge>): string[] {
  return [...known].flatMap(([code, knowledge]) =>
    certainties(knowledge, organisation.frame.k).map((certainty) => `${code}: ${certainty}`),
  )
}

/** The attack on a variant of the rule, over organisations in order, until it finds something. */
function firstFound(attackOf: (organisation: Organisation) => string[]): string[] {
  for (let place = 1; place <= 300; place++) {
    const found = attackOf(randomOrganisation(place, 4 + (place % 20)))
    if (found.length > 0) return found
  }
  return []
}

describe(`bounds of what a publication tells (seed ${seed})`, () => {
  it('makes nothing certain of any leaf or pair of small leaves', () => {
    let split = 0
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 30 }), (own, size) => {
        const organisation = randomOrganisation(own, size)
        const rows = tally(organisation.frame, organisation.counts)
        readTallies(organisation.frame, rows)
        const known = knowledgeOf(organisation, rows)
        for (const { facts } of known.values()) split += facts.length > 4 ? 1 : 0
        expect(attack(organisation, known)).toEqual([])
      }),
      { seed, numRuns: 250 },
    )
    expect(split, 'some trees were split, or nothing was attacked').toBeGreaterThan(50)
  })

  it('makes nothing certain where questions are asked of one segment, or of two', () => {
    let shown = 0
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 4, max: 30 }), (own, size) => {
        const organisation = randomOrganisation(own, size, own, questionsOfSome)
        const rows = tally(organisation.frame, organisation.counts)
        readTallies(organisation.frame, rows)
        const known = knowledgeOf(organisation, rows)
        const ofSome = rows.filter(({ question }) => /^(Q5B|Q4|Q3|QS)/.test(question))
        shown += ofSome.length
        // Neither a group of the tree, nor what would give the ballots of those asked.
        expect(ofSome.filter(({ node, step }) => !/^(territory$|second)/.test(node) || step === 0)).toEqual(
          [],
        )
        expect(attack(organisation, known)).toEqual([])
      }),
      { seed, numRuns: 100 },
    )
    expect(shown).toBeGreaterThan(100)
  })

  it('catches plain hiding of groups below k', () => {
    const found = firstFound((organisation) => {
      const { frame, counts } = organisation
      const known = knowledgeOf(organisation, [])
      for (const item of frame.items) {
        const knowledge = known.get(item.code)!
        knowledge.facts = hidingFacts(frame.tree, counts.leaves, truthOf(organisation, item), frame.k)
      }
      return attack(organisation, known)
    })
    expect(found).not.toEqual([])
  })

  it('catches the tree of the rule without its condition on classes', () => {
    const found = firstFound((organisation) => {
      const rows = publishCounts({ ...organisation.frame, m: 0 }, organisation.counts)
      return attack(organisation, knowledgeOf(organisation, rows))
    })
    expect(found).not.toEqual([])
  })

  it('catches a question asked only of the unfavourable of another', () => {
    const found = firstFound((organisation) => {
      const conditional = withCondition(organisation, 'Q5', 'Q4')
      const rows = tally(conditional.frame, conditional.counts)
      const lead = knowledgeOf(conditional, rows).get('Q5')!
      const facts = [...lead.facts, ...conditionalFacts(conditional, 'Q4', rows, lead)]
      return certainties({ ...lead, facts }, conditional.frame.k)
    })
    expect(found).not.toEqual([])
  })
})
