import { formatDateTime } from '#app/i18n/format.ts'
import { type Locale, type LocalizedText, translator } from '#app/i18n/index.ts'
import { type Booklet, bookletTemplate, type PaperForm, type PaperPart } from './paper-form.ts'
import type { QrLink } from './qr-code.ts'
import { type DocumentEngine, documentEngine } from './typst.server.ts'

export const slipsOnSheet = 10

export interface SlipSheets {
  /** The pilot's own word for those who get them, printed above the slips and cut off with the margin. */
  label: string
  /** Of its slips; the page they lead to is in both. */
  locale: Locale
  /** A slip each, or a questionnaire each, in the usual size or in large print. */
  format: 'slip' | 'form' | 'large'
  slips: readonly PrintedSlip[]
}

/** What a slip alone bears: both lead to the same secret. */
export interface PrintedSlip {
  /** The whole link, secret included. */
  link: string
  /** The lines of the code, spaced as they are printed. */
  code: readonly string[]
}

/** What is printed on the slips of a wave, all alike but for their codes. */
export interface SlipsProps {
  /** Of the document itself: each sheet has its own. */
  locale: Locale
  territory: string
  title: LocalizedText
  who: LocalizedText
  why: LocalizedText
  test: boolean
  /** ISO 8601 */
  closesAt: string
  /** YYYY-MM-DD */
  printedOn: string
  /** Where the code is typed, as people type it: without « https:// ». */
  address: string
  sheets: readonly SlipSheets[]
  /** Sheets of ten slips in a document: memory grows with what is drawn at once. */
  sheetsOfDocument: number
  contact: LocalizedText
  /** The questions as they are printed, in both languages. */
  parts: Record<Locale, readonly PaperPart[]>
}

/**
 * Draws the slips of those who have no mailbox: ten on an A4 sheet, to be cut and drawn from a box. The documents hold
 * secrets: they are handed over once, and nothing may keep them.
 * @returns tagged PDF/UA-1, in the order of the sheets; questionnaires are in the last one
 */
export async function slipsDocuments(
  props: SlipsProps,
  engine: DocumentEngine = documentEngine(),
): Promise<Uint8Array[]> {
  const sheets = props.sheets.filter(({ format }) => format === 'slip').flatMap(sheetsOf)
  const booklets = props.sheets.filter(({ format }) => format !== 'slip').flatMap(bookletsOf)
  const { sheetsOfDocument } = props
  const count = Math.max(1, Math.ceil(sheets.length / sheetsOfDocument))
  const drawn: Uint8Array[] = []
  for (let part = 0; part < count; part++) {
    const own = sheets.slice(part * sheetsOfDocument, (part + 1) * sheetsOfDocument)
    drawn.push(await drawPart(props, { sheets: own, booklets: part === count - 1 ? booklets : [] }, engine))
  }
  return drawn
}

function drawPart(
  props: SlipsProps,
  part: { sheets: ReturnType<typeof sheetsOf>; booklets: Booklet[] },
  engine: DocumentEngine,
): Promise<Uint8Array> {
  const { locale } = props
  return engine.render({
    template,
    locale,
    title: `${translator(locale)('slips:documentTitle')} · ${props.title[locale]}`,
    author: props.territory,
    dated: props.printedOn,
    long: true,
    data: {
      header: { left: '', right: '' },
      footer: '',
      territory: props.territory,
      texts: { fr: textsOf(props, 'fr'), en: textsOf(props, 'en') },
      forms: { fr: formOf(props, 'fr'), en: formOf(props, 'en') },
      ...part,
    },
  })
}

function textsOf(props: SlipsProps, locale: Locale) {
  const t = translator(locale)
  return {
    title: props.title[locale],
    test: props.test ? t('slips:test') : null,
    // The first that leaves room for the rest is drawn.
    lines: [1, 0.7, 0.45].map((part) => [
      `${t('slips:who')} ${shorten(props.who[locale], 90 * part)}`,
      `${t('slips:why')} ${shorten(props.why[locale], 130 * part)}`,
    ]),
    until: t('slips:until', { date: formatDateTime(locale, new Date(props.closesAt)) }),
    protects: t('slips:protects'),
    how: t('slips:how', { address: props.address }),
    code: t('slips:code'),
    alt: t('slips:qrAlt'),
    otherLanguage: translator(locale === 'fr' ? 'en' : 'fr')('slips:otherLanguage'),
  }
}

