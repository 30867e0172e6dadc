import type fr from '../fr/mail.ts'

/** Messages, and the local mailbox. */
export default {
  'preview-name': 'Camille Exemple',
  greeting: 'Dear {{name}},',
  greetingNameless: 'Hello,',
  'link-in-full': 'If the button does not open, copy this address into your browser:',
  footer: {
    service:
      '{{organisation}} sends you this service message with Diapason. It holds no image and no tracker: we do not know whether you opened it.',
    account: 'Service message sent by Diapason.',
  },
  'sign-in': {
    subject: 'Your sign-in link to Diapason',
    preheader: 'Valid for {{minutes}} minutes, once.',
    intro: 'You asked to sign in. This link works once, for {{minutes}} minutes.',
    action: 'Sign in',
    code: 'You can also type this code on the sign-in page:',
    ignore: 'If you asked for nothing, ignore this message: nobody can sign in without this link.',
  },
  'urn-alert': {
    urn: {
      fails: {
        subject: 'Urn {{label}}: its key no longer works',
        preheader: 'Nobody can answer until this is repaired.',
        what: 'The key that must open the urn of wave {{label}} (“{{process}}”) is missing, damaged or unreadable. Answers have been suspended since, so that nobody answers in vain. Invitations and reminders wait too. The ballots already received stay sealed in the urn.',
        next: 'Whoever administers the server must check the folder of keys (KEYS_DIR). If the key comes back, everything resumes by itself, and a message will tell you. If it is lost, these ballots cannot be opened: the wave will have to be cancelled.',
      },
      well: {
        subject: 'Urn {{label}}: all is well again',
        preheader: 'The key opens the urn again.',
        what: 'The key of the urn of wave {{label}} (“{{process}}”) works again. No ballot received is lost.',
        next: 'The wave takes its course. There is nothing for you to do.',
      },
    },
    link: {
      fails: {
        subject: 'Wave {{label}}: the key of the links is missing',
        preheader: 'No link can leave any more. Those that left stay valid.',
        what: 'The key that makes the personal links of wave {{label}} (“{{process}}”) is missing, damaged or unreadable. Invitations and reminders that have not left wait. The links already sent stay valid: answers are taken, and the urn will be opened as planned.',
        next: 'Whoever administers the server must check the folder of keys (KEYS_DIR). If the key comes back, the messages leave by themselves, and another message will tell you. If it is lost, nobody else can be invited nor reminded. If hardly anybody has received their link, better cancel the wave and launch another.',
        trustees:
          'The trustees of the key of the urn keep the link they received. Until this is repaired, change the address of none of them: that link would be worth nothing any more, and the new one would not leave.',
      },
      well: {
        subject: 'Wave {{label}}: the key of the links is back',
        preheader: 'The messages that waited are leaving.',
        what: 'The key that makes the personal links of wave {{label}} (“{{process}}”) works again. No message is lost.',
        next: 'What waited is leaving now. There is nothing for you to do.',
      },
    },
    action: 'See the wave',
  },
  'role-granted': {
    instanceSubject: 'You administer Diapason',
    instanceIntro:
      'You can now create processes, and invite others to administer this installation of Diapason.',
    instanceFooter:
      'This message comes from Diapason: somebody who administers this installation invited you.',
    subject: 'You have access to “{{process}}”',
    preheader: '{{role}}: here is how to sign in.',
    intro:
      'You have been given access to the process “{{process}}” ({{organisation}}) in Diapason, the tool it is run with.',
    role: 'Your role',
    until: 'Access until',
    action: 'Open the sign-in page',
    how: 'There is no password. On that page, give the address at which you receive this message: a sign-in link will be sent to you.',
  },
  invitation: {
    subject: {
      invitation: 'Your opinion in {{minutes}} minutes: {{title}}',
      'reminder-7': 'Reminder: {{title}}',
      'reminder-3': 'Last days: {{title}}',
      trial: '[Trial] {{subject}}',
      test: '[Trial] Your opinion in {{minutes}} minutes: {{title}}',
    },
    preheader: '{{minutes}} minutes, until {{closes}}.',
    'test-title': 'Trial message',
    'test-note':
      'You alone receive this message. It shows what the staff will receive; its link does not let anyone answer.',
    'test-wave-title': 'Trial wave',
    'test-wave-note': 'This consultation is here to try the tool: no decision will rest on its results.',
    'already-answered':
      'If you have already answered, thank you: ignore this message. It goes to everyone, because we do not know who has answered.',
    ask: 'Your opinion is asked for: {{title}}',
    who: 'Who is asking',
    why: 'Why',
    minutes: 'Time needed',
    'minutes-value': 'about {{minutes}} minutes',
    closes: 'Until when',
    'protection-title': 'What protects your answer',
    protection:
      'Your answer is sealed in your browser before it is sent: nobody who reads the database, its backups or its logs can know what you answered. The page that opens also states the limits of this guarantee.',
    action: 'Give my opinion',
    personal:
      'This link is yours alone: do not forward it. It only makes sure that each person answers once.',
    'no-time':
      'No time now? Keep this message: the link works until {{closes}}. Answering is your choice; nothing will be held against you if you do not.',
    contact: 'A question? {{contact}}',
  },
  'opening-record': {
    subject: 'Opening record: {{title}}',
    preheader: '{{invited}} people invited. The record is attached.',
    greeting: 'Hello,',
    intro:
      'An anonymous consultation, “{{title}}”, is about to open in the process “{{process}}”. You receive its opening record before the invitations leave. It is attached to this message.',
    purpose:
      'Keep it: at closing it lets you check that the promise of anonymity was kept. The closing record will have to show the same fingerprints and the same number of people invited.',
    opens: 'Opens',
    closes: 'Closes',
    invited: 'People invited',
    'issue-key': 'Fingerprint of the issue key',
    'record-hash': 'SHA-256 fingerprint of the attached document',
    'test-wave': 'This is a trial wave.',
  },
  cancelled: {
    subject: 'Consultation cancelled: {{title}}',
    preheader: 'There is nothing left for you to do.',
    intro: 'The consultation “{{title}}”, to which you were invited, is cancelled.',
    reason: 'Why',
    'answers-title': 'What becomes of the answers',
    answers:
      'No answer was read. The key that opened the urn is destroyed, and the ballots with it: whatever you may have answered can never be read.',
    answersShared:
      'No answer was read, and the ballots are destroyed. The service has nothing of the key that opened them: it is on the sheets of three trustees alone. As long as two are not destroyed, they would open an old backup.',
    link: 'The link you received no longer works. If the consultation starts again, you will receive a new invitation and will have to answer again.',
  },
  addendum: {
    cancelled: 'The urn was destroyed unopened: no ballot was read.',
    subject: '{{document}}: {{title}}',
    intro:
      'A line is added to the record of the consultation “{{title}}” (“{{process}}”). The document is attached.',
    introCancelled:
      'The consultation “{{title}}” (“{{process}}”) is cancelled. The record of its cancellation is attached.',
    purpose: 'Keep it with the opening record.',
  },
  report: {
    subject: 'A report to read: {{title}}',
    preheader: '{{process}}',
    intro: 'The report “{{title}}”, version {{number}}, can be read in “{{process}}”.',
    corrected: 'This version corrects another: {{reason}}',
    action: 'Read the report',
    same: 'The steering committee and the staff representatives receive the same report at the same moment. This message holds no result: the link asks you to sign in.',
  },
  restitution: {
    subject: 'What you said, and what we do with it',
    preheader: '{{process}}',
    intro:
      'You were invited to have your say in “{{process}}”. Here is what was said, and what becomes of it.',
    action: 'Read what was said',
    verify: 'Check that your ballot number is in the list, wave {{label}}',
    everybody:
      'This message goes to everybody who was invited, whether they answered or not: nobody knows who answered.',
  },
  refusal: {
    'no-such-address': 'The address does not exist.',
    'mailbox-full': 'The mailbox is full.',
    rejected: 'The recipient’s server refused the message.',
  },
  unavailable: {
    unreachable: 'The mail server does not answer. Check SMTP_URL with your IT department.',
    'sign-in-refused': 'The mail server refuses the user name or the password of SMTP_URL.',
    'sender-refused': 'The mail server refuses the sender’s address of MAIL_FROM.',
    'try-later': 'The mail server asks to try again later.',
  },
  mailbox: {
    title: 'Local mailbox',
    intro:
      'Without a mail server, the messages that Diapason would have sent stay on this machine and are read here. The invitations of a wave are erased when it closes.',
    empty: 'No message yet. Every message that Diapason sends will appear here.',
    'filter-label': 'Recipient or subject',
    'filter-submit': 'Filter',
    'filter-none': 'No message contains “{{query}}”.',
    count_one: '{{formatted}} message',
    count_other: '{{formatted}} messages',
    recipient: 'Recipient',
    subject: 'Subject',
    sent: 'Sent',
    from: 'From',
    'reply-to': 'Reply to',
    to: 'To',
    'message-id': 'Identifier',
    'in-reply-to': 'In reply to',
    attachments: 'Attachments',
    download: 'Download {{name}}',
    'as-text': 'The message as text',
    'as-html': 'The message as it is shown',
    frame: 'Message: {{subject}}',
    back: 'All messages',
    newer: 'Newer messages',
    older: 'Older messages',
    pages: 'Pages of the mailbox',
  },
} satisfies Record<keyof typeof fr, unknown>
