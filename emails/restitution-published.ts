import { type Locale, translator } from '#app/i18n/index.ts'
import { greeting, layOut, type MailAccent, type Message } from './layout.ts'

interface RestitutionPublished {
  accent?: MailAccent
  locale: Locale
  name: string
  /** The démarche's name. */
  process: string
  organisation: string
  /** Why the version before it was corrected; null for the first. */
  reason: string | null
  /** The public page: the same for everybody. */
  link: string
  /** Where each wave it speaks of is verified: whoever kept a ballot number looks for it there. */
  verifications: readonly { label: string; url: string }[]
}

/** What everybody who was invited receives, whether they answered or not: where to read what was said and what becomes of it. */
export function restitutionPublished(props: RestitutionPublished): Message {
  const { locale, name, process: processName, organisation, reason, link, verifications } = props
  const t = translator(locale)
  return layOut({
    locale,
    accent: props.accent,
    subject: t('mail:restitution.subject'),
    preheader: t('mail:restitution.preheader', { process: processName }),
    footer: t('mail:footer.service', { organisation }),
    blocks: [
      { kind: 'paragraph', text: greeting(locale, name) },
      { kind: 'paragraph', text: t('mail:restitution.intro', { process: processName }) },
      ...(reason === null
        ? []
        : [{ kind: 'paragraph', text: t('mail:report.corrected', { reason }) } as const]),
      { kind: 'action', label: t('mail:restitution.action'), url: link },
      { kind: 'paragraph', text: t('mail:restitution.everybody') },
      {
        kind: 'pages',
        pages: verifications.map(({ label, url }) => ({
          label: t('mail:restitution.verify', { label }),
          url,
        })),
      },
    ],
  })
}
