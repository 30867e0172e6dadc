import { type Locale, translator } from '#app/i18n/index.ts'
import { layOut, type MailAccent, type Message } from './layout.ts'

interface Addendum {
  accent?: MailAccent
  locale: Locale
  /** The démarche's name. */
  process: string
  organisation: string
  title: string
  /** What the document is called: « Additif nº 2 au procès-verbal d’ouverture ». */
  document: string
  /** What it records, in one sentence. */
  summary: string
  /** It is the procès-verbal d’annulation. */
  cancelled: boolean
  /** SHA-256 of the attached PDF, in hexadecimal. */
  recordHash: string
}

/** What the staff representatives receive when a line is added to a record; the sender attaches the PDF. */
export function addendumToRepresentatives(props: Addendum): Message {
  const { locale, organisation, title, document, summary } = props
  const t = translator(locale)
  return layOut({
    locale,
    accent: props.accent,
    subject: t('mail:addendum.subject', { document, title }),
    preheader: summary,
    footer: t('mail:footer.service', { organisation }),
    blocks: [
      { kind: 'paragraph', text: t('mail:opening-record.greeting') },
      {
        kind: 'paragraph',
        text: t(props.cancelled ? 'mail:addendum.introCancelled' : 'mail:addendum.intro', {
          title,
          process: props.process,
        }),
      },
      { kind: 'paragraph', text: summary },
      { kind: 'code', label: t('mail:opening-record.record-hash'), code: props.recordHash },
      { kind: 'paragraph', text: t('mail:addendum.purpose') },
    ],
  })
}
