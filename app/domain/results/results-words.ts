import { formatDate, formatNumber, formatShare } from '#app/i18n/format.ts'
import { type Locale, type Translate, translator } from '#app/i18n/index.ts'
import type {
  ClassFigure,
  GroupClasses,
  ResultsContent,
  ResultsItem,
  ResultsTheme,
} from './results-content.ts'

/** Words and figures of results in one language: page, PDF and table cells all come from here. */
export interface ResultsWords {
  locale: Locale
  t: Translate
  /** « 62 % », from a whole percentage. */
  percent: (value: number) => string
  number: (value: number) => string
  /** « n = 96 » */
  base: (n: number) => string
  date: (day: string) => string
}

export function resultsWords(locale: Locale): ResultsWords {
  const t = translator(locale)
  const number = once((value) => formatNumber(locale, value))
  return {
    locale,
    t,
    number,
    percent: once((value) => formatShare(locale, value / 100)),
    base: (n) => `n\u00a0=\u00a0${number(n)}`,
    date: (day) => formatDate(locale, day, 'short'),
  }
}

/** The same few hundred figures stand in tens of thousands of cells. */
function once(write: (value: number) => string): (value: number) => string {
  const written = new Map<number, string>()
  return (value) => {
    const known = written.get(value)
    if (known !== undefined) return known
    const text = write(value)
    written.set(value, text)
    return text
  }
}

/** « Rapport T0 · version 1 · 1er décembre 2026 », at the top of each page. */
export function runningTitle(content: ResultsContent, words: ResultsWords): string {
  return words.t('results:running', {
    label: content.wave.label,
    number: content.number,
    date: words.date(content.frozenOn),
  })
}

/** What is said beside a question: its base, and how many classes when there are fewer than its scale has. */
export function itemNote(item: ResultsItem, words: ResultsWords): string {
  if (!item.territory) return words.t('results:notShown')
  const { n, step, fullStep } = item.territory
  const base = words.base(n)
  return step < fullStep ? `${base} · ${words.t('results:inClasses', { step })}` : base
}

/** « Pas du tout d’accord 4 %, plutôt pas d’accord 12 %… »: a bar told in words. */
export function classesInWords(classes: readonly ClassFigure[], words: ResultsWords): string {
  return classes.map(({ label, percent }) => `${label[words.locale]} ${words.percent(percent)}`).join(', ')
}

/** A group in words, for those who can't see its bar. */
export function barInWords(title: string, figures: GroupClasses, words: ResultsWords): string {
  return `${title} ${classesInWords(figures.classes, words)} (${words.base(figures.n)}).`
}

/** What must be read before any figure: a trial, an extract, a wave too small. */
export function resultsWarnings(content: ResultsContent, { t, locale }: ResultsWords): string[] {
  const { extractFor } = content
  const names = new Intl.ListFormat(locale, { type: 'conjunction' })
  return [
    ...(content.wave.test ? [t('documents:opening.test')] : []),
    ...(extractFor?.length ? [t('results:extract', { employers: names.format(extractFor) })] : []),
    ...(extractFor?.length === 0 ? [t('results:extractNone')] : []),
    ...(content.publishable ? [] : [t('results:unpublishable', { k: content.k })]),
  ]
}

export interface KeyFigure {
  value: string
  label: string
  note: string
}

/** Participation, then the themes with the largest and the smallest favourable share. */
export function keyFigures(content: ResultsContent, words: ResultsWords): KeyFigure[] {
  const { t, locale } = words
  const { counts } = content
  const note = t('results:key.ballots', {
    ballots: t('results:key.ballotCount', { count: counts.ballots, formatted: words.number(counts.ballots) }),
    void: t('results:key.voidCount', { count: counts.void, formatted: words.number(counts.void) }),
    invited: t('results:key.invitedCount', {
      count: counts.invited,
      formatted: words.number(counts.invited),
    }),
  })
  const ranked = rankedThemes(content)
  const ends = ranked.length > 1 ? [ranked[0]!, ranked.at(-1)!] : ranked
  return [
    { value: words.percent(counts.percent), label: t('results:key.participation'), note },
    ...ends.map((theme) => ({
      value: words.percent(theme.favourable!),
      label: t('results:key.favourable', { theme: theme.title[locale] }),
      note: indexNote(theme, words),
    })),
  ]
}

/** Themes that have a figure, the most favourable first. */
export function rankedThemes(content: ResultsContent): ResultsTheme[] {
  return content.themes
    .filter((theme) => theme.favourable !== null)
    .sort((a, b) => b.favourable! - a.favourable!)
}

/** « indice 66 sur 100 », with how many of the theme's questions it rests on when it isn't all. */
export function indexNote(theme: ResultsTheme, words: ResultsWords): string {
  if (theme.index === null) return words.t('results:index.none')
  return theme.indexItems === theme.items.length
    ? words.t('results:index.all', { index: theme.index })
    : words.t('results:index.some', { index: theme.index, used: theme.indexItems, of: theme.items.length })
}

export function findItem(content: ResultsContent, code: string): ResultsItem | undefined {
  return content.themes.flatMap((theme) => theme.items).find((item) => item.code === code)
}

/** A bar of this width (share of the drawing, 0–100) holds its figure; in a narrower one only the table gives it. */
export function fittingText(percent: number, width: number, words: ResultsWords): string {
  const text = words.percent(percent)
  return width < 1.8 * text.length ? '' : text
}
