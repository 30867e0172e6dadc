import type {
  ComparedLine,
  ComparedShare,
  ComparedThemeContent,
  ComparisonContent,
} from './comparison-content.ts'
import { type LinesChart, type LineValues, layLines, tellingGap } from './lines-chart.ts'
import type { ResultsWords } from './results-words.ts'

/** A line for each theme, from the first wave to the last; null where no theme can be compared. */
export function comparedThemesChart(content: ComparisonContent, words: ResultsWords): LinesChart | null {
  if (content.themes.length === 0) return null
  return linesChart(
    words.t('comparison:chart.themes', { gap: tellingGap }),
    content.themes.map((theme) => lineOf(theme.title[words.locale], theme.waves)),
    content,
    words,
  )
}

/** A line for each segment of a theme; null where the waves share none. */
export function comparedSegmentsChart(
  theme: ComparedThemeContent,
  content: ComparisonContent,
  words: ResultsWords,
): LinesChart | null {
  if (theme.segments.length === 0) return null
  return linesChart(
    words.t('comparison:chart.segments', { theme: theme.title[words.locale] }),
    theme.segments.map(({ group, waves }: ComparedLine<ComparedShare>) => lineOf(group[words.locale], waves)),
    content,
    words,
  )
}

function lineOf(label: string, waves: readonly (ComparedShare | null)[]): LineValues {
  return { label, values: waves.map((share) => share?.percent ?? null) }
}

function linesChart(
  caption: string,
  lines: readonly LineValues[],
  content: ComparisonContent,
  words: ResultsWords,
): LinesChart {
  const { t } = words
  const { across, ...laid } = layLines(lines, content.waves.length, words.percent)
  const told = lines.map(({ label, values }) => {
    const figures = values.map((value, wave) => {
      const figure = value === null ? t('results:notShown') : words.percent(value)
      return `${content.waves[wave]!.label} ${figure}`
    })
    return t('comparison:chart.line', { label, figures: figures.join(', ') })
  })
  return {
    kind: 'lines',
    caption,
    alt: [caption, ...told].join(' '),
    ...laid,
    columns: content.waves.map(({ label, ballots, percent }, wave) => ({
      at: across(wave),
      label,
      notes: [words.base(ballots), words.percent(percent)],
    })),
  }
}
