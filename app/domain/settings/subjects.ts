/** The pages of the settings, by what the journal calls them. */
export const settingSubjects = [
  'logo',
  'colours',
  'sender',
  'privacy',
  'legal',
  'contacts',
  'public-page',
  'accessibility',
] as const
export type SettingSubject = (typeof settingSubjects)[number]

/** Where each is, below the pages of the démarche. */
export const settingPaths: Record<SettingSubject, string> = {
  logo: '/reglages/logo',
  colours: '/reglages/couleurs',
  sender: '/reglages/expediteur',
  privacy: '/reglages/donnees-personnelles',
  legal: '/reglages/mentions-legales',
  contacts: '/reglages/contacts',
  'public-page': '/reglages/page-publique',
  accessibility: '/reglages/accessibilite',
}
