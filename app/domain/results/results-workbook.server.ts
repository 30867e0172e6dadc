import { drawWorkbook } from '#app/documents/workbook.server.ts'
import { type Locale, translator } from '#app/i18n/index.ts'
import { codebookTable } from './codebook.ts'
import type { ResultsContent } from './results-content.ts'
import { type ResultsRow, resultsColumns, resultsRows, themeRows } from './results-csv.ts'
import { resultsWarnings, resultsWords, runningTitle } from './results-words.ts'

const themeColumns = ['code', 'title', 'level', 'group', 'n', 'percent', 'index'] as const

/** Frozen results as a workbook of four sheets: what to know first, the figures, the themes, the codebook. */
export function resultsWorkbook(content: ResultsContent, locale: Locale): Promise<Uint8Array> {
  const t = translator(locale)
  const table = (columns: readonly (keyof ResultsRow)[], rows: readonly ResultsRow[]) => [
    columns.map((column) => t(`results:csv.${column}`)),
    ...rows.map((row) => columns.map((column) => row[column] ?? null)),
  ]
  return drawWorkbook([
    { name: t('results:workbook.readMe'), rows: readMe(content, locale), widths: [120] },
    {
      name: t('results:workbook.figures'),
      rows: table(resultsColumns, resultsRows(content, locale)),
      widths: [14, 12, 50, 22, 16, 34, 8, 10, 10, 24, 10, 12, 8],
    },
    {
      name: t('results:workbook.themes'),
      rows: table(
        themeColumns,
        content.themes.flatMap((theme) => themeRows(theme, locale)),
      ),
      widths: [16, 30, 14, 40, 8, 12, 8],
    },
    {
      name: t('results:workbook.codebook'),
      rows: codebookTable(content, locale),
      widths: [12, 50, 34, 22, 20, 8, 10, 50, 34, 28, 50, 14],
    },
  ])
}

/** One sentence a row. */
function readMe(content: ResultsContent, locale: Locale): string[][] {
  const words = resultsWords(locale)
  return [
    content.wave.title[locale],
    `${content.processName} · ${runningTitle(content, words)}`,
    ...resultsWarnings(content, words),
    content.lede[locale],
    words.t('results:workbook.sheets'),
    ...[...content.method, ...content.limits].map((sentence) => sentence[locale]),
  ].map((sentence) => [sentence])
}
