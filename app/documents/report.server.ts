import type { Locale } from '#app/i18n/index.ts'
import { type LinesBlock, linesDrawing } from './lines-drawing.ts'
import { type DocumentEngine, documentEngine } from './typst.server.ts'

/** A part of a report, ready to be drawn: texts, and lengths as shares of the chart's width (0–100). */
export type ReportBlock =
  | { kind: 'heading'; level: 2 | 3; text: string }
  /** `lang`: where the text is not in the document's language. */
  | { kind: 'text'; text: string; small?: boolean; strong?: boolean; lang?: Locale }
  | { kind: 'list'; items: string[]; lang?: Locale }
  | { kind: 'quotes'; items: string[] }
  | { kind: 'figures'; figures: KeyFigureBox[] }
  | { kind: 'page' }
  | {
      kind: 'diverging'
      caption: string
      alt: string
      ends: [string, string]
      middle: number
      rows: DivergingRow[]
    }
  | { kind: 'bars'; caption: string; alt: string; rows: BarRow[] }
  | LinesBlock
  | {
      kind: 'table'
      caption: string
      head: string[]
      rows: TableRow[]
      firstWidth: number
      note?: string
      texts?: boolean
    }

export interface KeyFigureBox {
  value: string
  label: string
  note: string
}

export interface DivergingRow {
  label: string
  note: string
  parts: { tone: string; start: number; width: number; text: string }[]
}

export interface BarRow {
  label: string
  note: string
  width: number
  text: string
}

export interface TableRow {
  /** Steps of indentation of the first cell. */
  depth: number
  strong: boolean
  cells: string[]
}

export interface ReportDocumentProps {
  locale: Locale
  title: string
  territory: string
  /** YYYY-MM-DD */
  dated: string
  running: string
  footer: string
  /** Above the heading: « Rapport de la vague T0 ». */
  kicker: string
  heading: string
  lede: string
  /** « Vague d’essai », or why there are no results; null when there is nothing to warn of. */
  warnings: string[]
  figures: KeyFigureBox[]
  blocks: ReportBlock[]
}

/** Draws a report as a tagged PDF/UA-1; charts are vectors with an alternative text. */
export function drawReport(
  props: ReportDocumentProps,
  engine: DocumentEngine = documentEngine(),
): Promise<Uint8Array> {
  const { locale, title, territory, dated, running, footer, ...data } = props
  return engine.render({
    template,
    locale,
    title,
    author: territory,
    dated,
    long: true,
    data: { ...data, header: { left: territory, right: running }, footer },
  })
}

