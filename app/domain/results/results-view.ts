import type { Locale } from '#app/i18n/index.ts'
import {
  type BarsChart,
  choicesChart,
  type DivergingChart,
  divergingChart,
  themesChart,
} from './results-charts.ts'
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
import {
  findItem,
  type KeyFigure,
  keyFigures,
  type ResultsWords,
  resultsWarnings,
  resultsWords,
  runningTitle,
} from './results-words.ts'

/** A numbered figure of the page and the tables that hold its values. */
export interface FigureView {
  kind: 'figure'
  number: number
  chart: DivergingChart | BarsChart
  tables: ReportTable[]
}

export type ViewBlock =
  | FigureView
  | { kind: 'subheading'; id: string; text: string }
  | { kind: 'text'; text: string }
  | { kind: 'list'; items: string[] }
  /** `folded`: one click away. */
  | { kind: 'table'; folded: boolean; table: ReportTable }

export interface ReportView {
  territory: string
  running: string
  kicker: string
  heading: string
  lede: string
  warnings: string[]
  figures: KeyFigure[]
  sections: { id: string; title: string; blocks: ViewBlock[] }[]
}

/** The page of frozen results in one language: the same charts, tables and sentences as its PDF. */
export function resultsView(content: ResultsContent, locale: Locale): ReportView {
  const words = resultsWords(locale)
  const { t } = words
  return {
    territory: content.territory,
    running: runningTitle(content, words),
    kicker: t('results:kicker', { label: content.wave.label }),
    heading: content.wave.title[locale],
    lede: content.lede[locale],
    warnings: resultsWarnings(content, words),
    figures: keyFigures(content, words),
    sections: numbered([
      ...(content.publishable ? resultSections(content, words) : []),
      ...methodSections(content, words),
    ]),
  }
}

type Section = ReportView['sections'][number]

function resultSections(content: ResultsContent, words: ResultsWords): Section[] {
  const { t, locale } = words
  const named = (codes: readonly string[]) => codes.flatMap((code) => findItem(content, code) ?? [])
  const bySegment = themesBySegmentTable(content, words)
  const participation = participationTable(content, words)
  const sections: Section[] = [
    {
      id: 'themes',
      title: t('results:sections.themes'),
      blocks: [figure(themesChart(content, words), [themesTable(content, words)])],
    },
    {
      id: 'extremes',
      title: t('results:sections.extremes'),
      blocks: (['highest', 'lowest'] as const).map((end) =>
        figure(divergingChart(t(`results:chart.${end}`), named(content[end]), content, words), []),
      ),
    },
    {
      id: 'by-segment',
      title: t('results:sections.bySegment'),
      blocks: bySegment ? [{ kind: 'table', folded: false, table: bySegment }] : [],
    },
    ...content.questions.map((question): Section => {
      const chart = choicesChart(question, words)
      const tables = [
        ...optional(questionTable(question, words)),
        ...optional(choiceGroupsTable(question, words)),
      ]
      return {
        id: `question-${question.code}`,
        title: question.title[locale],
        blocks: [chart ? figure(chart, tables) : { kind: 'text', text: t('results:questionHidden') }],
      }
    }),
    {
      id: 'by-theme',
      title: t('results:sections.byTheme'),
      blocks: [
        { kind: 'text', text: t('results:chart.reading') },
        ...content.themes.flatMap((theme): ViewBlock[] => [
          { kind: 'subheading', id: `theme-${theme.code}`, text: theme.title[locale] },
          figure(
            divergingChart(
              t('results:chart.theme', { theme: theme.title[locale] }),
              theme.items,
              content,
              words,
            ),
            [
              ...classesTable(theme, words),
              ...optional(segmentsTable(theme, words)),
              ...optional(groupsTable(theme, words)),
            ],
          ),
        ]),
      ],
    },
    {
      id: 'participation',
      title: t('results:participation'),
      blocks: participation
        ? [{ kind: 'table', folded: participation.rows.length > 8, table: participation }]
        : [],
    },
    {
      id: 'comments',
      title: t('results:sections.comments'),
      blocks: optional(commentsTable(content, words)).map((table) => ({
        kind: 'table',
        folded: false,
        table,
      })),
    },
  ]
  return sections.filter(
    ({ id, blocks }) => blocks.length > 0 && (id !== 'extremes' || content.highest.length > 0),
  )
}

function methodSections(content: ResultsContent, words: ResultsWords): Section[] {
  const list = (sentences: ResultsContent['method']): ViewBlock[] => [
    { kind: 'list', items: sentences.map((sentence) => sentence[words.locale]) },
  ]
  return [
    { id: 'method', title: words.t('results:sections.method'), blocks: list(content.method) },
    { id: 'limits', title: words.t('results:sections.limits'), blocks: list(content.limits) },
  ]
}

function figure(chart: DivergingChart | BarsChart, tables: ReportTable[]): FigureView {
  return { kind: 'figure', number: 0, chart, tables }
}

function optional(table: ReportTable | null): ReportTable[] {
  return table ? [table] : []
}

function numbered(sections: Section[]): Section[] {
  let number = 0
  return sections.map((section) => ({
    ...section,
    blocks: section.blocks.map((block) => {
      if (block.kind !== 'figure') return block
      number += 1
      return { ...block, number }
    }),
  }))
}
