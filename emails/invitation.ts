import { formatDateTime } from '#app/i18n/format.ts'
import { type Locale, translator } from '#app/i18n/index.ts'
import { type Block, greeting, layOut, type MailAccent, type Message } from './layout.ts'

export interface Invitation {
  accent?: MailAccent
  /** The first mail, its reminders, or what the pilot reads before launching. */
  kind: 'invitation' | 'reminder_7' | 'reminder_3' | 'test'
  locale: Locale
  /** The person's name: services share mailboxes. Empty for a tester known by her address alone. */
  name: string
  /** The consultation's title, as the pilot wrote it. */
  title: string
  who: string
  why: string
  contact: string
  /** The EPCI. */
  organisation: string
  /** How long answering takes. */
  minutes: number
  closesAt: Date
  link: string
  /** The pilot's own sentence, in a reminder; null without. */
  note: string | null
  /** The wave's page on anonymity and its notice on personal data: the same for everybody, without the link's secret. */
  protectionPage: string
  dataPage: string
  /** A wave that serves to try the tool. */
  testWave: boolean
}

const subjects = {
  invitation: 'invitation',
  reminder_7: 'reminder-7',
  reminder_3: 'reminder-3',
  test: 'test',
} as const

/** What an invited person receives: one function for the first mail, the reminders and the trial message. */
export function invitation(props: Invitation): Message {
  const { kind, locale, title, minutes, organisation } = props
  const t = translator(locale)
  const closes = formatDateTime(locale, props.closesAt)
  const subject = t(`mail:invitation.subject.${subjects[kind]}`, { title, minutes })
  return layOut({
    locale,
    accent: props.accent,
    subject: props.testWave && kind !== 'test' ? t('mail:invitation.subject.trial', { subject }) : subject,
    preheader: t('mail:invitation.preheader', { minutes, closes }),
    footer: t('mail:footer.service', { organisation }),
    blocks: [
      ...notices(props),
      {
        kind: 'paragraph',
        text: greeting(locale, props.name),
      },
      ...(kind === 'reminder_7' || kind === 'reminder_3'
        ? [{ kind: 'paragraph', text: t('mail:invitation.already-answered') } as const]
        : []),
      ...(props.note ? [{ kind: 'paragraph', text: props.note } as const] : []),
      { kind: 'paragraph', text: t('mail:invitation.ask', { title }) },
      {
        kind: 'facts',
        rows: [
          { label: t('mail:invitation.who'), value: props.who },
          { label: t('mail:invitation.why'), value: props.why },
          { label: t('mail:invitation.minutes'), value: t('mail:invitation.minutes-value', { minutes }) },
          { label: t('mail:invitation.closes'), value: closes },
        ],
      },
      { kind: 'framed', title: t('mail:invitation.protection-title'), text: t('mail:invitation.protection') },
      { kind: 'action', label: t('mail:invitation.action'), url: props.link },
      { kind: 'paragraph', text: t('mail:invitation.personal') },
      { kind: 'paragraph', text: t('mail:invitation.no-time', { closes }) },
      { kind: 'paragraph', text: t('mail:invitation.contact', { contact: props.contact }) },
      {
        kind: 'pages',
        pages: [
          { label: t('protection:title'), url: props.protectionPage },
          { label: t('notice:link'), url: props.dataPage },
        ],
      },
    ],
  })
}

function notices({ kind, locale, testWave }: Invitation): Block[] {
  const t = translator(locale)
  const trial = { title: t('mail:invitation.test-title'), text: t('mail:invitation.test-note') }
  const wave = { title: t('mail:invitation.test-wave-title'), text: t('mail:invitation.test-wave-note') }
  return [...(kind === 'test' ? [trial] : []), ...(testWave ? [wave] : [])].map((notice) => ({
    kind: 'framed',
    ...notice,
  }))
}
