import type fr from '../fr/accounts.ts'

export default {
  instance: {
    title: 'The instance',
    lede: 'Whoever administers this installation of Diapason creates processes and appoints other administrators. It opens no process: each has its own accesses.',
    table: 'Who administers the instance',
    invite: 'Invite to administer the instance',
    inviteLede:
      'This person will be able to create processes, and to invite or remove who administers the instance. An e-mail says so.',
    remove: 'Remove',
    removeOf: 'Take the administration of the instance from {{name}}',
    only: 'the only administrator',
    noLines: 'Nothing has changed since the installation.',
    removeTitle: 'Take the administration of the instance from {{name}}',
    removeSelf: 'This is your own access: you will no longer see this page.',
    removeNow:
      'This person can no longer create a process, nor invite or remove who administers the instance.',
    removeKept: 'Her account and her accesses to processes do not change. No e-mail tells her.',
    removeButton: 'Take it away',
  },
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
