import type fr from '../fr/site.ts'

export default {
  homeTitle: 'Ask, listen, answer',
  homeLede:
    'Diapason accompanies intermunicipal bodies and their communes as they pool their services. It puts questions to staff, and gives them answers.',
  homePromise: 'What is promised to those who answer',
  homePromise1:
    'Their answer is sealed on their device: the database keeps nothing of it but unreadable text.',
  homePromise2: 'Nothing ties their name to their answer, not even in the database.',
  homePromise3: 'No result is shown for a group of fewer than ten people.',
  homeInvited: 'Have you received an invitation? The link is in the e-mail, and it is yours alone.',
  signInLink: 'Sign in',
  goToWork: 'Go to my processes',
  demoLink: 'See the accounts of the demonstration',
  mailboxLink: 'Local mailbox',
  backHome: 'Back to the home page',
  errorHeading: 'Something went wrong',
  forbiddenHeading: 'Restricted access',
  notFoundHeading: 'Page not found',
  goneHeading: 'This link no longer works',
  errorCode: 'Code {{status}}',
} satisfies Record<keyof typeof fr, unknown>
