import type { Locale } from '#app/i18n/index.ts'
import { type DocumentEngine, documentEngine } from './typst.server.ts'

/** A part of the document, ready to be drawn. */
export type NoticePart =
  | { kind: 'paragraph'; text: string }
  | { kind: 'quote'; text: string }
  | { kind: 'list'; label: string | null; items: string[] }
  | { kind: 'facts'; rows: { name: string; value: string }[] }
  | { kind: 'table'; caption: string; head: string[]; rows: string[][] }

export interface NoticeProps {
  locale: Locale
  territory: string
  /** YYYY-MM-DD: the day it is drawn, since it says how things stand. */
  dated: string
  /** Top right and bottom left of each page. */
  running: string
  footer: string
  title: string
  lede: string
  flags: string[]
  promise: string | null
  sections: { title: string; blocks: NoticePart[] }[]
}

/** Draws a page for those who are asked as a tagged PDF/UA-1, to be put on a notice board. */
export function noticeDocument(
  props: NoticeProps,
  engine: DocumentEngine = documentEngine(),
): Promise<Uint8Array> {
  const { locale, territory, dated, running, footer, ...data } = props
  return engine.render({
    template,
    locale,
    title: props.title,
    author: territory,
    dated,
    data: { ...data, header: { left: territory, right: running }, footer },
  })
}

const template = `
#let framed(body) = block(stroke: (left: 2pt + accent), inset: (left: 10pt, y: 4pt), body)
#let draw(part) = {
  if part.kind == "paragraph" { par(part.text) }
  else if part.kind == "quote" { block(stroke: (left: 0.6pt + quiet), inset: (left: 10pt, y: 3pt), part.text) }
  else if part.kind == "list" {
    if part.label != none { heading(level: 3, part.label) }
    list(..part.items.map(item => [#item]))
  }
  else if part.kind == "facts" {
    table(columns: (34%, 1fr), ..part.rows.map(row => (strong(row.name), [#row.value])).flatten())
  }
  else {
    table(
      columns: if part.head.len() == 2 { (38%, 1fr) } else { (28%, 1fr, 1fr) },
      table.header(..part.head.map(cell => [#cell])),
      ..part.rows.map(row => (strong(row.at(0)), ..row.slice(1).map(cell => [#cell]))).flatten(),
    )
  }
}

= #data.title
#for flag in data.flags { banner(flag) }
#text(size: 11.5pt, data.lede)

#if data.promise != none { framed(strong(data.promise)) }

#for section in data.sections {
  heading(level: 2, section.title)
  for part in section.blocks { draw(part) }
}
`
