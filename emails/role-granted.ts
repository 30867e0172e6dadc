import { formatDate } from '#app/i18n/format.ts'
import { type Locale, translator } from '#app/i18n/index.ts'
import { layOut, type MailAccent, type Message } from './layout.ts'

interface RoleGranted {
  accent?: MailAccent
  locale: Locale
  name: string
  /** In words. */
  role: string
  /** Null: the instance itself. */
  process: string | null
  /** The EPCI; null with the instance. */
  organisation: string | null
  /** The last day of the access, YYYY-MM-DD; null when it has no end. */
  endsOn: string | null
  /** The sign-in page: the same for everybody. */
  link: string
}

/** Tells somebody that she may now enter a démarche, or administer the instance, in which role, and how to sign in. */
export function roleGranted({
  locale,
  name,
  role,
  process: demarche,
  organisation,
  endsOn,
  link,
  accent,
}: RoleGranted): Message {
  const t = translator(locale)
  const until = endsOn ? [{ label: t('mail:role-granted.until'), value: formatDate(locale, endsOn) }] : []
  return layOut({
    locale,
    accent,
    subject: demarche
      ? t('mail:role-granted.subject', { process: demarche })
      : t('mail:role-granted.instanceSubject'),
    preheader: t('mail:role-granted.preheader', { role }),
    footer: organisation ? t('mail:footer.service', { organisation }) : t('mail:role-granted.instanceFooter'),
    blocks: [
      { kind: 'paragraph', text: t('mail:greeting', { name }) },
      {
        kind: 'paragraph',
        text: demarche
          ? t('mail:role-granted.intro', { process: demarche, organisation: organisation ?? '' })
          : t('mail:role-granted.instanceIntro'),
      },
      { kind: 'facts', rows: [{ label: t('mail:role-granted.role'), value: role }, ...until] },
      { kind: 'action', label: t('mail:role-granted.action'), url: link },
      { kind: 'paragraph', text: t('mail:role-granted.how') },
    ],
  })
}
