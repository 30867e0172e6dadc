import { formatDateTime } from '#app/i18n/format.ts'
import { type Locale, type LocalizedText, translator } from '#app/i18n/index.ts'
import { type DocumentEngine, documentEngine } from './typst.server.ts'

export interface PosterProps {
  locale: Locale
  territory: string
  title: LocalizedText
  why: LocalizedText
  contact: LocalizedText
  test: boolean
  minutes: number
  /** The threshold below which no group is shown. */
  k: number
  /** ISO 8601 */
  closesAt: string
  /** YYYY-MM-DD */
  dated: string
  /** Where a slip's code is typed: whole, for the QR code, and as people type it. */
  link: string
  address: string
}

/** Draws the poster that says how to answer with a slip. It holds no code: it may hang anywhere. @returns a tagged PDF/UA-1 */
export function poster(props: PosterProps, engine: DocumentEngine = documentEngine()): Promise<Uint8Array> {
  const { locale, territory, title, address } = props
  const t = translator(locale)
  return engine.render({
    template,
    locale,
    title: `${t('slips:poster.name')} · ${title[locale]}`,
    author: territory,
    dated: props.dated,
    data: {
      header: { left: territory, right: '' },
      footer: '',
      territory,
      title: title[locale],
      test: props.test ? t('slips:test') : null,
      why: props.why[locale],
      until: t('slips:until', { date: formatDateTime(locale, new Date(props.closesAt)) }),
      howTitle: t('slips:poster.how', { minutes: props.minutes }),
      steps: [
        t('slips:poster.draw'),
        t('slips:poster.open'),
        t('slips:poster.type'),
        t('slips:poster.tablet'),
      ],
      address,
      qr: { qrLink: props.link },
      alt: t('slips:qrAlt'),
      protectsTitle: t('respond:promise'),
      protects: [
        t('respond:promise1'),
        t('respond:promise2'),
        t('respond:promise3', { k: props.k }),
        t('slips:poster.slip'),
      ],
      contact: t('respond:question', { contact: props.contact[locale] }),
      otherLanguage: translator(locale === 'fr' ? 'en' : 'fr')('slips:otherLanguage'),
    },
  })
}

const template = `
#set page(margin: (top: 16mm, bottom: 14mm, x: 18mm), header: none, footer: none)
#set text(size: 15pt)
#set par(leading: 0.55em, spacing: 0.8em)
#show heading.where(level: 1): set text(size: 36pt)
#show heading.where(level: 1): set block(above: 5mm, below: 6mm)
#show heading.where(level: 2): set text(size: 19pt)
#show heading.where(level: 2): set block(above: 8mm, below: 4mm)

#text(size: 17pt, fill: quiet, data.territory)
= #data.title
#if data.test != none { banner(data.test) }
#data.why

#text(size: 19pt, weight: "bold", data.until)

== #data.howTitle
#grid(
  columns: (1fr, 62mm), column-gutter: 8mm,
  enum(..data.steps.map(step => [#step]), spacing: 0.9em),
  {
    let svg = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 " + str(data.qr.size) + " " + str(data.qr.size) + "'><path d='" + data.qr.path + "'/></svg>"
    image(bytes(svg), format: "svg", width: 62mm, alt: data.alt)
  },
)
#block(above: 4mm, stroke: 1.2pt + accent, inset: (x: 6mm, y: 4mm), radius: 1.5mm, width: 100%, align(center, text(size: 21pt, weight: "bold", data.address)))

== #data.protectsTitle
#list(..data.protects.map(line => [#line]))

#v(1fr)
#line(length: 100%, stroke: 0.6pt + ink)
#data.contact

#text(style: "italic", lang: if about.locale == "fr" { "en" } else { "fr" }, data.otherLanguage)
`
