import type { LocalizedText } from '#app/i18n/index.ts'
import type { AccessibilitySettings } from './accessibility.ts'
import type { ChosenColours } from './colours.ts'

/** Someone to turn to, outside of the survey: prevention, occupational medicine, a referent. */
export interface Contact {
  /** Never empty in French; English falls back on it. */
  role: LocalizedText
  /** The four may be empty, but not the telephone and the address both. */
  name: string
  phone: string
  email: string
}

/** Who is answerable for the personal data (RGPD art. 4 and 13). */
export interface Controller {
  name: string
  address: string
}

/** The data protection officer (RGPD art. 37): an address at least. */
export interface DataProtectionOfficer {
  name: string
  email: string
  /** Postal; may be empty. */
  address: string
}

/** Who publishes the pages (LCEN, art. 1-1 of the act of 21 June 2004). */
export interface Publisher {
  name: string
  address: string
  phone: string
  /** The publication director. */
  director: string
}

export interface Host {
  name: string
  address: string
  phone: string
}

/** What a démarche says of itself; null or empty where nothing was set yet. */
export interface TerritorySettings {
  processId: string
  /** The EPCI. */
  territory: string
  processName: string
  /** The words of its public address. Before anything is saved: the ones it would be given. */
  slug: string
  version: number
  /** The name messages come from; null: the instance's. */
  senderName: string | null
  replyTo: string | null
  /** As chosen; what is shown comes from `adjustColours`. Null: the product's own. */
  colours: ChosenColours | null
  logo: Logo | null
  controller: Controller | null
  dpo: DataProtectionOfficer | null
  publisher: Publisher | null
  host: Host | null
  /** Where the source code that runs here can be had (AGPL-3.0, section 13). */
  sourceUrl: string | null
  contacts: Contact[]
  purpose: LocalizedText | null
  /** ISO instant; null while the public page answers 404. */
  publicSince: string | null
  accessibility: AccessibilitySettings | null
}

export interface Logo {
  type: 'png' | 'jpeg'
  /** Hexadecimal. */
  sha256: string
  /** Pixels. */
  width: number
  height: number
}
