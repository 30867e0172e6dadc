import type fr from '../fr/staff.ts'

export default {
  mainNavigation: 'The process',
  today: 'Today',
  process: 'The process',
  consultations: 'Consultations',
  reports: 'Reports',
  people: 'People',
  accesses: 'Accesses',
  journal: 'Journal',
} satisfies Record<keyof typeof fr, unknown>
