import { type Locale, translator } from '#app/i18n/index.ts'
import { greeting, layOut, type MailAccent, type Message } from './layout.ts'

interface WaveCancelled {
  accent?: MailAccent
  locale: Locale
  name: string
  /** The consultation's title. */
  title: string
  /** The EPCI. */
  organisation: string
  /** As the pilot wrote it. */
  reason: string
  contact: string
  /** The key of the urn is on the sheets of its trustees (level 2). */
  sharedKey: boolean
}

/** What everybody who had been invited reads when a consultation is cancelled. It asks for nothing and bears no link. */
export function waveCancelled({
  locale,
  name,
  title,
  organisation,
  reason,
  contact,
  sharedKey,
  accent,
}: WaveCancelled): Message {
  const t = translator(locale)
  return layOut({
    locale,
    accent,
    subject: t('mail:cancelled.subject', { title }),
    preheader: t('mail:cancelled.preheader'),
    footer: t('mail:footer.service', { organisation }),
    blocks: [
      { kind: 'paragraph', text: greeting(locale, name) },
      { kind: 'paragraph', text: t('mail:cancelled.intro', { title }) },
      { kind: 'facts', rows: [{ label: t('mail:cancelled.reason'), value: reason }] },
      {
        kind: 'framed',
        title: t('mail:cancelled.answers-title'),
        text: t(`mail:cancelled.answers${sharedKey ? 'Shared' : ''}`),
      },
      { kind: 'paragraph', text: t('mail:cancelled.link') },
      { kind: 'paragraph', text: t('mail:invitation.contact', { contact }) },
    ],
  })
}
