import { type Locale, type LocalizedText, translator } from '#app/i18n/index.ts'
import type { ResultsContent, ResultsItem } from './results-content.ts'

export const codebookColumns = [
  'code',
  'title',
  'question',
  'theme',
  'kind',
  'base',
  'outside',
  'territory',
  'segments',
  'groups',
  'together',
  'people',
] as const
export type CodebookRow = Record<(typeof codebookColumns)[number], string | number | null>

/**
 * What each question and choice is in the table of figures: who it is based on, its classes for the territory, the segments and
 * the groups, and which groups are shown undivided.
 */
export function codebookRows(content: ResultsContent, locale: Locale): CodebookRow[] {
  const t = translator(locale)
  return [
    ...content.themes.flatMap(({ title, items }) =>
      items.map((item) =>
        rowOf(item, { kind: t('results:codebook.kinds.scale'), question: null, theme: title }),
      ),
    ),
    ...content.questions.flatMap(({ kind, title, items }) =>
      items.map((item) =>
        rowOf(item, {
          kind: t(`results:codebook.kinds.${kind === 'scale' ? 'measure' : kind}`),
          question: kind === 'several' ? title : null,
          theme: null,
        }),
      ),
    ),
  ].sort((a, b) => (a.code! < b.code! ? -1 : 1))

  function rowOf(
    item: ResultsItem,
    about: { kind: string; question: LocalizedText | null; theme: LocalizedText | null },
  ): CodebookRow {
    const { territory, segments, groups, people } = item
    const classes = (figures: { label: LocalizedText }[] | undefined) =>
      figures?.map(({ label }) => label[locale]).join(' | ') ?? null
    const halves = territory?.classes.length === 2 ? classes(territory.classes) : lastStep()
    return {
      code: item.code,
      title: item.title[locale],
      question: about.question?.[locale] ?? null,
      theme: about.theme?.[locale] ?? null,
      kind: about.kind,
      base: territory?.n ?? null,
      outside: territory?.outside ?? null,
      territory: territory ? classes(territory.classes) : t('results:notShown'),
      segments: classes(segments?.[0]?.classes),
      groups: groups.length > 0 ? halves : null,
      together: groups
        .filter(({ block, depth }) => block && depth > 0)
        .map(({ group }) => group[locale])
        .join(' | '),
      people:
        people === undefined ? null : t(people ? 'results:codebook.shown' : 'results:codebook.withheld'),
    }
  }

  function lastStep(): string {
    return [t('results:classes.notFavourable'), t('results:classes.favourable')].join(' | ')
  }
}

/** Headings, then a row for each question and choice. */
export function codebookTable(content: ResultsContent, locale: Locale): (string | number | null)[][] {
  const t = translator(locale)
  return [
    codebookColumns.map((column) => t(`results:codebook.${column}`)),
    ...codebookRows(content, locale).map((row) => codebookColumns.map((column) => row[column])),
  ]
}
