import type { TerritorySettings } from './territory-settings.ts'

/** What a démarche owes to those who read its pages, in the order in which the pilot should see to it. */
export const missingMentionCodes = [
  'contacts',
  'controller',
  'dpo',
  'publisher',
  'host',
  'accessibility',
  'purpose',
  'reply-to',
] as const
export type MissingMention = (typeof missingMentionCodes)[number]

/** Where each is given, below the pages of the démarche. */
export const missingMentionPaths: Record<MissingMention, string> = {
  contacts: '/reglages/contacts',
  controller: '/reglages/donnees-personnelles',
  dpo: '/reglages/donnees-personnelles',
  publisher: '/reglages/mentions-legales',
  host: '/reglages/mentions-legales',
  accessibility: '/reglages/accessibilite',
  purpose: '/reglages/page-publique',
  'reply-to': '/reglages/expediteur',
}

/**
 * The mentions that are still missing. Their sentences are `settings:missing.<code>`.
 * Sources: domain.md §3.A (contacts above the free texts), RGPD art. 13, LCEN, RGAA 4.1.2 (a contact for who is kept out).
 */
export function missingMentions(settings: MissingInput): MissingMention[] {
  const present: Record<MissingMention, boolean> = {
    contacts: settings.contacts.length > 0,
    controller: settings.controller !== null,
    dpo: settings.dpo !== null,
    publisher: settings.publisher !== null,
    host: settings.host !== null,
    accessibility: settings.accessibility !== null,
    // Nobody reads it before the page is open.
    purpose: settings.purpose !== null || settings.publicSince === null,
    'reply-to': settings.replyTo !== null,
  }
  return missingMentionCodes.filter((code) => !present[code])
}

type MissingInput = Pick<
  TerritorySettings,
  | 'contacts'
  | 'controller'
  | 'dpo'
  | 'publisher'
  | 'host'
  | 'accessibility'
  | 'purpose'
  | 'publicSince'
  | 'replyTo'
>
