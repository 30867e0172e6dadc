import type { QrLink } from './qr-code.ts'

/** A question as it is printed. A choice is ticked by its number, which is what the clerk types. */
export interface PaperQuestion {
  title: string
  help: string | null
  /** What to know before answering: how many may be ticked. */
  hint: string | null
  /** Beside one another where there is room, else one below the other. */
  choices: { label: string; number: number | null }[]
  /** Choices under headings of their own: the groups. */
  sections: { heading: string | null; labels: string[] }[]
  /** Lines to write on. */
  lines: number
}

export interface PaperPart {
  title: string
  note: string | null
  /** Who answers these questions, and where everybody else goes on; null where everybody does. */
  route: string | null
  questions: PaperQuestion[]
}

/** The questionnaire of a wave in one language, for paper. */
export interface PaperForm {
  title: string
  test: string | null
  facts: { name: string; value: string }[]
  how: string[]
  codeTitle: string
  codeText: string
  alt: string
  /** Before the code at the foot of each page. */
  foot: string
  thanks: string
  parts: PaperPart[]
}

/** One copy: its code is a slip's. */
export interface Booklet {
  locale: 'fr' | 'en'
  large: boolean
  lines: readonly string[]
  qr: QrLink
}

/** Typst functions for the copies of `data.booklets`, of which `data.forms` has the texts; `qr` is defined before. */
export const bookletTemplate = `
#let tick = box(width: 0.95em, height: 0.95em, stroke: 0.8pt + ink, radius: 1pt, baseline: 0.12em)
#let choice(one) = grid(columns: (auto, 1fr), column-gutter: 0.45em, tick, [#if one.number != none [#text(fill: quiet, str(one.number)) ] #one.label])
#let writing(count) = for _ in range(count) { v(1.9em); line(length: 100%, stroke: (paint: quiet, thickness: 0.5pt, dash: "dotted")) }

#let asked(one, large) = block(breakable: one.sections.map(section => section.labels.len()).sum(default: 0) > 20, width: 100%, above: 1.5em, {
  heading(level: 3, one.title)
  if one.help != none { par(text(fill: quiet, one.help)) }
  if one.hint != none { par(text(fill: quiet, one.hint)) }
  let beside = if large { 1 } else if one.choices.len() <= 6 { calc.max(one.choices.len(), 1) } else { 2 }
  if one.choices.len() > 0 { grid(columns: (1fr,) * beside, column-gutter: 0.8em, row-gutter: 0.7em, ..one.choices.map(choice)) }
  for section in one.sections {
    if section.heading != none { block(above: 0.9em, below: 0.5em, strong(section.heading)) }
    grid(columns: (1fr,) * (if large { 1 } else { 2 }), column-gutter: 0.8em, row-gutter: 0.7em, ..section.labels.map(label => choice((label: label, number: none))))
  }
  writing(one.lines)
})

#let booklet(one) = {
  let form = data.forms.at(one.locale)
  set text(lang: one.locale, size: if one.large { 18pt } else { 10.5pt })
  set par(leading: 0.62em, spacing: 0.9em)
  set page(
    margin: (top: 18mm, bottom: 20mm, x: 18mm), header: none,
    footer: text(size: if one.large { 12pt } else { 8.5pt }, fill: quiet, grid(
      columns: (1fr, auto), [#form.foot #one.lines.join("  ·  ")], context counter(page).display(),
    )),
  )
  counter(page).update(1)
  show heading.where(level: 1): set text(size: if one.large { 28pt } else { 20pt })
  show heading.where(level: 2): set text(size: if one.large { 22pt } else { 13pt })
  show heading.where(level: 3): set text(size: if one.large { 18pt } else { 10.5pt })
  show heading.where(level: 3): set block(above: 0.8em, below: 0.7em)
  text(fill: quiet, data.territory)
  heading(level: 1, form.title)
  if form.test != none { banner(form.test) }
  for fact in form.facts { par[#strong(fact.name) #fact.value] }
  block(stroke: 0.8pt + accent, inset: 4mm, radius: 1mm, width: 100%, above: 1.2em, grid(
    columns: (31mm, 1fr), column-gutter: 5mm,
    qr(one.qr, form.alt),
    [#strong(form.codeTitle) \\
     #form.codeText

     #text(size: if one.large { 18pt } else { 12pt }, weight: "semibold", number-width: "tabular", lang: "zxx", one.lines.join(linebreak()))],
  ))
  list(..form.how.map(line => [#line]))
  for part in form.parts {
    heading(level: 2, part.title)
    if part.note != none { block(stroke: (left: 2pt + accent), inset: (left: 8pt, y: 3pt), part.note) }
    if part.route != none { block(stroke: 0.8pt + ink, inset: 6pt, radius: 1mm, width: 100%, strong(part.route)) }
    for question in part.questions { asked(question, one.large) }
  }
  block(above: 2em, strong(form.thanks))
}
`
