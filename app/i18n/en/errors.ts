import type fr from '../fr/errors.ts'

export default {
  'not-found': 'This page does not exist, or no longer exists.',
  forbidden: 'Your account does not give access to this page.',
  'bad-request': 'The request is incomplete or damaged. Nothing was saved.',
  'rate-limited': 'Too many requests at once. Try again in a minute: nothing is lost.',
  unexpected: 'Something went wrong on our side. Nothing was saved. Try again in a moment.',
  'sign-in.used-or-late':
    'This link has already been used, or is more than ten minutes old. Ask for a new one.',
  'setup.wrong-code': 'This is not the code shown in the terminal. Nothing was created.',
} satisfies Record<keyof typeof fr, unknown>
