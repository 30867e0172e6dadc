import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { composeReport, type ReportSources } from '#app/domain/reports/compose-report.ts'
import type { BlockSubject, DraftBlock } from '#app/domain/reports/draft-block.ts'
import { draftBlocks } from '#app/domain/reports/draft-report.ts'
import { reportKinds } from '#app/domain/reports/report-content.ts'
import { reportDocument } from '#app/domain/reports/report-document.server.ts'
import { composeResults } from '#app/domain/results/compose-results.ts'
import { readPdf, squeezed } from '#test/documents/read-pdf.ts'
import {
  answeredRows,
  both,
  facts,
  makeTree,
  publish,
  questionnaire,
} from '#test/domain/results/published-wave.ts'

const tree = makeTree('employer')
const content = composeResults({
  ...{ number: 1, frozenOn: '2026-12-01', facts, questionnaire },
  published: publish(tree, answeredRows(tree)),
})
const wave = { waveId: 'wave', resultsId: 'results', sha256: 'ab', content }
const quotes = Array.from({ length: 10 }, (_, at) => `Trop de trajets #[${at}] \\ *gras*`)

const sources: ReportSources = {
  ...{ kind: 'steering', processName: 'Mutualisation', territory: 'Val d’Ambre', today: '2026-12-02' },
  waves: [wave],
  calendar: {
    ...{ phases: [], consultations: [], meetings: [] },
    milestones: [
      {
        id: '1',
        code: 'M2',
        phase: 'P2',
        title: both('Diagnostic', 'Diagnosis'),
        on: '2026-12-20',
        state: 'coming',
      },
    ],
  },
  comments: { 'wave C': quotes },
  comparison: null,
}

const more: BlockSubject[] = [
  { kind: 'text', title: both('Un titre', 'A title'), text: both('Un.\n\nDeux : 3 < 4 & #tout.', '') },
  {
    kind: 'decisions',
    lines: [{ decision: both('Écrire', 'Write'), who: both('RH', ''), dueOn: '2027-01-15' }],
  },
  { kind: 'dates' },
  { kind: 'participation' },
  { kind: 'table', waveId: 'wave', part: 'theme-conditions' },
  { kind: 'chart', waveId: 'gone', part: 'themes' },
]

function blocks(): DraftBlock[] {
  const common = { removed: false, note: both('À noter', '') }
  return [
    ...draftBlocks('steering', [wave], () => randomUUID()),
    ...more.map((subject, at) => ({ ...subject, ...common, id: `more-${at}` })),
  ]
}

const head = { running: 'Version 1 · COPIL', warnings: [] }
const draft = (ordered: readonly DraftBlock[]) => ({
  ...{ kind: 'steering' as const, title: both('', ''), lede: both('', '') },
  blocks: ordered,
})

it('draws any order of any blocks on the page and on paper: every figure once, numbered in order, every text', async () => {
  const orders = fc.shuffledSubarray(blocks(), { minLength: 1 })
  await fc.assert(
    fc.asyncProperty(orders, fc.constantFrom('fr' as const, 'en' as const), async (ordered, locale) => {
      const view = composeReport(draft(ordered), sources, head, locale)
      const numbers = view.sections.flatMap(({ blocks: shown }) =>
        shown.flatMap((block) => (block.kind === 'figure' ? [block.number] : [])),
      )
      expect(numbers).toEqual(numbers.map((_, at) => at + 1))
      const pdf = await readPdf(
        await reportDocument(view, { frozenOn: '2026-12-02', processName: 'Mutualisation' }, locale),
      )
      const paper = squeezed(pdf.pages.join(''))
      for (const { title, blocks: shown } of view.sections) {
        expect(paper).toContain(squeezed(title))
        for (const block of shown) {
          if (block.kind === 'text') expect(paper).toContain(squeezed(block.text))
          if (block.kind === 'quotes')
            for (const quote of block.items) expect(paper).toContain(squeezed(quote))
        }
      }
    }),
    { numRuns: 8 },
  )
}, 60_000)

it('writes a first version of each kind, in both languages, without a hole', () => {
  for (const kind of reportKinds)
    for (const locale of ['fr', 'en'] as const) {
      const own = draftBlocks(kind, [wave], () => randomUUID())
      const view = composeReport({ ...draft(own), kind }, { ...sources, kind }, head, locale)
      expect(JSON.stringify(view)).not.toMatch(/\{\{|undefined|NaN|reports:/)
      expect(view.heading).not.toBe('')
      expect(view.sections.length).toBeGreaterThan(3)
    }
})

it('leaves out a block taken out, and what these results do not have', () => {
  const all = composeReport(draft(blocks()), sources, head, 'fr')
  expect(all.sections.map(({ id }) => id)).not.toContain('bloc-more-5')
  const without = blocks().map((block) => ({ ...block, removed: block.kind === 'findings' }))
  const titles = composeReport(draft(without), sources, head, 'fr').sections.map(({ title }) => title)
  expect(titles).not.toContain('Ce qu’on retient')
})

it('says that no comment is reproduced only where none is', () => {
  const said = (comments: ReportSources['comments']) => {
    const { sections } = composeReport(draft(blocks()), { ...sources, comments }, head, 'fr')
    return JSON.stringify(sections).includes('Aucun n’est reproduit ici')
  }
  expect([said({}), said(sources.comments)]).toEqual([true, false])
})
