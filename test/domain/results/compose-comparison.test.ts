import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TreeNode } from '#app/domain/disclosure/group-tree.ts'
import { comparisonBlocks, comparisonView } from '#app/domain/results/comparison-blocks.ts'
import { comparedThemesChart } from '#app/domain/results/comparison-charts.ts'
import type { ComparisonContent } from '#app/domain/results/comparison-content.ts'
import { composeComparison, type WaveToCompare } from '#app/domain/results/compose-comparison.ts'
import { composeResults } from '#app/domain/results/compose-results.ts'
import { spread } from '#app/domain/results/lines-chart.ts'
import { resultsWords } from '#app/domain/results/results-words.ts'
import { answeredRows, facts, makeTree, publish, questionnaire } from './published-wave.ts'

const seed = Date.now() % 2 ** 31

function wave(label: string, tree: TreeNode[], rate: number, seed: number): WaveToCompare {
  const published = publish(tree, answeredRows(tree, rate, seed))
  return {
    waveId: label,
    resultsId: `results ${label}`,
    number: 1,
    facts: { ...facts, label },
    questionnaire,
    published,
  }
}

const first = wave('T0', makeTree('service'), 0.6, 7)
const second = wave('T1', makeTree('employer'), 0.5, 11)
const content = composeComparison([first, second])!

/** Every count and base that a comparison holds, labels and percentages left out. */
function bases(comparison: ComparisonContent): number[] {
  const found: number[] = []
  const visit = (value: unknown, key: string) => {
    if (key === 'waves' && Array.isArray(value) && value[0] && 'waveId' in (value[0] as object)) return
    if (typeof value === 'number' && (key === 'n' || key === 'count')) found.push(value)
    if (value !== null && typeof value === 'object')
      for (const [name, member] of Object.entries(value)) visit(member, name)
  }
  visit(comparison, '')
  return found
}

