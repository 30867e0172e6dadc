import type { Locale, LocalizedText } from '#app/i18n/index.ts'
import type { Contact } from './territory-settings.ts'

/** One line for each contact, as the survey shows them above its free texts: « Prévention : Ana Roy, 04 00 00 00 12 ». */
export function contactLines(contacts: readonly Contact[]): LocalizedText {
  const inLanguage = (locale: Locale) =>
    contacts
      .map(({ role, name, phone, email }) => {
        const separator = locale === 'fr' ? '\u202f: ' : ': '
        return `${roleIn(role, locale)}${separator}${[name, phone, email].filter(Boolean).join(', ')}`
      })
      .join('\n')
  return { fr: inLanguage('fr'), en: inLanguage('en') }
}

/** English falls back on French. */
export function roleIn(role: LocalizedText, locale: Locale): string {
  return role[locale] || role.fr
}
