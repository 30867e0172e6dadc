import { expect, it } from 'vitest'
import { drawReport } from '#app/documents/report.server.ts'
import { comparisonBlocks } from '#app/domain/results/comparison-blocks.ts'
import { comparedThemesChart } from '#app/domain/results/comparison-charts.ts'
import { composeComparison } from '#app/domain/results/compose-comparison.ts'
import { resultsWords } from '#app/domain/results/results-words.ts'
import { documentBlocks } from '#app/domain/results/view-document.ts'
import { readPdf, type StructureNode, squeezed } from '#test/documents/read-pdf.ts'
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

it('draws the lines of a comparison in a tagged PDF, each told in words, in its language', async () => {
  const words = resultsWords('en')
  const blocks = comparisonBlocks(content, 'en')
  const bytes = await drawReport({
    locale: 'en',
    title: 'Waves side by side',
    territory: content.territory,
    dated: '2026-12-01',
    running: 'T0 · T1',
    footer: content.processName,
    kicker: 'Comparison',
    heading: 'Waves side by side',
    lede: '',
    warnings: [],
    figures: [{ value: '2', label: 'waves', note: '' }],
    blocks: documentBlocks([{ id: 'comparison', title: 'Themes', blocks }], 'Tables', words),
  })
  expect(Buffer.from(bytes).toString('latin1')).toContain('pdfuaid:part')
  const pdf = await readPdf(bytes)
  expect([pdf.title, pdf.language]).toEqual(['Waves side by side', 'en'])
  const drawn = figures(pdf.structure)
  expect(drawn).toHaveLength(blocks.filter(({ kind }) => kind === 'figure').length)
  expect(squeezed(drawn[0]!.alt!)).toBe(squeezed(comparedThemesChart(content, words)!.alt))
})