const template = `
#let tones = (
  "warm-2": (rgb("#b5542b"), white), "warm-1": (rgb("#e3ab8c"), ink), "neutral": (rgb("#e2ddd0"), ink),
  "cool-1": (rgb("#93bfc4"), rgb("#10282b")), "cool-2": (rgb("#1f6d78"), white), "plain": (rgb("#1f6d78"), white),
)
#let row-height = 6.4mm

#let diverging(block-data) = figure(
  alt: block-data.alt,
  caption: none,
  {
    set text(size: 9pt)
    set par(leading: 0.45em)
    grid(
      columns: (43%, 1fr), column-gutter: 6mm, row-gutter: 2.2mm, align: (start + horizon, horizon),
      [], grid(columns: (block-data.middle * 1% - 2mm, 1fr), align: (end, start), column-gutter: 4mm, small(block-data.ends.at(0)), small(block-data.ends.at(1))),
      ..block-data.rows.map(row => (
        align(start, [#row.label #h(1mm)#small(row.note)]),
        block(width: 100%, height: row-height, {
          place(top + start, dx: block-data.middle * 1%, line(start: (0pt, -1.1mm), end: (0pt, row-height + 1.1mm), stroke: 0.4pt + quiet))
          for part in row.parts {
            let (fill, ink) = tones.at(part.tone)
            place(top + start, dx: part.start * 1%, box(
              width: part.width * 1%, height: row-height, fill: fill, stroke: (right: 0.5pt + white),
              align(center + horizon, text(size: 7.8pt, weight: "semibold", fill: ink, part.text)),
            ))
          }
        }),
      )).flatten(),
    )
  },
)

#let bars(block-data) = figure(
  alt: block-data.alt,
  caption: none,
  {
    set text(size: 9pt)
    set par(leading: 0.45em)
    grid(
      columns: (43%, 1fr), column-gutter: 6mm, row-gutter: 2mm, align: (start + horizon, horizon),
      ..block-data.rows.map(row => (
        align(start, [#row.label #h(1mm)#small(row.note)]),
        grid(
          columns: (row.width * 0.86%, 1fr), column-gutter: 2mm, align: horizon,
          rect(width: 100%, height: row-height - 1.4mm, fill: tones.at("cool-2").at(0)),
          align(start, text(weight: "semibold", row.text)),
        ),
      )).flatten(),
    )
  },
)

${linesDrawing}
#let data-table(block-data) = {
  let count = block-data.head.len() - 1
  set table(inset: (x, y) => (left: if x == 0 { 0pt } else { 6pt }, right: 0pt, y: 4.6pt))
  table(
    columns: (block-data.firstWidth * 1%,) + (1fr,) * count,
    align: (x, y) => if x == 0 or block-data.at("texts", default: false) { start + top } else { end + top },
    table.header(..block-data.head.map(cell => [#cell])),
    // Kept whole: a row that might break is laid out twice, and there are tens of thousands of cells.
    ..block-data.rows.map(row => row.cells.enumerate().map(((at, cell)) => {
      let shown = if row.strong { strong(cell) } else { cell }
      table.cell(breakable: false, if at == 0 and row.depth > 0 { pad(left: row.depth * 3mm, shown) } else { shown })
    })).flatten(),
  )
}

#let caption(body) = block(above: 3mm, below: 2.4mm, sticky: true, small(body))

#text(fill: accent, weight: "semibold", data.kicker)

= #data.heading
#text(size: 12pt, data.lede)
#for warning in data.warnings { banner(warning) }

#let key-figures(figures) = if figures.len() > 0 {
  block(above: 6mm, below: 6mm, stroke: (top: 0.6pt + rule-colour, bottom: 0.6pt + rule-colour), inset: (y: 4mm), grid(
    columns: (1fr,) * figures.len(), column-gutter: 8mm,
    ..figures.map(figure => [
      #text(size: 24pt, weight: "bold", number-width: "tabular", figure.value) \\
      #strong(figure.label) \\
      #small(figure.note)
    ]),
  ))
}

#key-figures(data.figures)

#for part in data.blocks {
  if part.kind == "heading" { heading(level: part.level, part.text) }
  let lang = part.at("lang", default: about.locale)
  if part.kind == "text" {
    let body = text(lang: lang, part.text)
    if part.at("small", default: false) { small(body) } else if part.at("strong", default: false) { strong(body) } else { body }
    parbreak()
  }
  if part.kind == "list" { text(lang: lang, list(..part.items.map(item => [#item]), spacing: 3mm, marker: [–], body-indent: 2mm)) }
  if part.kind == "quotes" {
    for item in part.items { block(stroke: (left: 1.5pt + rule-colour), inset: (left: 4mm, y: 1mm), above: 3mm, below: 3mm, quote(item)) }
  }
  if part.kind == "figures" { key-figures(part.figures) }
  if part.kind == "page" { pagebreak(weak: true) }
  if part.kind == "diverging" { block(breakable: false, { caption(part.caption) ; diverging(part) }) }
  if part.kind == "bars" { block(breakable: false, { caption(part.caption) ; bars(part) }) }
  if part.kind == "lines" { block(breakable: false, { caption(part.caption) ; lines(part) }) }
  if part.kind == "table" {
    block(breakable: part.rows.len() > 14, {
      caption(part.caption)
      { set text(size: 9pt) ; data-table(part) }
      if part.at("note", default: none) != none { small(part.note) }
    })
  }
}
`
