/** The frame of the pages for people who work here. */
export default {
  mainNavigation: 'La démarche',
  today: 'Aujourd’hui',
  process: 'La démarche',
  consultations: 'Consultations',
  reports: 'Rapports',
  people: 'Personnes',
  accesses: 'Accès',
  journal: 'Journal',
}
