import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { composeResults } from '#app/domain/results/compose-results.ts'
import { freezeResults } from '#app/domain/results/freeze-results.server.ts'
import { getResults } from '#app/domain/results/queries.server.ts'
import type { ResultsContent } from '#app/domain/results/results-content.ts'
import { resultsCsv } from '#app/domain/results/results-csv.ts'
import { resultsDocument } from '#app/domain/results/results-document.server.ts'
import { resultsView } from '#app/domain/results/results-view.ts'
import { instruments } from '#surveys/index.ts'
import { readQuestionnaire } from '#surveys/questionnaire.ts'
import { readPdf, squeezed } from '#test/documents/read-pdf.ts'
import { makeDemarche, makeHolder } from '#test/factories/staff.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { closedAt, makeClosedWave } from './closed-wave.ts'
import {
  answeredRows,
  barometerRows,
  facts,
  makeTree,
  publish,
  questionnaire,
  withPeople,
} from './published-wave.ts'

const tree = withPeople(makeTree('employer'))
const rows = answeredRows(tree)
const published = publish(tree, rows)
const content = compose()

function compose(of = published): ResultsContent {
  return composeResults({ number: 1, frozenOn: '2026-12-01', facts, questionnaire, published: of })
}

const itemsOf = ({ themes, questions }: ResultsContent) =>
  [...themes, ...questions].flatMap((part) => part.items)

describe('the two classes of people', () => {
  const kept = published.items.filter(({ second }) => second)
  const dropped = published.items.filter(
    ({ second, item, territory }) => !second && territory && item.kind === 'scale',
  )

  it('are shown for the questions that kept them, and said of those that did not', () => {
    expect([kept.length > 0, dropped.length > 0]).toEqual([true, true])
    const items = itemsOf(content)
    for (const { code, second } of kept) {
      const { people } = items.find((item) => item.code === code)!
      expect([people!.first.n, people!.first.count]).toEqual([second!.first.n, second!.first.counts.at(-1)])
      expect([people!.others.n, people!.others.count]).toEqual([
        second!.others.n,
        second!.others.counts.at(-1),
      ])
    }
    for (const { code } of dropped) expect(items.find((item) => item.code === code)!.people).toBeNull()
    expect(
      items.filter(({ code }) => code.startsWith('W.')).every(({ people }) => people === undefined),
    ).toBe(true)
  })

  it('have a mean for a theme only when all its questions show them', () => {
    for (const theme of content.themes) {
      const whole = theme.items.every(({ people }) => people)
      expect(theme.people !== null).toBe(whole)
    }
  })

  it('stand on the page, in the PDF and in the table, each figure the same', async () => {
    const page = JSON.stringify(resultsView(content, 'fr'))
    const pdf = squeezed((await readPdf(await resultsDocument(content, 'fr'))).pages.join(''))
    const csv = parse(resultsCsv(content, 'fr'), { delimiter: ';', columns: true, bom: true }) as Record<
      string,
      string
    >[]
    for (const text of ['Encadrent', `Non montré pour ${dropped.length} questions`]) {
      expect(page).toContain(text)
      expect(pdf).toContain(squeezed(text))
    }
    for (const item of itemsOf(content))
      if (item.people) {
        const { first, others } = item.people
        const cells = [first, others].map(({ percent, n }) => `${percent}\u202f% (${n})`)
        expect(pdf).toContain(squeezed(`${item.code} · ${item.title.fr}${cells.join('')}`))
        const lines = csv.filter(
          ({ code, niveau }) => code === item.code && niveau === 'ensemble de personnes',
        )
        expect(lines.map((line) => [line.n, line.effectif, line.pourcentage])).toEqual(
          [first, others].map(({ n, count, percent }) => [`${n}`, `${count}`, `${percent}`]),
        )
      }
  })

  it('are nowhere in a wave that has none', () => {
    const without = makeTree('employer')
    const plain = compose(publish(without, answeredRows(without)))
    expect(JSON.stringify([plain, resultsView(plain, 'fr')])).not.toMatch(/Encadrent|"people"/)
  })
})

describe('stored results', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await createTestDatabase()
  })
  afterAll(() => database.close())

  it('of the first format are read as they are, and those of today hold the classes', async () => {
    const { db } = database
    const now = () => closedAt
    const { processId } = await makeDemarche(db, now)
    const { ctx } = await makeHolder(db, now, { processId, role: 'pilot' })
    const barometer = readQuestionnaire(instruments['barometre-agents'].definition)
    const nodes = withPeople(makeTree('segment'), barometer)
    const waveId = await makeClosedWave(db, processId, {
      tree: nodes,
      tallies: barometerRows(barometer, nodes),
    })
    const { resultsId } = await freezeResults(ctx, { waveId })
    const { content: today } = await getResults(ctx, { processId, resultsId })
    expect(today.format).toBe(2)
    expect(itemsOf(today).filter(({ people }) => people).length).toBeGreaterThan(5)
    const first = resultsView(
      { ...compose(publish(makeTree('segment'), answeredRows(makeTree('segment')))), format: 1 },
      'fr',
    )
    expect(first.sections.map(({ id }) => id)).not.toContain('people')
  })
})
