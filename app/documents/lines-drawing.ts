/** Lines from wave to wave: places are shares of the drawing (0–100), across from the left, down from the top. */
export interface LinesBlock {
  kind: 'lines'
  caption: string
  alt: string
  /** What stands below each wave. */
  columns: { at: number; label: string; notes: string[] }[]
  ticks: { at: number; text: string }[]
  lines: {
    /** From the first shown wave to the last. */
    tone: 'rise' | 'fall' | 'steady'
    points: { x: number; y: number }[]
    first: { x: number; at: number; text: string }
    /** Beside the last point: its figure, then its name, cut in lines. */
    last: { at: number; rows: string[] }
  }[]
}

/** Draws a `LinesBlock` as vectors; the alternative text says all of it. */
export const linesDrawing = `
#let line-tones = ("rise": rgb("#1f6d78"), "fall": rgb("#b5542b"), "steady": rgb("#565d61"))
#let lines-height = 74mm

#let lines(block-data) = figure(
  alt: block-data.alt,
  caption: none,
  {
    set text(size: 8.5pt)
    set par(leading: 0.3em)
    let last-x = block-data.columns.last().at
    block(width: 100%, height: lines-height, {
      for tick in block-data.ticks {
        place(top + start, dy: tick.at * 1%, line(start: (0%, 0%), end: (last-x * 1%, 0%), stroke: 0.4pt + rule-colour))
        place(top + start, dy: tick.at * 1% + if tick.at == 0 { 0.8mm } else { -3.4mm }, small(tick.text))
      }
      for column in block-data.columns {
        place(top + start, dx: column.at * 1%, line(start: (0pt, 0pt), end: (0pt, lines-height), stroke: 0.4pt + rule-colour))
      }
      for drawn in block-data.lines {
        let colour = line-tones.at(drawn.tone)
        for at in range(1, drawn.points.len()) {
          let (before, after) = (drawn.points.at(at - 1), drawn.points.at(at))
          place(top + start, line(start: (before.x * 1%, before.y * 1%), end: (after.x * 1%, after.y * 1%), stroke: 1.6pt + colour))
        }
        for point in drawn.points {
          place(top + start, dx: point.x * 1% - 1.1mm, dy: point.y * 1% - 1.1mm, circle(radius: 1.1mm, fill: colour, stroke: 0.6pt + white))
        }
        place(top + start, dy: drawn.first.at * 1% - 1.6mm, block(width: (drawn.first.x - 2) * 1%, align(end, text(fill: colour, weight: "semibold", number-width: "tabular", drawn.first.text))))
        place(top + start, dx: (last-x + 2.5) * 1%, dy: drawn.last.at * 1% - 1.8mm * drawn.last.rows.len(), block(width: (97.5 - last-x) * 1%, text(fill: colour, weight: "semibold", drawn.last.rows.map(row => [#row]).join(linebreak()))))
      }
    })
    block(width: 100%, height: 12mm, above: 2mm, for column in block-data.columns {
      place(top + start, dx: column.at * 1% - 15mm, block(width: 30mm, align(center, {
        strong(column.label)
        for note in column.notes { linebreak() ; small(note) }
      })))
    })
  },
)
`
