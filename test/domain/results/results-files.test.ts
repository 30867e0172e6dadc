import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { strFromU8, unzipSync } from 'fflate'
import readWorkbook from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import { codebookRows } from '#app/domain/results/codebook.ts'
import { composeResults } from '#app/domain/results/compose-results.ts'
import { resultsContentSchema, resultsJsonSchema } from '#app/domain/results/content-schema.ts'
import { figureCsv } from '#app/domain/results/figure-csv.ts'
import { openDataPackage } from '#app/domain/results/open-data.ts'
import type { ResultsContent } from '#app/domain/results/results-content.ts'
import { resultsColumns, resultsRows } from '#app/domain/results/results-csv.ts'
import { drawResultsFile, mayDownload } from '#app/domain/results/results-files.server.ts'
import { resultsView } from '#app/domain/results/results-view.ts'
import { resultsWorkbook } from '#app/domain/results/results-workbook.server.ts'
import { answeredRows, both, facts, makeTree, publish, questionnaire, withPeople } from './published-wave.ts'

const tree = withPeople(makeTree('service'))
const published = publish(tree, answeredRows(tree))
const content = composeResults({ number: 2, frozenOn: '2026-12-01', facts, questionnaire, published })
const small = composeResults({ number: 1, frozenOn: '2026-12-01', facts, questionnaire, published: null })
const hostile = composeResults({
  number: 1,
  frozenOn: '2026-12-01',
  facts: { ...facts, territory: '=1+1', title: both('=HYPERLINK("https://exemple.fr")') },
  questionnaire: {
    themes: questionnaire.themes.map((theme) => ({ ...theme, title: both('@SUM(1)', '+1') })),
    questions: questionnaire.questions.map((question) => ({
      ...question,
      title: both('=cmd|calc', '_x0041_'),
    })),
  },
  published,
})

describe('the results as a workbook', () => {
  it('has four sheets, the figures of the table among them', async () => {
    const bytes = Buffer.from(await resultsWorkbook(content, 'fr'))
    const sheets = await readWorkbook(bytes)
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['lisez-moi', 'résultats', 'thèmes', 'codebook'])
    const [, ...figures] = sheets[1]!.data
    const expected = resultsRows(content, 'fr').map((row) =>
      resultsColumns.map((column) => (row[column] === '' ? null : (row[column] ?? null))),
    )
    expect(figures).toEqual(expected)
    expect(sheets[3]!.data).toHaveLength(1 + codebookRows(content, 'fr').length)
  })

  it('computes nothing, whatever a text begins with', async () => {
    for (const locale of ['fr', 'en'] as const) {
      const bytes = await resultsWorkbook(hostile, locale)
      const parts = Object.entries(unzipSync(bytes)).filter(([name]) => name.endsWith('.xml'))
      for (const [, part] of parts) expect(strFromU8(part)).not.toMatch(/<f[\s>]/)
      const sheets = await readWorkbook(Buffer.from(bytes))
      expect(sheets[0]!.data[0]![0]).toBe(hostile.wave.title[locale])
      expect(JSON.stringify(sheets[3]!.data)).toContain(hostile.themes[0]!.items[0]!.title[locale])
    }
  })
})

describe('the results as JSON', () => {
  it('hold to their schema, whole, in extract, too small, or of the first format', () => {
    const { people: _, ...first } = { ...content, format: 1 as const }
    for (const one of [content, { ...content, extractFor: ['A'] }, small, first, hostile])
      expect(resultsContentSchema.parse(JSON.parse(JSON.stringify(one)))).toEqual(one)
  })

  it('say more than the schema knows of only by failing it', () => {
    const item = content.themes[0]!.items[0]!
    const leaked = { ...content, themes: [{ ...content.themes[0]!, items: [{ ...item, ballots: [1] }] }] }
    expect(resultsContentSchema.safeParse(leaked).success).toBe(false)
    expect(resultsContentSchema.safeParse({ ...content, k: 0 }).success).toBe(false)
  })

  it('are documented by that schema', () => {
    const documented = JSON.parse(
      readFileSync(new URL('../../../docs/results.schema.json', import.meta.url), 'utf8'),
    )
    expect(documented).toEqual(JSON.parse(JSON.stringify(resultsJsonSchema())))
  })
})

