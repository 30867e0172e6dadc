import { type Locale, translator } from '#app/i18n/index.ts'
import { layOut, type MailAccent, type Message } from './layout.ts'

interface ReportPublished {
  accent?: MailAccent
  locale: Locale
  name: string
  /** The démarche's name. */
  process: string
  organisation: string
  /** The report's title. */
  title: string
  /** The version's number. */
  number: number
  /** Why the version before it was corrected; null for the first. */
  reason: string | null
  link: string
}

/** What the committees and the staff representatives receive when a report may be read. It holds a link, never a figure. */
export function reportPublished(props: ReportPublished): Message {
  const { locale, name, process: processName, organisation, title, number, reason, link } = props
  const t = translator(locale)
  return layOut({
    locale,
    accent: props.accent,
    subject: t('mail:report.subject', { title, number }),
    preheader: t('mail:report.preheader', { process: processName }),
    footer: t('mail:footer.service', { organisation }),
    blocks: [
      { kind: 'paragraph', text: t('mail:greeting', { name }) },
      { kind: 'paragraph', text: t('mail:report.intro', { process: processName, title, number }) },
      ...(reason === null
        ? []
        : [{ kind: 'paragraph', text: t('mail:report.corrected', { reason }) } as const]),
      { kind: 'action', label: t('mail:report.action'), url: link },
      { kind: 'paragraph', text: t('mail:report.same') },
    ],
  })
}
