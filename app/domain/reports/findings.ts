import type { ResultsContent, ResultsTheme } from '#app/domain/results/results-content.ts'
import { findItem } from '#app/domain/results/results-words.ts'
import { formatShare } from '#app/i18n/format.ts'
import { type LocalizedText, locales, translator } from '#app/i18n/index.ts'

/** Fewer answers say too little to be put into words. */
export const fewestAnswers = 30
/** Smaller gaps are left to the reader, in points. */
export const smallestGap = 10

/** A sentence drawn from the figures. */
export interface Finding {
  rule: string
  sentence: LocalizedText
  /** The same without figures, short enough for a title; null where it would be none. */
  headline: LocalizedText | null
}

/** A share and the answers it rests on. */
interface Measure {
  percent: number
  n: number
}

/** One rule: when it speaks, and what it says. */
export interface FindingRule {
  code: string
  /** @param before the wave before it, for a rule about what changed; null when there is none */
  speak(after: ResultsContent, before: ResultsContent | null): Finding[]
}

/** Whether the first share stands above the second by enough, on enough answers. */
export function standsAbove(more: Measure | null, less: Measure | null): boolean {
  if (!more || !less) return false
  return Math.min(more.n, less.n) >= fewestAnswers && more.percent - less.percent >= smallestGap
}

/** Two statements of one wave that don't stand at the same height. */
function pair(code: PairCode, more: string, less: string): FindingRule {
  return {
    code,
    speak(content) {
      const [high, low] = [share(content, more), share(content, less)]
      if (!standsAbove(high, low)) return []
      const params = { high: high!.percent, low: low!.percent }
      return [finding(code, `reports:finding.${code}`, params, `reports:headline.${code}`)]
    },
  }
}

/** Two statements, one of which rose between two waves while the other didn't follow. */
function shift(code: ShiftCode, rises: string, stays: string): FindingRule {
  return {
    code,
    speak(after, before) {
      if (!before) return []
      const rose = standsAbove(share(after, rises), share(before, rises))
      const [now, then] = [share(after, stays), share(before, stays)]
      const enough = now && then && Math.min(now.n, then.n) >= fewestAnswers
      if (!rose || !enough || now.percent - then.percent >= smallestGap) return []
      const params = {
        from: before.wave.label,
        ...{ highBefore: share(before, rises)!.percent, high: share(after, rises)!.percent },
        ...{ lowBefore: then.percent, low: now.percent },
      }
      return [finding(code, `reports:finding.${code}`, params, `reports:headline.${code}`)]
    },
  }
}

const themeRise: FindingRule = {
  code: 'theme-change',
  speak(after, before) {
    if (!before) return []
    return after.themes.flatMap((theme) => {
      const past = before.themes.find(({ code }) => code === theme.code)
      if (!past || !sameItems(theme, past)) return []
      const [now, then] = [themeShare(theme), themeShare(past)]
      const way = standsAbove(now, then) ? 'up' : standsAbove(then, now) ? 'down' : null
      if (!way) return []
      const params = (locale: 'fr' | 'en') => ({
        theme: theme.title[locale],
        points: Math.abs(now!.percent - then!.percent),
        from: before.wave.label,
        before: formatShare(locale, then!.percent / 100),
        after: formatShare(locale, now!.percent / 100),
      })
      return [localized('theme-change', `reports:finding.theme-${way}`, params)]
    })
  },
}

const themeEnds: FindingRule = {
  code: 'theme-ends',
  speak(content) {
    const ranked = content.themes
      .flatMap((theme) => {
        const measure = themeShare(theme)
        return measure ? [{ theme, measure }] : []
      })
      .sort((a, b) => b.measure.percent - a.measure.percent)
    const [first, last] = [ranked[0], ranked.at(-1)]
    if (!first || !last || !standsAbove(first.measure, last.measure)) return []
    return [
      localized('theme-ends', 'reports:finding.theme-ends', (locale) => ({
        high: first.theme.title[locale],
        highShare: formatShare(locale, first.measure.percent / 100),
        low: last.theme.title[locale],
        lowShare: formatShare(locale, last.measure.percent / 100),
      })),
    ]
  },
}

