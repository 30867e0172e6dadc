import { type Locale, type LocalizedText, translator } from '#app/i18n/index.ts'
import type {
  GroupClasses,
  GroupShare,
  ResultsContent,
  ResultsItem,
  ResultsTheme,
  ThemeShare,
} from './results-content.ts'
import { spreadsheetCsv } from './write-csv.ts'

export const resultsColumns = [
  'kind',
  'code',
  'title',
  'theme',
  'level',
  'group',
  'n',
  'classes',
  'rank',
  'class',
  'count',
  'percent',
  'index',
] as const
export type ResultsRow = Partial<Record<(typeof resultsColumns)[number], string | number>>
type Row = ResultsRow

/**
 * The figures of results as a table: one line for each class of each group of each question.
 * French Excel opens it at a double click (`;`, byte order mark); cells that a spreadsheet would run are neutralised.
 * @returns CSV text; `codebook.ts` explains its questions
 */
export function resultsCsv(content: ResultsContent, locale: Locale): string {
  const t = translator(locale)
  return spreadsheetCsv([
    resultsColumns.map((column) => t(`results:csv.${column}`)),
    ...resultsRows(content, locale).map((row) => resultsColumns.map((column) => row[column] ?? null)),
  ])
}

/** The same as rows, for other formats. */
export function resultsRows(content: ResultsContent, locale: Locale): ResultsRow[] {
  const t = translator(locale)
  const { people } = content
  return [
    ...countRows(content, locale),
    ...content.participation.map((share) => shareRow(share, locale, participationCells(locale))),
    ...content.themes.flatMap((theme) => [
      ...themeRows(theme, locale),
      ...theme.items.flatMap((item) =>
        itemRows(item, { kind: 'question', theme: theme.title[locale], people }, locale),
      ),
    ]),
    ...content.questions.flatMap((question) =>
      question.items.flatMap((item) =>
        itemRows(
          item,
          { kind: question.kind === 'several' ? 'choice' : 'question', theme: '', people },
          locale,
        ),
      ),
    ),
    ...content.comments.map(({ code, title, count }) => ({
      kind: t('results:csv.kinds.comments'),
      code,
      title: title[locale],
      count,
    })),
  ]
}

/** A theme's own lines: the territory, its segments, its groups. */
export function themeRows(theme: ResultsTheme, locale: Locale): ResultsRow[] {
  return [
    themeRow(theme.code, theme.title, locale, 'territory', undefined, {
      n: undefined,
      percent: theme.favourable ?? undefined,
      index: theme.index ?? undefined,
    }),
    ...theme.bySegment.flatMap((share) => (share ? [sharedRow(theme, share, 'segment', locale)] : [])),
    ...theme.byGroup.map((share) => sharedRow(theme, share, 'group', locale)),
  ]
}

function countRows(content: ResultsContent, locale: Locale): Row[] {
  const t = translator(locale)
  const { invited, ballots, void: void_, percent } = content.counts
  const kind = t('results:csv.kinds.counts')
  return [
    ...(content.extractFor
      ? [{ kind: t('results:csv.kinds.extract'), title: content.extractFor.join(', ') }]
      : []),
    { kind, title: t('results:counts.invited'), count: invited },
    { kind, title: t('results:counts.ballots'), count: ballots, percent },
    { kind, title: t('results:counts.void'), count: void_ },
  ]
}

function participationCells(locale: Locale): Row {
  const t = translator(locale)
  return {
    kind: t('results:csv.kinds.participation'),
    title: t('results:participation'),
    class: t('results:classes.answered'),
  }
}

function itemRows(
  item: ResultsItem,
  about: { kind: 'question' | 'choice'; theme: string; people: ResultsContent['people'] },
  locale: Locale,
): Row[] {
  const t = translator(locale)
  const cells: Row = {
    kind: t(`results:csv.kinds.${about.kind}`),
    code: item.code,
    title: item.title[locale],
    theme: about.theme,
  }
  if (!item.territory) return [{ ...cells, level: t('results:csv.levels.notShown') }]
  const last = item.territory.classes.at(-1)
  const { people } = about
  return [
    ...classRows(item.territory, { ...cells, level: t('results:csv.levels.territory') }, locale),
    ...(item.territory.outside === null
      ? []
      : [
          {
            ...cells,
            level: t('results:csv.levels.territory'),
            class: t('results:outside'),
            count: item.territory.outside,
          },
        ]),
    ...(item.segments ?? []).flatMap((segment) =>
      classRows(segment, { ...cells, level: t('results:csv.levels.segment') }, locale),
    ),
    ...item.groups.map((share) =>
      shareRow(share, locale, {
        ...cells,
        class: about.kind === 'choice' ? last?.label[locale] : t('results:classes.favourable'),
      }),
    ),
    ...(item.people && people
      ? (['first', 'others'] as const).map((side) => ({
          ...cells,
          level: t('results:csv.levels.people'),
          group: people[side][locale],
          ...item.people![side],
          classes: 2,
          rank: 2,
          class: t('results:classes.favourable'),
        }))
      : []),
  ]
}

function classRows(figures: GroupClasses, cells: Row, locale: Locale): Row[] {
  return figures.classes.map((figure, position) => ({
    ...cells,
    group: figures.group[locale],
    n: figures.n,
    classes: figures.classes.length,
    rank: position + 1,
    class: figure.label[locale],
    count: figure.count,
    percent: figure.percent,
  }))
}

function shareRow(share: GroupShare, locale: Locale, cells: Row): Row {
  return {
    ...cells,
    level: translator(locale)(`results:csv.levels.${share.block ? 'block' : 'group'}`),
    group: share.group[locale],
    n: share.n,
    classes: 2,
    rank: 2,
    count: share.count,
    percent: share.percent,
  }
}

function sharedRow(
  theme: { code: string; title: LocalizedText },
  share: ThemeShare,
  level: 'segment' | 'group',
  locale: Locale,
): Row {
  return themeRow(theme.code, theme.title, locale, level, share.group, { n: share.n, percent: share.percent })
}

function themeRow(
  code: string,
  title: LocalizedText,
  locale: Locale,
  level: 'territory' | 'segment' | 'group',
  group: LocalizedText | undefined,
  figures: Row,
): Row {
  const t = translator(locale)
  return {
    kind: t('results:csv.kinds.theme'),
    code,
    title: title[locale],
    theme: title[locale],
    level: t(`results:csv.levels.${level}`),
    group: group?.[locale],
    class: t('results:classes.favourable'),
    ...figures,
  }
}
