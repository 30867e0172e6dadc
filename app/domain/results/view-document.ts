import type { ReportBlock } from '#app/documents/report.server.ts'
import type { ReportTable } from './results-tables.ts'
import type { ResultsWords } from './results-words.ts'
import type { ViewBlock, ViewSection } from './view-blocks.ts'

/**
 * What a page shows, as a PDF draws it: the same figures with the same numbers, and the tables that are one click away on the
 * page together at the end.
 * @param annex title of those tables
 */
export function documentBlocks(
  sections: readonly ViewSection[],
  annex: string,
  words: ResultsWords,
): ReportBlock[] {
  let tables = 0
  const drawn = (table: ReportTable): ReportBlock => {
    tables += 1
    const caption = words.t('results:numbered.table', { number: tables, caption: table.caption })
    return { kind: 'table', firstWidth: firstWidth(table), ...table, caption }
  }
  const behind: ReportTable[] = []
  const body = sections.flatMap(({ title, onNewPage, blocks }): ReportBlock[] => [
    ...(onNewPage ? [{ kind: 'page' } as const] : []),
    ...(title ? [{ kind: 'heading', level: 2, text: title } as const] : []),
    ...blocks.flatMap((block): ReportBlock[] => {
      if (block.kind === 'table' && block.folded) behind.push(block.table)
      if (block.kind === 'table') return block.folded ? [] : [drawn(block.table)]
      if (block.kind === 'figure') behind.push(...block.tables)
      return [drawnBlock(block, words)]
    }),
  ])
  if (behind.length === 0) return body
  const heading = { kind: 'heading', level: 2, text: annex } as const
  return [...body, { kind: 'page' }, heading, ...behind.map(drawn)]
}

function drawnBlock(block: Exclude<ViewBlock, { kind: 'table' }>, words: ResultsWords): ReportBlock {
  switch (block.kind) {
    case 'figure': {
      const { number, chart } = block
      const caption = words.t('results:numbered.figure', { number, caption: chart.caption })
      return { ...chart, caption }
    }
    case 'subheading':
      return { kind: 'heading', level: 3, text: block.text }
    default:
      return block
  }
}

/** Share of the page's width for the column that heads the rows, in percent. */
function firstWidth({ head }: ReportTable): number {
  return Math.max(28, 76 - 8 * head.length)
}
