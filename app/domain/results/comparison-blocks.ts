import type { Locale } from '#app/i18n/index.ts'
import { comparedSegmentsChart, comparedThemesChart } from './comparison-charts.ts'
import type { ComparisonContent } from './comparison-content.ts'
import {
  comparedGroupsTables,
  comparedParticipationTable,
  comparedPeopleTable,
  comparedQuestionsTable,
  comparedSegmentsTables,
  comparedThemesTable,
  comparedWavesTable,
  questionsOf,
} from './comparison-tables.ts'
import type { LinesChart } from './lines-chart.ts'
import type { ReportTable } from './results-tables.ts'
import { type ResultsWords, resultsWords } from './results-words.ts'
import { numberFigures, type ReportView, type ViewBlock, type ViewSection } from './view-blocks.ts'

/** A comparison within a document: the lines of the themes, who answered each wave, what it does not say. */
export function comparisonBlocks(content: ComparisonContent, locale: Locale): ViewBlock[] {
  const words = resultsWords(locale)
  const people = comparedPeopleTable(content, words)
  return [
    ...themesFigure(content, words),
    ...segmentFigures(content, words),
    ...(people ? [plain(people)] : []),
    plain(comparedWavesTable(content, words)),
    caveats(content, words),
  ]
}

/** The page of a comparison in one language; its files say the same. */
export function comparisonView(content: ComparisonContent, locale: Locale): ReportView {
  const words = resultsWords(locale)
  const { t } = words
  return {
    territory: content.territory,
    running: content.waves.map(({ label }) => label).join(' · '),
    kicker: t('comparison:kicker'),
    heading: t('comparison:title'),
    lede: t('comparison:lede'),
    warnings: [],
    figures: [],
    sections: comparisonSections(content, words),
  }
}

function comparisonSections(content: ComparisonContent, words: ResultsWords): ViewSection[] {
  const { t } = words
  const people = comparedPeopleTable(content, words)
  const sections: ViewSection[] = [
    {
      id: 'waves',
      title: t('comparison:sections.waves'),
      blocks: [plain(comparedWavesTable(content, words)), caveats(content, words)],
    },
    { id: 'themes', title: t('comparison:sections.themes'), blocks: themesFigure(content, words) },
    { id: 'segments', title: t('comparison:sections.segments'), blocks: segmentFigures(content, words) },
    { id: 'people', title: t('results:sections.people'), blocks: people ? [plain(people)] : [] },
    { id: 'questions', title: t('comparison:sections.questions'), blocks: otherQuestions(content, words) },
    {
      id: 'participation',
      title: t('results:participation'),
      blocks: comparedParticipationTable(content, words).map(plain),
    },
  ]
  return numberFigures(sections.filter(({ blocks }) => blocks.length > 0))
}

function themesFigure(content: ComparisonContent, words: ResultsWords): ViewBlock[] {
  const chart = comparedThemesChart(content, words)
  if (!chart) return [{ kind: 'text', text: words.t('comparison:noTheme') }]
  const byQuestion = content.themes.flatMap((theme) =>
    comparedQuestionsTable(
      words.t('comparison:table.questions', { title: theme.title[words.locale] }),
      questionsOf(theme, content),
      content,
      words,
    ),
  )
  return [figure(chart, [comparedThemesTable(content, words), ...byQuestion])]
}

function segmentFigures(content: ComparisonContent, words: ResultsWords): ViewBlock[] {
  return content.themes.flatMap((theme): ViewBlock[] => {
    const chart = comparedSegmentsChart(theme, content, words)
    const groups = comparedGroupsTables(theme, content, words)
    const heading = {
      kind: 'subheading',
      id: `compared-${theme.code}`,
      text: theme.title[words.locale],
    } as const
    if (chart) return [heading, figure(chart, [...comparedSegmentsTables(theme, content, words), ...groups])]
    return groups.length === 0 ? [] : [heading, ...groups.map(plain)]
  })
}

/** Questions outside the themes that are compared: each choice, the upper half of an intensity. */
function otherQuestions(content: ComparisonContent, words: ResultsWords): ViewBlock[] {
  const outside = content.questions.filter(({ theme }) => theme === null)
  const codes = [...new Set(outside.map(({ question }) => question.code))]
  return codes.flatMap((code) => {
    const own = outside.filter(({ question }) => question.code === code)
    const caption = words.t('comparison:table.question', { title: own[0]!.question.title[words.locale] })
    return comparedQuestionsTable(caption, own, content, words).map(plain)
  })
}

function caveats(content: ComparisonContent, { t, locale }: ResultsWords): ViewBlock {
  const names = content.incomparable.map(({ code, title }) => `${code} ${title[locale]}`)
  return {
    kind: 'list',
    items: [
      t('comparison:caveats.people'),
      t('comparison:caveats.common'),
      ...(content.extract ? [t('comparison:caveats.extract')] : []),
      ...(names.length > 0 ? [t('comparison:caveats.incomparable', { names: names.join(' ') })] : []),
    ],
  }
}

function figure(chart: LinesChart, tables: ReportTable[]): ViewBlock {
  return { kind: 'figure', number: 0, chart, tables }
}

function plain(table: ReportTable): ViewBlock {
  return { kind: 'table', folded: table.rows.length > 24, table }
}
