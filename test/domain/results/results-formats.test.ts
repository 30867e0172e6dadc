import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { composeResults } from '#app/domain/results/compose-results.ts'
import { resultsCsv } from '#app/domain/results/results-csv.ts'
import { resultsDocument } from '#app/domain/results/results-document.server.ts'
import { keyFigures, resultsWords } from '#app/domain/results/results-words.ts'
import { type ReadPdf, readPdf, roles, type StructureNode, squeezed } from '#test/documents/read-pdf.ts'
import { answeredRows, both, facts, makeTree, publish, questionnaire } from './published-wave.ts'

const tree = makeTree('employer')
const published = publish(tree, answeredRows(tree))
const content = composeResults({ number: 2, frozenOn: '2026-12-01', facts, questionnaire, published })
const items = [...content.themes, ...content.questions].flatMap((part) => part.items)
const words = resultsWords('fr')
const bytes = await resultsDocument(content, 'fr')
const pdf: ReadPdf = await readPdf(bytes)
const text = squeezed(pdf.pages.join(''))
const csv = parse(resultsCsv(content, 'fr'), { delimiter: ';', columns: true, bom: true }) as Record<
  string,
  string
>[]

function figures(structure: readonly StructureNode[]): StructureNode[] {
  return structure.flatMap((node) => [...(node.role === 'Figure' ? [node] : []), ...figures(node.children)])
}

describe('the results as PDF', () => {
  it('is PDF/UA-1 in our font, with one first heading and none skipped', () => {
    expect(Buffer.from(bytes).toString('latin1')).toContain('pdfuaid:part')
    for (const font of pdf.fonts) expect(font).toMatch(/^AtkinsonHyperlegibleNext-/)
    const headings = roles(pdf.structure).filter((role) => /^H\d$/.test(role))
    expect(headings[0]).toBe('H1')
    expect(headings.filter((role) => role === 'H1')).toHaveLength(1)
    expect(new Set(headings)).toEqual(new Set(['H1', 'H2', 'H3']))
  })

  it('says every chart in words, and gives every theme its table', () => {
    const charts = figures(pdf.structure)
    expect(charts).toHaveLength(1 + 2 + content.questions.length + content.themes.length)
    const item = content.themes[0]!.items[0]!
    const told = charts.map((chart) => squeezed(chart.alt ?? '')).join('')
    for (const { label, percent } of item.territory!.classes)
      expect(told).toContain(squeezed(`${label.fr} ${words.percent(percent)}`))
    expect(roles(pdf.structure).filter((role) => role === 'Table').length).toBeGreaterThan(
      content.themes.length,
    )
    expect(roles(pdf.structure)).toContain('TH')
  })

  it('bears number, version and date on each page', () => {
    for (const [at, page] of pdf.pages.entries()) {
      expect(squeezed(page)).toContain('RésultatsT0·version2·1erdécembre2026')
      expect(squeezed(page)).toContain(`${at + 1}/${pdf.pages.length}`)
    }
  })

  it('opens with the sentences and figures of the content', () => {
    const first = squeezed(pdf.pages[0]!)
    expect(first).toContain(squeezed(content.lede.fr))
    for (const figure of keyFigures(content, words)) expect(first).toContain(squeezed(figure.value))
    expect(text).toContain(squeezed(content.method[1]!.fr))
    expect(text).toContain(squeezed(content.limits.at(-1)!.fr))
  })

  it('keeps hostile texts texts, and marks a test wave', async () => {
    const hostile = '#read("/etc/passwd") @dambre *gras* $x$ <label> ] }'
    const document = await readPdf(
      await resultsDocument(
        composeResults({
          number: 1,
          frozenOn: '2026-12-01',
          facts: {
            ...facts,
            territory: hostile,
            processName: hostile,
            title: both(hostile, hostile),
            test: true,
          },
          questionnaire: {
            themes: questionnaire.themes.map((theme) => ({ ...theme, title: both(hostile, hostile) })),
            questions: questionnaire.questions.map((question) => ({
              ...question,
              title: both(hostile, hostile),
            })),
          },
          published,
        }),
        'en',
      ),
    )
    const shown = squeezed(document.pages.join(''))
    expect(shown.split(squeezed(hostile)).length).toBeGreaterThan(20)
    expect(shown).not.toContain('root:x:0')
    expect(document.pages[0]).toContain('Test wave')
  })

  it('says so when nothing may be published', async () => {
    const bare = composeResults({
      number: 1,
      frozenOn: '2026-12-01',
      facts: { ...facts, ballots: 7, void: 0 },
      questionnaire,
      published: null,
    })
    const document = await readPdf(await resultsDocument(bare, 'fr'))
    expect(squeezed(document.pages[0]!)).toContain('Résultatsnonpubliables')
    expect(figures(document.structure)).toEqual([])
  })
})

