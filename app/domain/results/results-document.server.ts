import { drawReport, type ReportBlock } from '#app/documents/report.server.ts'
import type { DocumentEngine } from '#app/documents/typst.server.ts'
import type { Locale } from '#app/i18n/index.ts'
import { peopleTable, peopleThemesTable } from './people-tables.ts'
import { choicesChart, divergingChart, themesChart } from './results-charts.ts'
import type { ResultsContent, ResultsQuestion } from './results-content.ts'
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
  keyFigures,
  type ResultsWords,
  resultsWarnings,
  resultsWords,
  runningTitle,
} from './results-words.ts'

/** So that the summary stays on two pages; the annex has all of them. */
const optionsOfSummary = 8

/**
 * Frozen results as a tagged PDF/UA-1: two pages to read, the questions theme by theme, then the tables.
 * @param content as frozen; nothing is computed here but lengths of bars
 */
export function resultsDocument(
  content: ResultsContent,
  locale: Locale,
  engine?: DocumentEngine,
): Promise<Uint8Array> {
  const words = resultsWords(locale)
  const { t } = words
  const running = runningTitle(content, words)
  return drawReport(
    {
      locale,
      title: `${content.wave.title[locale]} · ${running}`,
      territory: content.territory,
      dated: content.frozenOn,
      running,
      footer: t('results:footer', { date: words.date(content.frozenOn), process: content.processName }),
      kicker: t('results:kicker', { label: content.wave.label }),
      heading: content.wave.title[locale],
      lede: content.lede[locale],
      warnings: resultsWarnings(content, words),
      figures: keyFigures(content, words),
      blocks: content.publishable
        ? numbered([...summary(content, words), ...byTheme(content, words), ...annex(content, words)], words)
        : methodBlocks(content, words),
    },
    engine,
  )
}

function summary(content: ResultsContent, words: ResultsWords): ReportBlock[] {
  const { t, locale } = words
  const named = (codes: readonly string[]) => codes.flatMap((code) => findItem(content, code) ?? [])
  const bySegment = themesBySegmentTable(content, words)
  return [
    heading(2, t('results:sections.themes')),
    themesChart(content, words),
    ...(content.highest.length === 0
      ? []
      : [
          heading(2, t('results:sections.extremes')),
          divergingChart(t('results:chart.highest'), named(content.highest), content, words),
          divergingChart(t('results:chart.lowest'), named(content.lowest), content, words),
        ]),
    ...(bySegment ? [heading(2, t('results:sections.bySegment')), tableBlock(bySegment, 34)] : []),
    ...content.questions.flatMap((question) => {
      const chart = choicesChart(question, words, optionsOfSummary)
      return chart ? [heading(2, question.title[locale]), chart] : []
    }),
    heading(2, t('results:sections.reading')),
    { kind: 'list', items: content.limits.slice(0, 3).map((sentence) => sentence[locale]) },
  ]
}

function byTheme(content: ResultsContent, words: ResultsWords): ReportBlock[] {
  const { t, locale } = words
  return [
    { kind: 'page' },
    heading(2, t('results:sections.byTheme')),
    { kind: 'text', text: t('results:chart.reading') },
    ...content.themes.flatMap((theme) => [
      heading(3, theme.title[locale]),
      divergingChart(t('results:chart.theme', { theme: theme.title[locale] }), theme.items, content, words),
    ]),
  ]
}

function annex(content: ResultsContent, words: ResultsWords): ReportBlock[] {
  const { t, locale } = words
  const participation = participationTable(content, words)
  return [
    { kind: 'page' },
    heading(2, t('results:sections.annex')),
    heading(3, t('results:sections.overview')),
    tableBlock(themesTable(content, words), 40),
    ...(participation ? [tableBlock(participation, 55)] : []),
    ...optional(peopleThemesTable(content, words), 40),
    ...optional(peopleTable(content, words), 50),
    ...content.themes.flatMap((theme) => [
      heading(3, theme.title[locale]),
      ...classesTable(theme, words).map((table) => tableBlock(table, 28)),
      ...optional(segmentsTable(theme, words), 50),
      ...optional(groupsTable(theme, words), 40),
    ]),
    ...content.questions.flatMap((question) => [
      heading(3, question.title[locale]),
      ...optional(questionTable(question, words), question.kind === 'several' ? 60 : 34),
      ...(hasFigures(question) ? [] : [{ kind: 'text' as const, text: t('results:questionHidden') }]),
      ...optional(choiceGroupsTable(question, words), question.kind === 'several' ? 34 : 70),
    ]),
    ...optional(commentsTable(content, words), 70),
    ...methodBlocks(content, words),
  ]
}

function methodBlocks(content: ResultsContent, words: ResultsWords): ReportBlock[] {
  const { t, locale } = words
  const sentences = (list: ResultsContent['method']) => list.map((sentence) => sentence[locale])
  return [
    heading(2, t('results:sections.method')),
    { kind: 'list', items: sentences(content.method) },
    heading(2, t('results:sections.limits')),
    { kind: 'list', items: sentences(content.limits) },
  ]
}

function hasFigures(question: ResultsQuestion): boolean {
  return question.items.some((item) => item.territory !== null)
}

function heading(level: 2 | 3, text: string): ReportBlock {
  return { kind: 'heading', level, text }
}

function tableBlock(table: ReportTable, firstWidth: number): ReportBlock {
  return { kind: 'table', firstWidth, ...table }
}

function optional(table: ReportTable | null, firstWidth: number): ReportBlock[] {
  return table ? [tableBlock(table, firstWidth)] : []
}

/** « Figure 1. », « Tableau 1. » before each caption, in order. */
function numbered(blocks: ReportBlock[], words: ResultsWords): ReportBlock[] {
  let figures = 0
  let tables = 0
  return blocks.map((block) => {
    if (block.kind === 'table') {
      tables += 1
      return {
        ...block,
        caption: words.t('results:numbered.table', { number: tables, caption: block.caption }),
      }
    }
    if (block.kind !== 'diverging' && block.kind !== 'bars') return block
    figures += 1
    return {
      ...block,
      caption: words.t('results:numbered.figure', { number: figures, caption: block.caption }),
    }
  })
}