describe('waves side by side', () => {
  it('says of the territory what the results of each wave say', () => {
    expect(content.waves.map(({ label }) => label)).toEqual(['T0', 'T1'])
    for (const [place, { published }] of [first, second].entries()) {
      const alone = composeResults({ number: 1, frozenOn: '2026-12-01', facts, questionnaire, published })
      for (const theme of content.themes) {
        const own = alone.themes.find(({ code }) => code === theme.code)!
        expect(theme.waves[place]!.percent).toBe(own.favourable)
      }
      const items = [...alone.themes, ...alone.questions].flatMap((part) => part.items)
      for (const question of content.questions) {
        const own = items.find(({ code }) => code === question.code)!
        expect([question.territory[place]!.favourable, question.territory[place]!.n]).toEqual([
          own.territory!.favourable,
          own.territory!.n,
        ])
      }
    }
    expect(content.themes).toHaveLength(4)
    expect(content.themes.some(({ segments }) => segments.length > 1)).toBe(true)
    expect(content.questions.map(({ question }) => question.code)).toContain('W')
  })

  it('adds no group, class or count that the waves do not publish', () => {
    const rate = fc.double({ min: 0.25, max: 0.9, noNaN: true })
    const depth = fc.constantFrom('segment' as const, 'employer' as const, 'service' as const)
    fc.assert(
      fc.property(fc.array(fc.tuple(depth, rate, fc.nat()), { minLength: 2, maxLength: 3 }), (drawn) => {
        const waves = drawn.map(([depth, rate, seed], at) => wave(`T${at}`, makeTree(depth), rate, seed))
        const compared = composeComparison(waves)!
        const known = waves.map(({ published }) => knownCounts(published!))
        for (const question of compared.questions) {
          for (const line of [...question.groups, ...question.segments])
            line.waves.forEach((figures, at) => {
              if (figures) expect(sumsOf(known[at]!.get(question.code)!)).toContain(figures.n)
            })
        }
        expect(Math.min(...bases(compared).filter((n) => n < 10), 10)).toBeGreaterThanOrEqual(2)
        for (const question of compared.questions)
          for (const line of question.groups)
            for (const share of line.waves)
              if (share) {
                expect(share.n).toBeGreaterThanOrEqual(10)
                expect(share.percent).toBeGreaterThan(0)
                expect(share.percent).toBeLessThan(100)
              }
      }),
      { seed, numRuns: 12 },
    )
  }, 60_000)

  it('draws each theme from the first wave to the last on the whole scale, and tells it in words', () => {
    const chart = comparedThemesChart(content, resultsWords('fr'))!
    expect(chart.lines).toHaveLength(content.themes.length)
    content.themes.forEach(({ title, waves }, place) => {
      const { points, tone, last } = chart.lines[place]!
      expect(points.map(({ y }) => y)).toEqual(waves.map((share) => 100 - share!.percent))
      const gap = waves[1]!.percent - waves[0]!.percent
      expect(tone).toBe(gap >= 10 ? 'rise' : gap <= -10 ? 'fall' : 'steady')
      expect(last.rows.join(' ')).toContain(title.fr)
      expect(chart.alt).toContain(`${title.fr}\u202f: T0 ${waves[0]!.percent}`)
    })
  })

  it('says that the people differ, in both languages', () => {
    expect(JSON.stringify(comparisonBlocks(content, 'fr'))).toContain('ne sont pas les mêmes')
    expect(JSON.stringify(comparisonView(content, 'en'))).toContain('not the same from one wave')
  })

  it('leaves out what the reader may not see in the results of each wave', () => {
    const bounded = composeComparison([{ ...first, shows: () => false }, second])!
    expect(bounded.themes.flatMap(({ groups, segments }) => [...groups, ...segments])).toEqual([])
    expect(bounded.questions.flatMap(({ groups, segments }) => [...groups, ...segments])).toEqual([])
    expect(bounded.participation).toEqual([])
    expect(bounded.themes.map(({ waves }) => waves)).toEqual(content.themes.map(({ waves }) => waves))
    expect(bounded.extract).toBe(true)
  })

  it('compares nothing where one wave alone has results', () => {
    expect(composeComparison([first, { ...second, published: null }])).toBeNull()
  })
})

describe('labels beside a chart', () => {
  it('never overlap, and stay where they belong when nothing is near', () => {
    const label = fc.record({ at: fc.integer({ min: 0, max: 100 }), height: fc.constantFrom(5, 10) })
    fc.assert(
      fc.property(fc.array(label, { minLength: 1, maxLength: 8 }), (labels) => {
        const middles = spread(labels)
        const placed = labels
          .map(({ height }, at) => ({ top: middles[at]! - height / 2, end: middles[at]! + height / 2 }))
          .sort((a, b) => a.top - b.top)
        for (const [at, one] of placed.entries()) {
          if (at > 0) expect(one.top).toBeGreaterThanOrEqual(placed[at - 1]!.end - 1e-9)
          expect(one.top).toBeGreaterThanOrEqual(-1e-9)
          expect(one.end).toBeLessThanOrEqual(100 + 1e-9)
        }
      }),
      { seed },
    )
    expect(
      spread([
        { at: 20, height: 5 },
        { at: 60, height: 5 },
      ]),
    ).toEqual([20, 60])
  })
})

type Counts = Map<string, { node: string; n: number }[]>

function knownCounts({ items }: NonNullable<WaveToCompare['published']>): Counts {
  return new Map(items.map(({ code, nodes, segments }) => [code, [...nodes, ...(segments ?? [])]]))
}

/** Every number of answers that one published node, or several that stand together, can have. */
function sumsOf(nodes: readonly { node: string; n: number }[]): Set<number> {
  let sums = new Set([0])
  for (const { n } of nodes) sums = new Set([...sums, ...[...sums].map((sum) => sum + n)])
  return sums
}
