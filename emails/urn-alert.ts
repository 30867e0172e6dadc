import { type Locale, translator } from '#app/i18n/index.ts'
import { layOut, type MailAccent, type Message } from './layout.ts'

interface UrnAlert {
  accent?: MailAccent
  locale: Locale
  name: string
  /** False: it opens the urn again. */
  fails: boolean
  /** Of the wave. */
  label: string
  process: string
  /** The EPCI. */
  organisation: string
  /** The page of the wave, for those who may see it. */
  link: string
}

/** Tells whoever can act that the key of an urn fails, what it means and what to do; or that all is well again. */
export function urnAlert({
  locale,
  accent,
  name,
  fails,
  label,
  process: demarche,
  organisation,
  link,
}: UrnAlert): Message {
  const t = translator(locale)
  const state = fails ? 'fails' : 'well'
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
      { kind: 'action', label: t('mail:urn-alert.action'), url: link },
    ],
  })
}
