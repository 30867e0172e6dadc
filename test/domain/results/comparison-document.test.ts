import { parse } from 'csv-parse/sync'
import { expect, it } from 'vitest'
import { comparisonView } from '#app/domain/results/comparison-blocks.ts'
import { comparedThemesChart } from '#app/domain/results/comparison-charts.ts'
import { composeComparison } from '#app/domain/results/compose-comparison.ts'
import { drawView } from '#app/domain/results/draw-view.server.ts'
import { resultsWords } from '#app/domain/results/results-words.ts'
import { tablesCsv, tablesOf } from '#app/domain/results/tables-csv.ts'
import { documentBlocks } from '#app/domain/results/view-document.ts'
import { readPdf, roles, type StructureNode, squeezed } from '#test/documents/read-pdf.ts'
import { answeredRows, facts, makeTree, publish, questionnaire } from './published-wave.ts'

const tree = makeTree('employer')
const content = composeComparison(
  [7, 11].map((seed, at) => ({
    waveId: `T${at}`,
    resultsId: `results ${at}`,
    number: 1,
    facts: { ...facts, label: `T${at}` },
    questionnaire,
    published: publish(tree, answeredRows(tree, 0.6, seed)),
  })),
)!

const figures = (nodes: readonly StructureNode[]): StructureNode[] =>
  nodes.flatMap((node) => [...(node.role === 'Figure' ? [node] : []), ...figures(node.children)])

const view = comparisonView(content, 'en')
const tables = tablesOf(view.sections)

it('draws a comparison as its page shows it in a tagged PDF, each line told in words, in its language', async () => {
  const bytes = await drawView(view, { locale: 'en', dated: '2026-12-01', footer: content.processName })
  expect(Buffer.from(bytes).toString('latin1')).toContain('pdfuaid:part')
  const pdf = await readPdf(bytes)
  expect([pdf.title, pdf.language]).toEqual([`${view.heading} · T0 · T1`, 'en'])
  const drawn = figures(pdf.structure)
  const blocks = view.sections.flatMap((section) => section.blocks)
  expect(drawn).toHaveLength(blocks.filter(({ kind }) => kind === 'figure').length)
  expect(squeezed(drawn[0]!.alt!)).toBe(squeezed(comparedThemesChart(content, resultsWords('en'))!.alt))
  const found = roles(pdf.structure)
  // A table that goes over two pages is read once on each.
  expect(found.filter((role) => role === 'Table').length).toBeGreaterThanOrEqual(tables.length)
  expect(found.filter((role) => /^H\d$/.test(role)).slice(0, 2)).toEqual(['H1', 'H2'])
  expect(found.filter((role) => role === 'H1')).toHaveLength(1)
  const text = squeezed(pdf.pages.join(''))
  for (const { caption } of tables) expect(text).toContain(squeezed(caption))
})

it('heads nothing on paper whose tables all stand behind, and heads them there', () => {
  const table = (caption: string) => ({
    kind: 'table' as const,
    folded: true,
    table: { caption, head: ['a'], rows: [] },
  })
  const sections = [
    { id: 'a', title: 'Folded', blocks: [table('one')] },
    {
      id: 'b',
      title: 'Mixed',
      blocks: [
        { kind: 'subheading' as const, id: 'c', text: 'Behind' },
        table('two'),
        { kind: 'subheading' as const, id: 'd', text: 'Shown' },
        { kind: 'text' as const, text: 'said' },
      ],
    },
  ]
  const drawn = documentBlocks(sections, resultsWords('en')).map((block) =>
    block.kind === 'heading' ? `${block.level} ${block.text}` : block.kind,
  )
  const annex = ['page', '2 Annex: the tables', '3 Folded', 'table', '3 Behind', 'table']
  expect(drawn).toEqual(['2 Mixed', '3 Shown', 'text', ...annex])
})

it('writes the tables of the page, one below the other, every cell as the page has it', () => {
  const rows = parse(tablesCsv(tables), { delimiter: ';', bom: true }) as string[][]
  const written = rows.map((row) => row.join('').length && row).filter((row) => row !== 0)
  const width = Math.max(...tables.map(({ head }) => head.length))
  const full = (cells: readonly string[]) => Array.from({ length: width }, (_, at) => cells[at] ?? '')
  const expected = tables.flatMap(({ caption, head, rows, note }) => [
    [caption],
    head,
    ...rows.map(({ cells }) => cells),
    ...(note ? [[note]] : []),
  ])
  expect(tables.length).toBeGreaterThan(5)
  expect(written).toEqual(expected.map(full))
})
