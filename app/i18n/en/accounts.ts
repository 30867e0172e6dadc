import type fr from '../fr/accounts.ts'

export default {
  signInTitle: 'Sign in',
  signInLede: 'Enter your work address. You will receive a link, valid for ten minutes.',
  email: 'E-mail address',
  emailInvalid: 'This address is not complete. Example: first.last@commune.fr',
  sendLink: 'Send me the link',
  sentTitle: 'Check your mail',
  sentText: 'If an account has this address, an e-mail has just left. Its link works once, for ten minutes.',
  sentNothing: 'Nothing arrives? Check the address, then your spam folder. You may ask for another link.',
  askAgain: 'Ask for another link',
  linkTitle: 'Confirm signing in',
  linkLede: 'Press the button to sign in. A session lasts twelve hours at most.',
  code: 'Sign-in code',
  codeHint: 'The link in the e-mail fills it in. You can also copy it from the message.',
  confirm: 'Sign me in',
  signOut: 'Sign out',
  setupTitle: 'Create the first account',
  setupLede:
    'This Diapason instance has no account yet. The set-up code is shown in the terminal it was started from.',
  setupCode: 'Set-up code',
  name: 'First and last name',
  create: 'Create my account',
} satisfies Record<keyof typeof fr, unknown>
