import { type Locale, translator } from '#app/i18n/index.ts'
import { layOut, type MailAccent, type Message } from './layout.ts'

interface UrnAlert {
  accent?: MailAccent
  locale: Locale
  name: string
  /** Which one: that of the urn, or that of the links. */
  key: 'urn' | 'link'
  /** False: it is back. */
  fails: boolean
  /** Whether trustees hold the key of its urn. */
  shared: boolean
  /** Of the wave. */
  label: string
  process: string
  /** The EPCI. */
  organisation: string
  /** The page of the wave, for those who may see it. */
  link: string
}

/** Tells whoever can act that a key of a wave fails, what it means and what to do; or that all is well again. */
export function urnAlert({
  locale,
  accent,
  name,
  key,
  fails,
  shared,
  label,
  process: demarche,
  organisation,
  link,
}: UrnAlert): Message {
  const t = translator(locale)
  const state = `${key}.${fails ? 'fails' : 'well'}` as const
  const what = { label, process: demarche }
  return layOut({
    locale,
    accent,
    subject: t(`mail:urn-alert.${state}.subject`, what),
    preheader: t(`mail:urn-alert.${state}.preheader`),
    footer: t('mail:footer.service', { organisation }),
    blocks: [
      { kind: 'paragraph', text: t('mail:greeting', { name }) },
      { kind: 'paragraph', text: t(`mail:urn-alert.${state}.what`, what) },
      { kind: 'paragraph', text: t(`mail:urn-alert.${state}.next`) },
      ...(shared && state === 'link.fails'
        ? [{ kind: 'paragraph' as const, text: t('mail:urn-alert.link.fails.trustees') }]
        : []),
      { kind: 'action', label: t('mail:urn-alert.action'), url: link },
    ],
  })
}
