import type fr from '../fr/respond.ts'

export default {
  otherLanguage: 'Français',
  who: 'Who asks',
  why: 'Why',
  minutes: 'about {{minutes}} minutes, {{count}} questions',
  until: 'open until {{date}}',
  promise: 'What protects your answer',
  promise1: 'It is sealed on your device: the database keeps nothing of it but unreadable text.',
  promise2: 'Nothing ties your name to your answer, not even in the database.',
  promise3: 'No result is shown for a group of fewer than {{k}} people.',
  promiseMore: 'How it works, and what is not protected',
  start: 'Start',
  starting: 'The questionnaire is coming…',
  free: 'Answering is free. You may skip a question.',
  question: 'A question? {{contact}}',
  testWave: 'Test wave: these answers do not count.',
  preview: 'Preview: nothing you type is sent.',
  noScriptTitle: 'JavaScript is needed to seal your answer',
  noScript:
    'Your browser encrypts your answer before it leaves: nobody can read it on its way. That takes JavaScript. Turn it on in the browser settings, or open the link on another device: it has not been used yet.',
  notFoundTitle: 'This link leads to no questionnaire',
  notFound: 'It may have been cut in your mail program. Open it again from the e-mail, in full.',
  draftTitle: 'This questionnaire is being prepared',
  draft: 'This link comes from a trial message: it leads to no questionnaire yet.',
  scheduledTitle: 'The questionnaire is not open yet',
  scheduled: 'It opens on {{date}}. Keep the e-mail: your link will work then.',
  closedTitle: 'The questionnaire is closed',
  closed:
    'It closed on {{date}}. It is no longer possible to answer. The results will be presented to staff.',
  cancelledTitle: 'This consultation is cancelled',
  cancelledBecause: 'Why: {{reason}}',
  cancelled: 'No answer is kept. You will receive another e-mail if it starts again.',
  sealing: 'Your answer is being sealed on this device…',
  sending: 'Your answer is leaving…',
  thanksTitle: 'Thank you, your answer is in the urn',
  thanksPreview: 'Thank you. This was a preview: nothing was sent.',
  thanksResumed:
    'An answer you had already sealed with this link has just been sent. That one counts, not the one you have just typed.',
  number: 'Your ballot number',
  numberWhy:
    'Write it down if you wish. After the close, the list of numbers is published: you can check that your ballot is there. This number says nothing about your answers.',
  verify: 'The page where you can check it (new tab)',
  results: 'Results are known after the close, on {{date}}.',
  close: 'You may close this page.',
  keepTab: 'Your browser refuses to store anything: keep this tab open until the confirmation.',
  pendingTitle: 'An answer is waiting to be sent',
  pending:
    'You have already sealed an answer with this link, and it could not be sent. It is kept on this device.',
  finish: 'Finish sending',
  retry: 'Try again',
  noLink: 'The end of the link is missing. Open it again from the e-mail, in full.',
  noCrypto:
    'This browser cannot seal your answer: the page is not on a secure connection (https), or it is too old. Open the link with another browser: it has not been used yet.',
  failed: {
    offline: 'No connection. Your answer is kept on this device: try again when the network is back.',
    'unknown-link': 'This link is not recognised. Open it again from the e-mail. Nothing was sent.',
    'not-yet-open': 'The questionnaire is not open yet. Nothing is lost: try again at the opening hour.',
    closed: 'The questionnaire has closed since: your answer could not enter the urn.',
    cancelled:
      'The consultation has just been cancelled: the urn is destroyed and your answer is not kept. An e-mail tells you so.',
    'link-used':
      'Another answer has already been sent with this link. Only one counts: this one was not sent.',
    suspended: 'The service is suspended for a while, as a precaution. Nothing is lost: try again later.',
    busy: 'Many people are answering right now. Nothing is lost: try again in a minute.',
    unavailable: 'The service does not answer. Your answer is kept on this device: try again in a minute.',
    refused: 'The urn did not accept this ballot. Reload the page and start again.',
  },
  storageRefused:
    'Your browser has stopped storing. Nothing was sent. Leave private browsing or free some space, then try again.',
  invalid: 'An answer does not fit the questionnaire. Nothing was sent. Reload the page.',
  islandFailed: 'The questionnaire could not be loaded. Check the connection, then try again.',
} satisfies Record<keyof typeof fr, unknown>
