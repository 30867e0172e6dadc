import type { ReportBlock } from '#app/documents/report.server.ts'
import type { ReportTable } from './results-tables.ts'
import type { ResultsWords } from './results-words.ts'
import type { ViewBlock, ViewSection } from './view-blocks.ts'

/**
 * What a page shows, as a PDF draws it: the same figures with the same numbers, and the tables that are one click away on the
 * page together at the end, under the titles they have there.
 */
export function documentBlocks(sections: readonly ViewSection[], words: ResultsWords): ReportBlock[] {
  let tables = 0
  const drawn = (table: ReportTable): ReportBlock => {
    tables += 1
    const caption = words.t('results:numbered.table', { number: tables, caption: table.caption })
    return { kind: 'table', firstWidth: firstWidth(table), ...table, caption }
  }
  const behind: { under: string; table: ReportTable }[] = []
  const body = sections.flatMap(({ title, onNewPage, blocks }): ReportBlock[] => {
    let under = title
    const shown = blocks.flatMap((block): ReportBlock[] => {
      if (block.kind === 'subheading') under = block.text
      if (block.kind === 'figure') for (const table of block.tables) behind.push({ under, table })
      if (block.kind !== 'table') return [drawnBlock(block, words)]
      if (!block.folded) return [drawn(block.table)]
      behind.push({ under, table: block.table })
      return []
    })
    const below = shown.filter(hasSomethingBelow)
    // What stands behind bears its title there: here it would head nothing.
    if (below.length === 0 && blocks.length > 0) return []
    return [
      ...(onNewPage ? [{ kind: 'page' } as const] : []),
      ...(title ? [heading(2, title)] : []),
      ...below,
    ]
  })
  if (behind.length === 0) return body
  const annex = behind.flatMap(({ under, table }, at): ReportBlock[] => [
    ...(under && under !== behind[at - 1]?.under ? [heading(3, under)] : []),
    drawn(table),
  ])
  return [...body, { kind: 'page' }, heading(2, words.t('results:sections.annex')), ...annex]
}

/** Not a subheading of which all the tables stand behind. */
function hasSomethingBelow(block: ReportBlock, at: number, blocks: readonly ReportBlock[]): boolean {
  const next = blocks[at + 1]
  return block.kind !== 'heading' || (next !== undefined && next.kind !== 'heading')
}

function heading(level: 2 | 3, text: string): ReportBlock {
  return { kind: 'heading', level, text }
}

function drawnBlock(block: Exclude<ViewBlock, { kind: 'table' }>, words: ResultsWords): ReportBlock {
  switch (block.kind) {
    case 'figure': {
      const { number, chart } = block
      const caption = words.t('results:numbered.figure', { number, caption: chart.caption })
      return { ...chart, caption }
    }
    case 'subheading':
      return heading(3, block.text)
    default:
      return block
  }
}

/** Share of the page's width for the column that heads the rows, in percent. */
function firstWidth({ head }: ReportTable): number {
  return Math.max(28, 76 - 8 * head.length)
}
