import type { Locale } from '#app/i18n/index.ts'
import { peopleTable, peopleThemesTable } from './people-tables.ts'
import { choicesChart, divergingChart, themesChart } from './results-charts.ts'
import type { ResultsContent } from './results-content.ts'
import {
  choiceGroupsTable,
  classesTable,
  commentsTable,
  groupsTable,
  participationTable,
  questionTable,
  type ReportTable,
  segmentsTable,
  themesBySegmentTable,
  themesTable,
} from './results-tables.ts'
import { findItem, type ResultsWords, resultsWords } from './results-words.ts'
import type { FigureView, ViewBlock } from './view-blocks.ts'

/** A part of frozen results that a page or a report may show by itself. */
export interface ResultsPart {
  /** Stable: `themes`, `extremes`, `by-segment`, `people`, `participation`, `comments`, `theme-<code>`, `question-<code>`. */
  id: string
  title: string
  /** What it shows, never empty; figures are not numbered yet. */
  blocks: ViewBlock[]
}

/**
 * The parts of results that show something, in the order a page gives them.
 * @param content frozen results, restricted or whole
 */
export function listParts(content: ResultsContent, locale: Locale): ResultsPart[] {
  return partsOf(content, resultsWords(locale))
    .map(({ id, title, blocks }) => ({ id, title, blocks: blocks() }))
    .filter(({ blocks }) => blocks.length > 0)
}

/** What a part shows; empty when these results have no such part, or nothing of it is published. */
export function partBlocks(content: ResultsContent, partId: string, locale: Locale): ViewBlock[] {
  const part = partsOf(content, resultsWords(locale)).find(({ id }) => id === partId)
  return part ? part.blocks() : []
}

/** The title of a part; null when these results have no such part. */
export function partTitle(content: ResultsContent, partId: string, locale: Locale): string | null {
  return partsOf(content, resultsWords(locale)).find(({ id }) => id === partId)?.title ?? null
}

interface Part {
  id: string
  title: string
  blocks: () => ViewBlock[]
}

function partsOf(content: ResultsContent, words: ResultsWords): Part[] {
  if (!content.publishable) return []
  const { t, locale } = words
  return [
    {
      id: 'themes',
      title: t('results:sections.themes'),
      blocks: () => [figure(themesChart(content, words), [themesTable(content, words)])],
    },
    { id: 'extremes', title: t('results:sections.extremes'), blocks: () => extremes(content, words) },
    {
      id: 'by-segment',
      title: t('results:sections.bySegment'),
      blocks: () => optional(themesBySegmentTable(content, words)).map(shown),
    },
    {
      id: 'people',
      title: t('results:sections.people'),
      blocks: () => [
        ...optional(peopleThemesTable(content, words)).map(shown),
        ...optional(peopleTable(content, words)).map(
          (table): ViewBlock => ({ kind: 'table', folded: true, table }),
        ),
      ],
    },
    ...content.questions.map((question) => ({
      id: `question-${question.code}`,
      title: question.title[locale],
      blocks: (): ViewBlock[] => {
        const chart = choicesChart(question, words)
        if (!chart) return [{ kind: 'text', text: t('results:questionHidden') }]
        const tables = [questionTable(question, words), choiceGroupsTable(question, words)]
        return [figure(chart, tables.flatMap(optional))]
      },
    })),
    ...content.themes.map((theme) => ({
      id: `theme-${theme.code}`,
      title: theme.title[locale],
      blocks: (): ViewBlock[] => {
        const caption = t('results:chart.theme', { theme: theme.title[locale] })
        const tables = [
          ...classesTable(theme, words),
          ...optional(segmentsTable(theme, words)),
          ...optional(groupsTable(theme, words)),
        ]
        return [figure(divergingChart(caption, theme.items, content, words), tables)]
      },
    })),
    {
      id: 'participation',
      title: t('results:participation'),
      blocks: () =>
        optional(participationTable(content, words)).map((table) => ({
          kind: 'table',
          folded: table.rows.length > 8,
          table,
        })),
    },
    {
      id: 'comments',
      title: t('results:sections.comments'),
      blocks: () => optional(commentsTable(content, words)).map(shown),
    },
  ]
}

function extremes(content: ResultsContent, words: ResultsWords): ViewBlock[] {
  if (content.highest.length === 0) return []
  return (['highest', 'lowest'] as const).map((end) => {
    const items = content[end].flatMap((code) => findItem(content, code) ?? [])
    return figure(divergingChart(words.t(`results:chart.${end}`), items, content, words), [])
  })
}

function figure(chart: FigureView['chart'], tables: ReportTable[]): FigureView {
  return { kind: 'figure', number: 0, chart, tables }
}

function shown(table: ReportTable): ViewBlock {
  return { kind: 'table', folded: false, table }
}

function optional(table: ReportTable | null): ReportTable[] {
  return table ? [table] : []
}
