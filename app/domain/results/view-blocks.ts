import type { Locale } from '#app/i18n/index.ts'
import type { LinesChart } from './lines-chart.ts'
import type { BarsChart, DivergingChart } from './results-charts.ts'
import type { ReportTable } from './results-tables.ts'
import type { KeyFigure } from './results-words.ts'

/** A numbered figure of the page and the tables that hold its values. */
export interface FigureView {
  kind: 'figure'
  number: number
  chart: DivergingChart | BarsChart | LinesChart
  tables: ReportTable[]
}

/** What a page shows in one language; `view-document.ts` turns the same into what a PDF draws. */
export type ViewBlock =
  | FigureView
  | { kind: 'subheading'; id: string; text: string }
  /** `lang`: where the text is not in the page's language. */
  | { kind: 'text'; text: string; lang?: Locale; strong?: boolean }
  | { kind: 'list'; items: string[]; lang?: Locale }
  | { kind: 'figures'; figures: KeyFigure[] }
  /** People's own words, in the language they wrote. */
  | { kind: 'quotes'; items: string[] }
  /** `folded`: one click away. */
  | { kind: 'table'; folded: boolean; table: ReportTable }

export interface ViewSection {
  id: string
  /** Empty for what stands without a heading. */
  title: string
  /** On paper it begins a page. */
  onNewPage?: boolean
  blocks: ViewBlock[]
}

export interface ReportView {
  territory: string
  running: string
  kicker: string
  heading: string
  lede: string
  warnings: string[]
  figures: KeyFigure[]
  sections: ViewSection[]
}

/** « Figure 1. », « Figure 2. »… in the order of the page. */
export function numberFigures(sections: readonly ViewSection[]): ViewSection[] {
  let number = 0
  return sections.map((section) => ({
    ...section,
    blocks: section.blocks.map((block) => {
      if (block.kind !== 'figure') return block
      number += 1
      return { ...block, number }
    }),
  }))
}
