import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { expectedRates } from '#app/domain/consultations/expected-rates.ts'
import { previewDepths, proposeDepth } from '#app/domain/consultations/preview-depths.ts'
import { createCounter } from '#app/domain/disclosure/counter.ts'
import { expectGroups } from '#app/domain/disclosure/expect-groups.ts'
import { createFrame } from '#app/domain/disclosure/frame.ts'
import { buildGroupTree, type DirectoryGroup, type TreeNode } from '#app/domain/disclosure/group-tree.ts'
import { readTallies } from '#app/domain/disclosure/read-tallies.ts'
import { tally } from '#app/domain/disclosure/tally.ts'
import { instruments } from '#surveys/index.ts'
import { readQuestionnaire } from '#surveys/questionnaire.ts'

const questionnaire = readQuestionnaire(instruments['barometre-agents'].definition)
const name = (text: string) => ({ fr: text, en: text })
const territory = 'Val d’Ambre'

/** @param sizes agents of each service, by employer, by segment */
function organisation(sizes: readonly (readonly (readonly number[])[])[]): DirectoryGroup[] {
  return sizes.flatMap((employers, s) =>
    employers.flatMap((services, e) =>
      services.map((headcount, v) => ({
        segment: { id: `s${s}`, label: name(`Segment ${s}`) },
        employer: { id: `s${s}e${e}`, label: name(`Commune ${s}.${e}`) },
        service: { id: `s${s}e${e}v${v}`, label: name(`Service ${s}.${e}.${v}`) },
        headcount,
      })),
    ),
  )
}

const sizes = fc.array(
  fc.array(fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 4 }), {
    ...{ minLength: 1, maxLength: 6 },
  }),
  { minLength: 1, maxLength: 3 },
)
const depth = fc.constantFrom('segment' as const, 'employer' as const, 'service' as const)

function leavesOf(tree: readonly TreeNode[]): TreeNode[] {
  return tree.filter(({ id }) => !tree.some(({ parent }) => parent === id))
}

/** What the report would show of BA01, were there so many ballots of each leaf, opinions divided. */
function publish(tree: TreeNode[], k: number, ballots: readonly number[]) {
  const counter = createCounter(questionnaire, tree)
  leavesOf(tree).forEach(({ id }, place) => {
    for (let person = 0; person < ballots[place]!; person++) counter.add(id, { BA01: person % 2 ? 1 : 5 })
  })
  const published = readTallies(
    createFrame({ questionnaire, tree, k }),
    tally(createFrame({ questionnaire, tree, k }), counter.counts()),
  )
  return published.items.find(({ code }) => code === 'BA01')!
}

describe('the groups foreseen', () => {
  it('are those the rule publishes for a question, with as many ballots in each group', () => {
    fc.assert(
      fc.property(
        sizes,
        depth,
        fc.constantFrom(...expectedRates),
        fc.constantFrom(5, 10, 11),
        (drawn, deep, rate, k) => {
          const tree = buildGroupTree({
            territory: { name: name(territory) },
            groups: organisation(drawn),
            depth: deep,
          })
          const foreseen = expectGroups(tree, { rate, k })
          // Largest remainders, written otherwise: leaf by leaf, whoever is furthest below her quota.
          const leaves = leavesOf(tree)
          const ballots = leaves.map(({ headcount }) => Math.floor(headcount * rate))
          const total = Math.round(tree[0]!.headcount * rate)
          const late = leaves
            .map(({ headcount }, place) => ({ place, missing: headcount * rate - ballots[place]! }))
            .sort((a, b) => b.missing - a.missing || a.place - b.place)
          for (const { place } of late.slice(0, total - ballots.reduce((sum, n) => sum + n, 0)))
            ballots[place]! += 1
          const { nodes } = publish(tree, k, ballots)
          expect(foreseen.answers).toBe(total)
          expect(foreseen.blocks).toEqual(nodes.filter(({ block }) => block).map(({ node }) => node))
          for (const { id } of leaves) {
            const shown = foreseen.shownIn.get(id)
            if (total < k) expect(shown).toBeNull()
            else expect(foreseen.blocks).toContain(shown)
          }
        },
      ),
      { numRuns: 150 },
    )
  })

  it('never stand alone below k answers', () => {
    fc.assert(
      fc.property(sizes, fc.constantFrom(5, 10, 11), (drawn, k) => {
        for (const { rows, rates, groups } of previewDepths({ territory, groups: organisation(drawn), k })) {
          expect(rows).toHaveLength(groups)
          rates.forEach(({ rate, shown, alone }, place) => {
            const standing = rows.filter(({ outcomes }) => outcomes[place]!.kind === 'alone')
            expect(standing).toHaveLength(alone)
            for (const { headcount } of standing)
              expect(Math.ceil(headcount * rate)).toBeGreaterThanOrEqual(k)
            expect(alone).toBeLessThanOrEqual(shown)
          })
        }
      }),
      { numRuns: 100 },
    )
  })

  it('tell a small territory that its communes will be joined, and propose segments', () => {
    const communes = Array.from({ length: 13 }, (_, place) => [6 + (place % 5)])
    const previews = previewDepths({ territory, groups: organisation([[[96]], [[80]], communes]), k: 10 })
    expect(proposeDepth(previews)).toBe('segment')
    const [segments, employers] = previews
    expect(segments!.rates.map(({ shown, alone }) => [shown, alone])).toEqual([
      [3, 3],
      [3, 3],
    ])
    const alone = employers!.rows.filter(({ outcomes }) => outcomes[0]!.kind === 'alone')
    expect(alone.map(({ headcount }) => headcount)).toEqual([96, 80])
    const joined = employers!.rows.find(({ outcomes }) => outcomes[0]!.kind === 'joined')!.outcomes[0]!
    expect(joined.kind === 'joined' && joined.label.fr).toMatch(/^Commune .+, avec /)
  })

  it('count on those who can be invited alone, whatever the headcount and the joining it makes', () => {
    fc.assert(
      fc.property(sizes, fc.nat({ max: 60 }), (drawn, seed) => {
        const groups = organisation(drawn).map((group, place) => ({
          ...group,
          reachable: (group.headcount * (seed + 7 * place)) % (group.headcount + 1),
        }))
        const invited = groups.reduce((sum, { reachable }) => sum + reachable, 0)
        for (const { rates, rows } of previewDepths({ territory, groups, k: 5 })) {
          expect(rates.map(({ answers }) => answers)).toEqual(
            expectedRates.map((rate) => Math.round(invited * rate)),
          )
          expect(rows.reduce((sum, { headcount }) => sum + headcount, 0)).toBe(
            groups.reduce((sum, { headcount }) => sum + headcount, 0),
          )
        }
      }),
      { numRuns: 100 },
    )
  })

  it('say it when nothing at all could be shown', () => {
    const [preview] = previewDepths({ territory, groups: organisation([[[20]]]), k: 10 })
    expect(preview!.rates.map(({ total, shown }) => [total, shown])).toEqual([
      [false, 0],
      [true, 0],
    ])
    expect(preview!.rows[0]!.outcomes).toEqual([{ kind: 'none' }, { kind: 'total' }])
    expect(previewDepths({ territory, groups: [], k: 10 })).toEqual([])
  })

  it('are worked out for a hundred communes of five services', () => {
    const communes = Array.from({ length: 98 }, (_, place) => [30, 22, 18, 14, 6 + (place % 7)])
    const groups = organisation([[[900, 800, 300]], [[700, 600, 400]], communes])
    const previews = previewDepths({ territory, groups, k: 10 })
    expect(previews.at(-1)!.groups).toBe(496)
  })
})