describe('the results as CSV', () => {
  it('opens in a French spreadsheet', () => {
    const raw = resultsCsv(content, 'fr')
    expect(raw.startsWith('\ufeffnature;code;')).toBe(true)
    expect(raw).toContain('\r\n')
  })

  it('neutralises cells that a spreadsheet would run', () => {
    const evil = composeResults({
      number: 1,
      frozenOn: '2026-12-01',
      facts,
      questionnaire: {
        ...questionnaire,
        questions: questionnaire.questions.map((question) => ({
          ...question,
          title: both('=HYPERLINK("https://exemple.fr")', '+1;"2'),
        })),
      },
      published,
    })
    for (const locale of ['fr', 'en'] as const) {
      const cells = parse(resultsCsv(evil, locale), { delimiter: ';', bom: true }).flat() as string[]
      expect(cells.some((cell) => cell.includes('HYPERLINK') || cell.includes('1;"2'))).toBe(true)
      expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([])
    }
  })
})

describe('the same figures everywhere', () => {
  it('gives each class of each question the same count and percentage in PDF and CSV', () => {
    const shown = items.filter((item) => item.territory !== null)
    expect(shown.length).toBeGreaterThan(10)
    for (const item of shown)
      item.territory!.classes.forEach((figure, at) => {
        const row = csv.find(
          (line) =>
            line.code === item.code &&
            line.niveau === 'territoire' &&
            line['rang de la classe'] === `${at + 1}`,
        )!
        expect([row.effectif, row.pourcentage, row.n]).toEqual([
          `${figure.count}`,
          `${figure.percent}`,
          `${item.territory!.n}`,
        ])
      })
    for (const item of content.themes.flatMap((theme) => theme.items)) {
      const cells = item.territory!.classes.map(
        ({ count, percent }) => `${words.percent(percent)} (${count})`,
      )
      expect(text).toContain(
        squeezed(`${item.title.fr}${item.territory!.n}${cells.join('')}${item.territory!.outside}`),
      )
    }
  })

  it('gives each group and each theme the same share', () => {
    for (const theme of content.themes) {
      const row = csv.find(
        (line) => line.nature === 'thème' && line.code === theme.code && line.niveau === 'territoire',
      )!
      expect([row.pourcentage, row.indice]).toEqual([
        `${theme.favourable}`,
        theme.index === null ? '' : `${theme.index}`,
      ])
      const segments = theme.bySegment.map((share) =>
        share ? `${words.percent(share.percent)} (${share.n})` : '–',
      )
      expect(text).toContain(squeezed(`${theme.title.fr}${segments.join('')}`))
      for (const item of theme.items)
        for (const share of item.groups) {
          const line = csv.find(
            (candidate) =>
              candidate.code === item.code &&
              candidate.niveau!.startsWith('groupe') &&
              candidate.groupe === share.group.fr,
          )!
          expect([line.effectif, line.n, line.pourcentage]).toEqual([
            `${share.count}`,
            `${share.n}`,
            `${share.percent}`,
          ])
        }
    }
  })
})
