import { strToU8, zipSync } from 'fflate'
import { type Locale, translator } from '#app/i18n/index.ts'
import { codebookColumns, codebookRows } from './codebook.ts'
import type { ResultsContent } from './results-content.ts'
import { resultsColumns, resultsRows } from './results-csv.ts'
import { resultsWords, runningTitle } from './results-words.ts'
import { plainCsv } from './write-csv.ts'

const whole = ['n', 'classes', 'rank', 'count', 'percent', 'index', 'base', 'outside']

/**
 * Published results as an open-data package: two tables, their Table Schema (`datapackage.json`, Frictionless Data Package 1),
 * under the Licence Ouverte 2.0. The same content gives the same bytes.
 * @throws Error on an extract: open data is the whole
 */
export function openDataPackage(content: ResultsContent, locale: Locale): Uint8Array {
  if (content.extractFor) throw new Error('an extract is no open data')
  const figures = resultsRows(content, locale).map((row) =>
    resultsColumns.map((column) => row[column] ?? null),
  )
  const codebook = codebookRows(content, locale).map((row) => codebookColumns.map((column) => row[column]))
  const files = {
    'datapackage.json': JSON.stringify(describePackage(content, locale), null, 2),
    'resultats.csv': plainCsv([[...resultsColumns], ...figures]),
    'codebook.csv': plainCsv([[...codebookColumns], ...codebook]),
  }
  const mtime = new Date(`${content.frozenOn}T12:00:00`)
  return zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, text]) => [name, [strToU8(text), { mtime }] as const]),
    ),
  )
}

function describePackage(content: ResultsContent, locale: Locale) {
  const t = translator(locale)
  const words = resultsWords(locale)
  const field = (name: string, title: string) => ({
    name,
    title,
    type: whole.includes(name) ? 'integer' : 'string',
  })
  const resource = (name: string, title: string, fields: ReturnType<typeof field>[]) => ({
    name,
    path: `${name}.csv`,
    profile: 'tabular-data-resource',
    title,
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    dialect: { delimiter: ',', header: true },
    schema: { fields, missingValues: [''] },
  })
  return {
    profile: 'tabular-data-package',
    name: `resultats-${content.wave.label.toLowerCase().replace(/[^a-z0-9]+/g, '-')}-version-${content.number}`,
    title: `${content.wave.title[locale]} · ${runningTitle(content, words)}`,
    description: [content.lede, ...content.limits].map((sentence) => sentence[locale]).join('\n\n'),
    created: content.frozenOn,
    version: `${content.number}`,
    licenses: [
      {
        name: 'etalab-2.0',
        title: 'Licence Ouverte 2.0',
        path: 'https://www.etalab.gouv.fr/licence-ouverte-open-licence/',
      },
    ],
    contributors: [{ title: content.territory, role: 'publisher' }],
    resources: [
      resource(
        'resultats',
        t('results:workbook.figures'),
        resultsColumns.map((column) => field(column, t(`results:csv.${column}`))),
      ),
      resource(
        'codebook',
        t('results:workbook.codebook'),
        codebookColumns.map((column) => field(column, t(`results:codebook.${column}`))),
      ),
    ],
  }
}
