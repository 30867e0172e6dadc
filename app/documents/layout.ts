/**
 * What every document shares: an A4 page, the territory's name above, page numbers below, headings, tables.
 * `data` is the only thing that comes from outside; it holds texts, never markup.
 */
export const layout = `
#let data = json(bytes(sys.inputs.data))
#let about = data.document
#let day = about.dated.split("-").map(int)
#set document(title: about.title, author: about.author, date: datetime(year: day.at(0), month: day.at(1), day: day.at(2)))

#let ink = rgb("#1a1f22")
#let quiet = rgb("#565d61")
#let rule-colour = rgb("#cfcabf")
#let accent = rgb(data.at("accent", default: "#0d5558"))
#let wash = rgb("#f4f1ea")

#set text(font: "Atkinson Hyperlegible Next", fallback: false, size: 10pt, lang: about.locale, fill: ink, hyphenate: false)
#set par(leading: 0.62em, spacing: 0.9em, justify: false)
#set page(
  paper: "a4",
  margin: (top: 30mm, bottom: 24mm, x: 22mm),
  header: [
    #set text(size: 8.5pt)
    #grid(columns: (1fr, auto), column-gutter: 8mm, strong(data.header.left), text(fill: quiet, data.header.right))
    #v(-1.5mm)
    #line(length: 100%, stroke: 1.2pt + accent)
  ],
  header-ascent: 9mm,
  footer: context [
    #set text(size: 8.5pt, fill: quiet)
    #grid(
      columns: (1fr, auto), column-gutter: 8mm,
      data.footer,
      [#counter(page).display() / #counter(page).final().at(0)],
    )
  ],
)

#show heading: set text(weight: "bold")
#show heading.where(level: 1): set text(size: 21pt)
#show heading.where(level: 1): set par(leading: 0.4em)
#show heading.where(level: 1): set block(above: 3mm, below: 5mm)
#show heading.where(level: 2): set text(size: 13pt)
#show heading.where(level: 2): set block(above: 8mm, below: 3.2mm, sticky: true)
#show heading.where(level: 3): set text(size: 10.5pt)
#show heading.where(level: 3): set block(above: 5.5mm, below: 2.2mm, sticky: true)

#let lines-only = (x, y) => (bottom: if y == 0 { 0.7pt + ink } else { 0.4pt + rule-colour })
#set table(stroke: lines-only, inset: (x, y) => (left: if x == 0 { 0pt } else { 12pt }, right: 0pt, y: 5.2pt))
#show table.cell.where(y: 0): set text(size: 8.5pt, weight: "semibold", fill: quiet)
#show table: set text(number-width: "tabular")

#let small(body) = text(size: 8.5pt, fill: quiet, body)

// A table whose first row is the header; columns after the first are numbers, aligned at the end.
#let figures-table(columns, head, rows) = table(
  columns: columns,
  align: (x, y) => if x == 0 { start + top } else { end + top },
  table.header(..head.map(cell => [#cell])),
  ..rows.flatten().map(cell => [#cell]),
)

// Terms and what they are, in two columns, as a definition table.
#let facts(head, rows) = table(
  columns: (38%, 1fr),
  table.header(..head.map(cell => [#cell])),
  ..rows.map(row => (strong(row.at(0)), [#row.at(1)])).flatten(),
)

#let banner(body) = block(width: 100%, fill: wash, stroke: (left: 2.5pt + accent), inset: (x: 10pt, y: 8pt), below: 6mm, strong(body))

#if about.translation != none { banner(about.translation) }
`
