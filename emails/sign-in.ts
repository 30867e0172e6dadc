import { type Locale, translator } from '#app/i18n/index.ts'
import { layOut, type Message } from './layout.ts'

interface SignIn {
  locale: Locale
  name: string
  link: string
  /** What the link bears, for those who type it. */
  code: string
  /** How long the link works. */
  minutes: number
}

/** The link by which someone who has an account signs in. */
export function signIn({ locale, name, link, code, minutes }: SignIn): Message {
  const t = translator(locale)
  return layOut({
    locale,
    subject: t('mail:sign-in.subject'),
    preheader: t('mail:sign-in.preheader', { minutes }),
    footer: t('mail:footer.account'),
    blocks: [
      { kind: 'paragraph', text: t('mail:greeting', { name }) },
      { kind: 'paragraph', text: t('mail:sign-in.intro', { minutes }) },
      { kind: 'action', label: t('mail:sign-in.action'), url: link },
      { kind: 'code', label: t('mail:sign-in.code'), code },
      { kind: 'paragraph', text: t('mail:sign-in.ignore') },
    ],
  })
}
