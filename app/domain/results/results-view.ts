import type { Locale } from '#app/i18n/index.ts'
import type { ResultsContent } from './results-content.ts'
import { listParts } from './results-parts.ts'
import {
  keyFigures,
  type ResultsWords,
  resultsWarnings,
  resultsWords,
  runningTitle,
} from './results-words.ts'
import { numberFigures, type ReportView, type ViewBlock, type ViewSection } from './view-blocks.ts'

export type { FigureView, ReportView, ViewBlock, ViewSection } from './view-blocks.ts'

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
    sections: numberFigures([...resultSections(content, words), ...methodSections(content, words)]),
  }
}

/** One section for each part, but for the themes: they are read together. */
function resultSections(content: ResultsContent, words: ResultsWords): ViewSection[] {
  const { t, locale } = words
  const parts = listParts(content, locale)
  const ofTheme = parts.filter(({ id }) => id.startsWith('theme-'))
  return parts.flatMap(({ id, title, blocks }): ViewSection[] => {
    if (id === ofTheme[0]?.id) {
      const themes = ofTheme.flatMap((theme): ViewBlock[] => [
        { kind: 'subheading', id: theme.id, text: theme.title },
        ...theme.blocks,
      ])
      const reading: ViewBlock = { kind: 'text', text: t('results:chart.reading') }
      return [
        {
          ...{ id: 'by-theme', title: t('results:sections.byTheme') },
          onNewPage: true,
          blocks: [reading, ...themes],
        },
      ]
    }
    return id.startsWith('theme-') ? [] : [{ id, title, blocks }]
  })
}

function methodSections(content: ResultsContent, words: ResultsWords): ViewSection[] {
  const list = (sentences: ResultsContent['method']): ViewBlock[] => [
    { kind: 'list', items: sentences.map((sentence) => sentence[words.locale]) },
  ]
  return [
    { id: 'method', title: words.t('results:sections.method'), blocks: list(content.method) },
    { id: 'limits', title: words.t('results:sections.limits'), blocks: list(content.limits) },
  ]
}
