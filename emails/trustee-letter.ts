import { formatDateTime } from '#app/i18n/format.ts'
import { type Locale, translator } from '#app/i18n/index.ts'
import { layOut, type MailAccent, type Message } from './layout.ts'

interface LetterFacts {
  locale: Locale
  accent?: MailAccent
  name: string
  role: string
  organisation: string
  /** The consultation's title and the wave's label. */
  title: string
  opensAt: Date
  closesAt: Date
}

type TrusteeLetter = LetterFacts &
  (
    | {
        /** To begin the ceremony, to print the sheet, a link made anew, before the close, at the opening. */
        kind: 'ceremony' | 'sheet' | 'link' | 'reminder' | 'opening'
        /** Her own link. */
        url: string
      }
    /** The launch is taken back, the urn is opened or destroyed: her sheet is to be destroyed. */
    | { kind: 'withdrawn' | 'opened' | 'cancelled' }
  )

/** What one of the three who share the key of an urn receives. */
export function trusteeLetter(props: TrusteeLetter): Message {
  const { locale, kind, title, organisation, role } = props
  const t = translator(locale)
  return layOut({
    locale,
    accent: props.accent,
    subject: t(`trustees:letter.${kind}.subject`, { title }),
    preheader: t(`trustees:letter.${kind}.preheader`),
    footer: t('mail:footer.service', { organisation }),
    blocks: [
      { kind: 'paragraph', text: t('trustees:letter.greeting', { name: props.name }) },
      { kind: 'paragraph', text: t(`trustees:letter.${kind}.text`, { role }) },
      {
        kind: 'facts',
        rows: [
          { label: t('trustees:letter.organisation'), value: organisation },
          { label: t('trustees:letter.wave'), value: title },
          { label: t('trustees:letter.opens'), value: formatDateTime(locale, props.opensAt) },
          { label: t('trustees:letter.closes'), value: formatDateTime(locale, props.closesAt) },
        ],
      },
      { kind: 'paragraph', text: t(`trustees:letter.${kind}.ask`) },
      ...('url' in props
        ? [{ kind: 'action', label: t(`trustees:letter.${props.kind}.action`), url: props.url } as const]
        : []),
    ],
  })
}
