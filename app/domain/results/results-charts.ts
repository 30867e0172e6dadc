import { chartReach, divergingParts } from './diverging-bars.ts'
import type { ResultsContent, ResultsItem, ResultsQuestion } from './results-content.ts'
import {
  barInWords,
  classesInWords,
  fittingText,
  indexNote,
  itemNote,
  type ResultsWords,
  rankedThemes,
} from './results-words.ts'

/** A chart in one language: lengths are shares of the drawing's width (0–100). */
export interface DivergingChart {
  kind: 'diverging'
  caption: string
  alt: string
  ends: [string, string]
  /** Where the neutral middle stands. */
  middle: number
  rows: {
    label: string
    note: string
    /** The row in words, for those who can't see its bar. */
    told: string
    parts: { tone: string; start: number; width: number; text: string }[]
  }[]
}

export interface BarsChart {
  kind: 'bars'
  caption: string
  alt: string
  rows: { label: string; note: string; told: string; width: number; text: string }[]
}

/** The questions around the neutral middle; those not shown stay as a line that says so. */
export function divergingChart(
  caption: string,
  items: readonly ResultsItem[],
  content: ResultsContent,
  words: ResultsWords,
): DivergingChart {
  const { t, locale } = words
  const { left, right } = resultsReach(content)
  const point = 100 / (left + right)
  const shown = items.filter((item) => item.territory !== null)
  return {
    kind: 'diverging',
    caption,
    alt: [
      t('results:chart.diverging'),
      ...shown.map((item) => barInWords(item.title[locale], item.territory!, words)),
    ].join(' '),
    ends: [t('results:chart.left'), t('results:chart.right')],
    middle: left * point,
    rows: items.map((item) => ({
      label: item.title[locale],
      note: itemNote(item, words),
      told: item.territory ? classesInWords(item.territory.classes, words) : t('results:notShown'),
      parts: divergingParts(item.territory?.classes ?? []).map(({ tone, percent, from }) => {
        const width = percent * point
        return { tone, start: (left + from) * point, width, text: fittingText(percent, width, words) }
      }),
    })),
  }
}

/** one scale for all the charts, so that bars of two themes can be compared. */
export function resultsReach(content: ResultsContent): { left: number; right: number } {
  return chartReach(
    content.themes.flatMap((theme) =>
      theme.items.map((item) => divergingParts(item.territory?.classes ?? [])),
    ),
  )
}

/** Favourable share of each theme, the highest first, with its index. */
export function themesChart(content: ResultsContent, words: ResultsWords): BarsChart {
  const { t, locale } = words
  const themes = rankedThemes(content)
  return {
    kind: 'bars',
    caption: t('results:chart.themes'),
    alt: `${t('results:chart.themes')} ${themes
      .map(
        (theme) => `${theme.title[locale]} ${words.percent(theme.favourable!)} (${indexNote(theme, words)})`,
      )
      .join(', ')}.`,
    rows: themes.map((theme) => ({
      label: theme.title[locale],
      note: indexNote(theme, words),
      told: words.percent(theme.favourable!),
      width: theme.favourable!,
      text: words.percent(theme.favourable!),
    })),
  }
}

/** Options the most chosen first, or the classes of a measure in their order; null when nothing is shown. */
export function choicesChart(question: ResultsQuestion, words: ResultsWords): BarsChart | null {
  const { t, locale } = words
  const shown = question.items.filter((item) => item.territory !== null)
  const first = shown[0]?.territory
  if (!first) return null
  const n = words.base(first.n)
  if (question.kind === 'several') {
    const caption = t('results:chart.several', { n })
    const share = (item: ResultsItem) => words.percent(item.territory!.favourable!)
    return {
      kind: 'bars',
      caption,
      alt: `${caption} ${shown.map((item) => `${item.title[locale]} ${share(item)}`).join(', ')}.`,
      rows: shown.map((item) => ({
        label: item.title[locale],
        note: '',
        told: share(item),
        width: item.territory!.favourable!,
        text: share(item),
      })),
    }
  }
  return {
    kind: 'bars',
    caption: t('results:chart.classes', { n }),
    alt: `${t('results:chart.classes', { n })} ${classesInWords(first.classes, words)}.`,
    rows: first.classes.map(({ label, percent }) => ({
      label: label[locale],
      note: '',
      told: words.percent(percent),
      width: percent,
      text: words.percent(percent),
    })),
  }
}