function formOf(props: SlipsProps, locale: Locale): PaperForm {
  const t = translator(locale)
  const closes = formatDateTime(locale, new Date(props.closesAt))
  return {
    title: props.title[locale],
    test: props.test ? t('slips:test') : null,
    facts: [
      { name: t('slips:who'), value: props.who[locale] },
      { name: t('slips:why'), value: props.why[locale] },
      { name: t('slips:before'), value: closes },
      { name: t('slips:ask'), value: props.contact[locale] },
    ],
    how: [
      t('slips:howTick'),
      t('slips:howFree'),
      t('slips:howReturn', { date: closes }),
      t('slips:howRead'),
      t('slips:howOnce'),
    ],
    codeTitle: t('slips:formCode'),
    codeText: t('slips:formCodeText', { address: props.address }),
    alt: t('slips:qrAlt'),
    foot: t('slips:foot'),
    thanks: t('slips:thanks'),
    parts: [...props.parts[locale]],
  }
}

function bookletsOf({ locale, format, slips }: SlipSheets): Booklet[] {
  return slips.map(({ link, code }) => ({
    locale,
    large: format === 'large',
    lines: code,
    qr: { qrLink: link },
  }))
}

function sheetsOf({ label, locale, slips }: SlipSheets) {
  const sheets = Math.ceil(slips.length / slipsOnSheet)
  return Array.from({ length: sheets }, (_, place) => ({
    locale,
    heading: translator(locale)('slips:sheet', { label, sheet: place + 1, sheets }),
    slips: slips
      .slice(place * slipsOnSheet, (place + 1) * slipsOnSheet)
      .map(({ link, code }) => ({ qr: { qrLink: link } satisfies QrLink, lines: code })),
  }))
}

/** Cut between words: a slip has little room, and the page it leads to says all of it. */
export function shorten(text: string, longest: number): string {
  const whole = text.replaceAll(/\s+/g, ' ').trim()
  if (whole.length <= longest) return whole
  const cut = whole.slice(0, longest)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), longest / 2)).replace(/[\s,;:.]+$/, '')}…`
}

const template = `
#let qr(code, alt) = {
  let svg = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 " + str(code.size) + " " + str(code.size) + "'><path d='" + code.path + "'/></svg>"
  image(bytes(svg), format: "svg", width: 31mm, alt: alt)
}

#let told(say, lines, locale) = [
  #text(fill: quiet, data.territory)

  #text(size: 9.6pt, weight: "bold", say.title)
  #if say.test != none { par(strong(say.test)) }
  #for line in lines { par(line) }
  #par(strong(say.until))
  #par(say.protects)
  #par(say.how)
  #par(text(lang: if locale == "fr" { "en" } else { "fr" }, style: "italic", say.otherLanguage))
]

#let slip(one, locale) = {
  let say = data.texts.at(locale)
  set text(lang: locale)
  block(width: 98mm, height: 55mm, inset: (x: 3.5mm, y: 3.2mm), grid(
    columns: (31mm, 1fr), column-gutter: 3.5mm,
    [
      #block(below: 0.6mm, move(dx: -1.5mm, dy: -1.5mm, qr(one.qr, say.alt)))
      #block(below: 1.6mm, text(fill: quiet, say.code))
      #set text(size: 9.6pt, weight: "semibold", number-width: "tabular", lang: "zxx")
      #set par(leading: 0.42em)
      #one.lines.join(linebreak())
    ],
    layout(room => {
      let fits(lines) = measure(block(width: room.width, told(say, lines, locale))).height <= 48mm
      let lines = say.lines.find(fits)
      told(say, if lines == none { say.lines.last() } else { lines }, locale)
    }),
  ))
}

#let page-of-slips(sheet) = {
  set page(margin: (top: 9mm, bottom: 5mm, x: 7mm), header: none, footer: none)
  set text(size: 7.3pt)
  set par(leading: 0.48em, spacing: 0.75em)
  show heading.where(level: 1): set text(size: 8.5pt, weight: "semibold")
  show heading.where(level: 1): set block(above: 0mm, below: 2mm)
  heading(level: 1, outlined: true, sheet.heading)
  grid(
    columns: (98mm, 98mm), rows: 55mm,
    stroke: (paint: quiet, thickness: 0.4pt, dash: "dashed"),
    ..sheet.slips.map(one => slip(one, sheet.locale)),
  )
}
${bookletTemplate}
#for sheet in data.sheets { page-of-slips(sheet) }
#for one in data.booklets { booklet(one) }
`