/** The theme on which employers differ most. */
const segmentGap: FindingRule = {
  code: 'segment-gap',
  speak(content) {
    const gaps = content.themes.flatMap((theme) => {
      const shown = theme.bySegment.flatMap((each) => each ?? []).sort((a, b) => b.percent - a.percent)
      const [high, low] = [shown[0], shown.at(-1)]
      return high && low && standsAbove(high, low) ? [{ theme, high, low }] : []
    })
    const [widest] = gaps.sort((a, b) => b.high.percent - b.low.percent - (a.high.percent - a.low.percent))
    if (!widest) return []
    const { theme, high, low } = widest
    return [
      localized('segment-gap', 'reports:finding.segment-gap', (locale) => ({
        theme: theme.title[locale],
        high: high.group[locale],
        highShare: formatShare(locale, high.percent / 100),
        low: low.group[locale],
        lowShare: formatShare(locale, low.percent / 100),
      })),
    ]
  },
}

/** Among several choices, the one that stands out. */
const firstWorry: FindingRule = {
  code: 'first-choice',
  speak(content) {
    return content.questions
      .filter(({ kind }) => kind === 'several')
      .flatMap((question) => {
        const [first, second] = question.items
          .flatMap(({ title, territory }) =>
            territory?.favourable == null ? [] : [{ title, percent: territory.favourable, n: territory.n }],
          )
          .sort((a, b) => b.percent - a.percent)
        if (!first || !second || !standsAbove(first, second)) return []
        return [
          localized('first-choice', 'reports:finding.first-choice', (locale) => ({
            question: question.title[locale],
            choice: first.title[locale],
            share: formatShare(locale, first.percent / 100),
            second: second.title[locale],
            secondShare: formatShare(locale, second.percent / 100),
          })),
        ]
      })
  },
}

type PairCode = 'why-not-what' | 'news-not-answers' | 'team-not-place' | 'serious-not-fair'
type ShiftCode = 'better-why-not-what'

/** In the order they are read. What changed comes first. */
export const findingRules: readonly FindingRule[] = [
  shift('better-why-not-what', 'BA01', 'BA13'),
  themeRise,
  pair('why-not-what', 'BA01', 'BA13'),
  pair('news-not-answers', 'BA04', 'BA06'),
  pair('team-not-place', 'BA11', 'BA07'),
  pair('serious-not-fair', 'BA17', 'BA18'),
  themeEnds,
  firstWorry,
  segmentGap,
]

/** More would be read by nobody. */
const mostFindings = 5

/**
 * What the figures say, in words, by rules that can be read; nothing when no rule speaks.
 * @param results of the waves in order: the last one, against the one before it
 */
export function listFindings(results: readonly ResultsContent[]): Finding[] {
  const after = results.at(-1)
  if (!after?.publishable) return []
  const before = results.at(-2)
  const past = before?.publishable ? before : null
  const found = findingRules.flatMap((rule) => rule.speak(after, past))
  // What became better is not told a second time as it stands.
  const told = found.some(({ rule }) => rule === 'better-why-not-what')
  return found.filter(({ rule }) => !(told && rule === 'why-not-what')).slice(0, mostFindings)
}

function share(content: ResultsContent, code: string): Measure | null {
  const territory = findItem(content, code)?.territory
  return territory?.favourable == null ? null : { percent: territory.favourable, n: territory.n }
}

function themeShare(theme: ResultsTheme): Measure | null {
  const shown = theme.items.flatMap(({ territory }) => territory ?? [])
  if (theme.favourable === null || shown.length === 0) return null
  return { percent: theme.favourable, n: Math.min(...shown.map(({ n }) => n)) }
}

/** A mean is compared with the mean of the same questions only. */
function sameItems(a: ResultsTheme, b: ResultsTheme): boolean {
  const codes = ({ items }: ResultsTheme) =>
    items
      .filter(({ territory }) => territory)
      .map(({ code }) => code)
      .sort()
      .join()
  return codes(a) === codes(b)
}

type Key =
  `reports:finding.${PairCode | ShiftCode | 'theme-up' | 'theme-down' | 'theme-ends' | 'segment-gap' | 'first-choice'}`

function finding(
  rule: string,
  key: Key,
  shares: Record<string, number | string>,
  headline: `reports:headline.${PairCode | ShiftCode}`,
): Finding {
  const [fr, en] = locales.map((locale) => translator(locale)(headline))
  const said = localized(rule, key, (locale) =>
    Object.fromEntries(
      Object.entries(shares).map(([name, value]) => [
        name,
        typeof value === 'number' ? formatShare(locale, value / 100) : value,
      ]),
    ),
  )
  return { ...said, headline: { fr: fr!, en: en! } }
}

function localized(
  rule: string,
  key: Key,
  params: (locale: 'fr' | 'en') => Record<string, string | number>,
): Finding {
  const [fr, en] = locales.map((locale) => translator(locale)(key, params(locale)))
  return { rule, sentence: { fr: fr!, en: en! }, headline: null }
}
