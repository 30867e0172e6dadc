import type fr from '../fr/errors.ts'

export default {
  'not-found': 'This page does not exist, or no longer exists.',
  forbidden: 'Your account does not give access to this page.',
  'bad-request': 'The request is incomplete or damaged. Nothing was saved.',
  'rate-limited': 'Too many requests at once. Try again in a minute: nothing is lost.',
  unexpected: 'Something went wrong on our side. Nothing was saved. Try again in a moment.',
} satisfies Record<keyof typeof fr, unknown>
