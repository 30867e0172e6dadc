import { describe, expect, it } from 'vitest'
import {
  fewestAnswers,
  findingRules,
  listFindings,
  smallestGap,
  standsAbove,
} from '#app/domain/reports/findings.ts'
import type { ResultsContent, ResultsItem } from '#app/domain/results/results-content.ts'
import { both } from '#test/domain/results/published-wave.ts'

const themes = {
  sens: ['BA01', 'BA02', 'BA03'],
  information: ['BA04', 'BA05', 'BA06'],
  participation: ['BA07', 'BA08', 'BA09'],
  encadrement: ['BA10', 'BA11', 'BA12'],
  conditions: ['BA13', 'BA14', 'BA15', 'BA16'],
  confiance: ['BA17', 'BA18', 'BA19', 'BA20'],
}

interface Told {
  shares?: Record<string, number>
  n?: number
  themes?: Record<string, number>
  segments?: [number, number]
  choices?: [number, number]
}

/** Results where every share is 50 but those told. */
function results(told: Told): ResultsContent {
  const n = told.n ?? fewestAnswers
  const item = (code: string, percent: number): ResultsItem => ({
    code,
    title: both(code, code),
    territory: {
      ...{ group: both('Territoire', 'Territory'), place: 0, n, classes: [], step: 5, fullStep: 5 },
      ...{ outside: 0, favourable: percent },
    },
    segments: null,
    groups: [],
  })
  const share = (group: string, place: number, percent: number) => ({
    ...{ group: both(group, group), place, percent, n },
  })
  return {
    publishable: true,
    wave: { label: 'T0', title: both('Vague', 'Wave') },
    themes: Object.entries(themes).map(([code, codes]) => ({
      ...{ code, title: both(code, code), favourable: told.themes?.[code] ?? 50 },
      ...{ index: null, indexItems: 0, favourableItems: codes.length, byGroup: [] },
      items: codes.map((each) => item(each, told.shares?.[each] ?? 50)),
      bySegment: told.segments ? told.segments.map((percent, at) => share(`S${at}`, at, percent)) : [],
    })),
    questions: told.choices
      ? [
          {
            ...{ code: 'BA21T', title: both('De quoi s’agit-il ?', 'What is it?'), kind: 'several' },
            items: told.choices.map((percent, at) => item(`BA21T.${at}`, percent)),
          },
        ]
      : [],
  } as unknown as ResultsContent
}

const low = 40
const high = low + smallestGap

/** For each rule, what makes it speak when the gap is this wide and there are that many answers. */
const cases: Record<string, (gap: number, n: number) => ResultsContent[]> = {
  'why-not-what': (gap, n) => [results({ n, shares: { BA01: low + gap, BA13: low } })],
  'news-not-answers': (gap, n) => [results({ n, shares: { BA04: low + gap, BA06: low } })],
  'team-not-place': (gap, n) => [results({ n, shares: { BA11: low + gap, BA07: low } })],
  'serious-not-fair': (gap, n) => [results({ n, shares: { BA17: low + gap, BA18: low } })],
  'theme-ends': (gap, n) => [results({ n, themes: { sens: 50 + gap } })],
  'first-choice': (gap, n) => [results({ n, choices: [low + gap, low] })],
  'segment-gap': (gap, n) => [results({ n, segments: [low + gap, low] })],
  'theme-change': (gap, n) => [results({ n }), results({ n, themes: { sens: 50 - gap } })],
  'better-why-not-what': (gap, n) => [
    results({ n, shares: { BA01: low, BA13: low } }),
    results({ n, shares: { BA01: low + gap, BA13: low + smallestGap - 1 } }),
  ],
}

describe('each rule', () => {
  it('has a case here', () => {
    expect(Object.keys(cases).sort()).toEqual(findingRules.map(({ code }) => code).sort())
  })

  it.each(findingRules.map((rule) => [rule.code, rule] as const))(
    '%s speaks from 30 answers and 10 points',
    (code, rule) => {
      const speak = (gap: number, n: number) => {
        const waves = cases[code]!(gap, n)
        return rule.speak(waves.at(-1)!, waves.at(-2) ?? null)
      }
      const [found] = speak(smallestGap, fewestAnswers)
      expect(found?.rule).toBe(code)
      expect(found?.sentence.fr).not.toMatch(/\{\{|undefined|NaN/)
      expect(found?.sentence.en).not.toMatch(/\{\{|undefined|NaN/)
      expect(speak(smallestGap - 1, fewestAnswers)).toEqual([])
      expect(speak(smallestGap, fewestAnswers - 1)).toEqual([])
    },
  )
})

describe('findings', () => {
  it('say of two waves that only those who answered are compared, and don’t repeat themselves', () => {
    const found = listFindings([
      results({ shares: { BA01: 40, BA13: 35 } }),
      results({ shares: { BA01: 62, BA13: 36 } }),
    ])
    expect(found[0]?.sentence.fr).toMatch(/^Parmi les répondantes et répondants, on comprend mieux pourquoi/)
    expect(found[0]?.sentence.fr).toContain('62\u00a0%')
    expect(found[0]?.headline?.fr).toBe('On comprend mieux pourquoi, mais pas encore ce qui change pour soi')
    expect(found.map(({ rule }) => rule)).not.toContain('why-not-what')
  })

  it('say nothing of what changed between themes that are not made of the same questions', () => {
    const before = results({})
    before.themes[0]!.items[0]!.territory = null
    expect(
      listFindings([before, results({ themes: { sens: high + 20 } })]).map(({ rule }) => rule),
    ).not.toContain('theme-change')
  })

  it('say nothing of results that are not publishable', () => {
    const hidden = { ...results({ shares: { BA01: 90, BA13: 10 } }), publishable: false }
    expect(listFindings([hidden])).toEqual([])
  })

  it('hold a gap between two measures, either absent', () => {
    expect(standsAbove({ percent: 60, n: 30 }, { percent: 50, n: 30 })).toBe(true)
    expect(standsAbove({ percent: 60, n: 30 }, { percent: 50, n: 29 })).toBe(false)
    expect(standsAbove(null, { percent: 50, n: 30 })).toBe(false)
  })
})
