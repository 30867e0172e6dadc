import { formatDateTime, formatNumber } from '#app/i18n/format.ts'
import { type Locale, translator } from '#app/i18n/index.ts'
import { layOut, type MailAccent, type Message } from './layout.ts'

interface OpeningRecord {
  accent?: MailAccent
  locale: Locale
  /** The démarche's name. */
  process: string
  organisation: string
  title: string
  opensAt: Date
  closesAt: Date
  /** Number of people invited. */
  invited: number
  /** SHA-256 of the issue key's SPKI, as printed on the record. */
  issueFingerprint: string
  /** SHA-256 of the attached PDF, in hexadecimal. */
  recordHash: string
  testWave: boolean
}

/** What the staff representatives receive before the invitations leave; the sender attaches the PDF. */
export function openingRecordToRepresentatives(props: OpeningRecord): Message {
  const { locale, process: processName, organisation, title } = props
  const t = translator(locale)
  const invited = formatNumber(locale, props.invited)
  return layOut({
    locale,
    accent: props.accent,
    subject: t('mail:opening-record.subject', { title }),
    preheader: t('mail:opening-record.preheader', { invited }),
    footer: t('mail:footer.service', { organisation }),
    blocks: [
      { kind: 'paragraph', text: t('mail:opening-record.greeting') },
      { kind: 'paragraph', text: t('mail:opening-record.intro', { process: processName, title }) },
      ...(props.testWave ? [{ kind: 'paragraph', text: t('mail:opening-record.test-wave') } as const] : []),
      {
        kind: 'facts',
        rows: [
          { label: t('mail:opening-record.opens'), value: formatDateTime(locale, props.opensAt) },
          { label: t('mail:opening-record.closes'), value: formatDateTime(locale, props.closesAt) },
          { label: t('mail:opening-record.invited'), value: invited },
        ],
      },
      { kind: 'code', label: t('mail:opening-record.issue-key'), code: props.issueFingerprint },
      { kind: 'code', label: t('mail:opening-record.record-hash'), code: props.recordHash },
      { kind: 'paragraph', text: t('mail:opening-record.purpose') },
    ],
  })
}