describe('open data', () => {
  const files = Object.fromEntries(
    Object.entries(unzipSync(openDataPackage(content, 'fr'))).map(([name, bytes]) => [
      name,
      strFromU8(bytes),
    ]),
  )
  const description = JSON.parse(files['datapackage.json']!) as {
    licenses: { name: string }[]
    resources: { path: string; schema: { fields: { name: string; type: string; title: string }[] } }[]
  }

  it('describe each table by its columns, in order, and their types', () => {
    expect(description.resources.map(({ path }) => path)).toEqual(['resultats.csv', 'codebook.csv'])
    expect(description.licenses[0]!.name).toBe('etalab-2.0')
    for (const { path, schema } of description.resources) {
      const [head, ...rows] = parse(files[path]!) as string[][]
      expect(schema.fields.map(({ name }) => name)).toEqual(head)
      expect(rows.length).toBeGreaterThan(10)
      for (const [at, { type, title }] of schema.fields.entries()) {
        expect(title).not.toBe('')
        if (type === 'integer') for (const row of rows) expect(row[at]).toMatch(/^\d*$/)
      }
    }
  })

  it('are the same bytes for the same results, and only for published and whole ones', () => {
    expect(openDataPackage(content, 'fr')).toEqual(openDataPackage(structuredClone(content), 'fr'))
    expect(() => openDataPackage({ ...content, extractFor: [] }, 'fr')).toThrow('extract')
    const may = (one: ResultsContent, publishedOn: string | null) =>
      mayDownload('openData', { content: one, publishedOn })
    expect([may(content, '2026-12-02'), may(content, null)]).toEqual([true, false])
    expect(may({ ...content, extractFor: ['A'] }, '2026-12-02')).toBe(false)
    expect(may(small, '2026-12-02')).toBe(false)
  })
})

describe('the codebook', () => {
  const rows = codebookRows(content, 'fr')

  it('has a row for each question and choice, with its base and its classes', () => {
    const items = [...content.themes, ...content.questions].flatMap((part) => part.items)
    expect(rows.map(({ code }) => code).sort()).toEqual(items.map(({ code }) => code).sort())
    for (const item of items) {
      const row = rows.find(({ code }) => code === item.code)!
      expect(row.base).toBe(item.territory!.n)
      expect(`${row.territory}`.split(' | ')).toHaveLength(item.territory!.classes.length)
    }
  })

  it('names the groups shown undivided', () => {
    expect(rows.some(({ together }) => `${together}`.includes(', avec '))).toBe(true)
  })
})

describe('a figure as a table', () => {
  it('gives the cells of the page, and nothing for a number that is none', () => {
    const figure = resultsView(content, 'fr')
      .sections.flatMap(({ blocks }) => blocks)
      .flatMap((block) => (block.kind === 'figure' && block.tables.length > 0 ? [block] : []))[0]!
    const rows = parse(figureCsv(content, figure.number, 'fr')!, { delimiter: ';', bom: true }) as string[][]
    expect(rows[0]![0]).toBe(figure.tables[0]!.caption)
    expect(rows[2]!.slice(0, 2)).toEqual(figure.tables[0]!.rows[0]!.cells.slice(0, 2))
    for (const number of [0, 999, Number.NaN]) expect(figureCsv(content, number, 'fr')).toBeNull()
  })
})

it('draws every file of an extract and of results too small', async () => {
  for (const one of [{ ...content, extractFor: ['A'] }, small])
    for (const file of ['xlsx', 'csv', 'codebook', 'json'] as const)
      expect((await drawResultsFile(file, one, 'en')).byteLength).toBeGreaterThan(100)
})
