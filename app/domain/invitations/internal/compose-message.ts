import { headerText } from '#app/domain/mail/header-text.ts'
import type { OutgoingMail } from '#app/domain/mail/transport.ts'
import type { Locale, LocalizedText } from '#app/i18n/index.ts'
import { type Invitation, invitation } from '#emails/invitation.ts'
import type { WaveLetter } from './wave-letter.server.ts'

export interface Addressee {
  name: string
  address: string
  locale: Locale
}

/**
 * The message of a wave to one person, in her language when the wave has it.
 * @param closesAt the hour the wave closes
 */
export function composeMessage(
  letter: WaveLetter,
  addressee: Addressee,
  { kind, link, closesAt }: { kind: Invitation['kind']; link: string; closesAt: Date },
): OutgoingMail {
  const { organisation, minutes, testWave } = letter
  const locale = languageFor(letter, addressee.locale)
  const name = headerText(addressee.name)
  const page = (path: string) => `${new URL(link).origin}/e/${letter.waveId}/${path}?langue=${locale}`
  const message = invitation({
    kind,
    locale,
    accent: letter.sender.accent,
    name,
    title: inLanguage(letter.title, locale),
    who: inLanguage(letter.who, locale),
    why: inLanguage(letter.why, locale),
    contact: inLanguage(letter.contact, locale),
    organisation,
    minutes,
    closesAt,
    link,
    note: noteOf(letter, kind, locale),
    protectionPage: page('protection'),
    dataPage: page('donnees'),
    testWave,
  })
  return { ...message, ...letter.sender.headers, to: { name, address: addressee.address }, locale }
}

/** A person's language when the wave has it, else the wave's first. */
export function languageFor({ languages }: WaveLetter, locale: Locale): Locale {
  return languages.includes(locale) ? locale : (languages[0] ?? 'fr')
}

function noteOf({ notes }: WaveLetter, kind: Invitation['kind'], locale: Locale): string | null {
  const note = kind === 'reminder_7' || kind === 'reminder_3' ? notes[kind] : undefined
  return note ? inLanguage(note, locale) : null
}

/** A text left empty in one language is read in the other. */
export function inLanguage(text: LocalizedText, locale: Locale): string {
  return text[locale].trim() || text.fr.trim() || text.en.trim()
}
