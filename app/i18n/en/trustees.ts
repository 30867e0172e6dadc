/** Level 2 of the urn: those who share its key, their ceremony, the opening. */
export default {
  // The preparation.
  keepersTitle: 'Who keeps the key of the urn, {{label}}',
  keepersLede:
    'Answers are sealed in an urn. One key opens it, once, after the close. Where is that key during the vote?',
  keepersLegend: 'The key of the urn',
  level1: 'The server keeps it (level 1)',
  level1Help:
    'The urn opens by itself after the close. But somebody with every right on the server during the vote could take the key and read the answers.',
  level2: 'Three people share it (level 2)',
  level2Help:
    'Each prints a sheet. Two sheets open the urn, one opens nothing. During the vote the server has nothing that opens the urn.',
  recommended:
    'Level 2 is recommended here: {{formatted}} people will be invited. From {{from}} on, no machine should keep the key alone.',
  notRecommended: 'From {{from}} people invited on, level 2 is recommended. Here, {{formatted}} will be.',
  askedTitle: 'What level 2 asks',
  asked1:
    'At the launch each trustee receives a link and uses the same browser twice, five minutes each time. The wave does not open before all three have read their sheet back.',
  asked2:
    'At the close two trustees type their sheets, each on a machine of their own, half an hour apart at most. All three then destroy theirs: two sheets and an old backup would still open the urn.',
  asked3:
    'If two trustees never come, or lose their sheets, nobody can open the urn any more. The wave can then only be cancelled, and the answers are lost.',
  asked4:
    'It is the server that makes the shares at the launch, then forgets them. Whoever controlled it at that moment could keep them: the trustees and the record are told so.',
  trusteesTitle: 'The three trustees',
  trusteesHelp:
    'Take three people whose interests differ: for instance human resources, a union delegate, the data protection officer. Their names and functions are written in the records.',
  trustee: 'Trustee {{place}}',
  name: 'First and last name',
  role: 'Function',
  email: 'E-mail address',
  locale: 'Language of their messages',
  missing: { name: 'Write a name.', role: 'Write a function.', email: 'Write a complete e-mail address.' },
  sameAddress: 'This address is already the other trustee’s. Each person has one of her own.',
  chooseLevel: 'Choose where the key is.',
  // What the launch page says.
  launchLevel1: 'The server keeps the key of the urn (level 1).',
  launchLevel2: 'Three trustees share the key of the urn (level 2): {{names}}.',
  launchLevel2Waits:
    'Each receives a link at once. The wave opens only if all three have printed their sheet and read it back before the opening hour; otherwise it waits for other dates.',
  launchCloses:
    'Close on {{date}}. A quarter of an hour later, the urn waits for the sheets of two trustees.',
  launchLevel2Never:
    'If two trustees of three do not come to the close, the urn cannot be opened: the wave will be cancelled and the answers lost.',
  launchKeys:
    'The key of the urn is made when the three trustees are ready. It is shared between them, then forgotten.',
  launchChange: 'Change who keeps the key',
  // The pilot's board.
  boardTitle: 'The trustees of the key, {{label}}',
  boardLaunching: 'The wave will open on {{date}} if the three trustees have read their sheets back before.',
  boardLate: 'The opening hour has passed, {{date}}: the wave did not open.',
  boardLateWhy_one: 'One sheet is not read back. Choose other dates, or go back to the draft.',
  boardLateWhy_other: '{{count}} sheets are not read back. Choose other dates, or go back to the draft.',
  boardLateReady: 'The three sheets are read back. Choose other dates: the wave will be launched at once.',
  boardLaunched:
    'The three shares of the key are on paper. The server has nothing that opens the urn. Close on {{date}}.',
  boardOpening: 'The vote is over. The urn will be opened when two trustees have typed their sheets.',
  boardSitting_one: 'One sheet is right. A second is needed before {{hour}}.',
  boardSitting_other: '{{count}} sheets are right: the urn is being opened.',
  boardNever: 'If two trustees never come, all that is left is to cancel the wave: the answers are lost.',
  boardCaption: 'Where each trustee stands',
  column: { who: 'Trustee', step: 'Where they stand' },
  step: {
    unwritten: 'The message is about to leave.',
    refused: 'The message was refused: correct the address.',
    invited: 'Message sent, nothing done yet.',
    key: 'Ready. Waiting for the others.',
    sheet: 'Share made. The sheet is to be printed and read back.',
    done: 'Sheet read back.',
  },
  sheetIn: 'Sheet typed, and right.',
  sheetOut: 'Sheet not typed yet.',
  letterRefused: 'The last message was refused.',
  replace: 'Correct or replace {{name}}',
  replaceHelp:
    'A new link leaves for this address; the old one is no longer valid, nor is what was done with it. Do this too for somebody who has changed computers.',
  replaceButton: 'Send a new link',
  replaced: 'The new link leaves for {{email}}.',
  correct: 'Change the address or the language: {{name}}',
  correctHelp:
    'A new link leaves for this address; the former one is worth nothing any more. Their share, sheet and browser stay the same.',
  again: 'Send the link to {{name}} again',
  sentAgain: 'The same link leaves again for {{email}}.',
  dealt: 'The shares are made: trustees can no longer change without going back to the draft.',
  datesTitle: 'Change the dates',
  datesButton: 'Save these dates',
  datesSaved: 'The new dates are saved.',
  withdraw: 'Go back to the draft',
  withdrawTitle: 'Go back to the draft, {{label}}',
  withdrawLede: 'The wave becomes a draft again. Nobody had been invited yet.',
  withdraw1:
    'The trustees’ links, their shares and the sheets already printed will be worth nothing. A message tells them so, and asks them to destroy their sheets.',
  withdraw2: 'The list of people, the groups and the texts can be changed again.',
  withdraw3: 'A new launch will start everything over with the trustees.',
  withdrawing:
    'The wave becomes a draft again as soon as the trustees are told by mail. If the mail server does not answer, Diapason waits until it is back.',
  back: 'Keep the launch',
  follow: 'Follow the trustees',
  waiting_one: 'The wave waits for one trustee: a sheet is not read back.',
  waiting_other: 'The wave waits for {{count}} trustees: their sheets are not read back.',
  launchedShort: 'The key of the urn is on three sheets of paper. The server has nothing that opens the urn.',
  countingWaits:
    'The vote is over. The urn waits for two trustees to type their sheets. Nothing opens it without them.',
  sheetsDestroyed_one: '{{count}} key sheet of 3 is declared destroyed.',
  sheetsDestroyed_other: '{{count}} key sheets of 3 are declared destroyed.',
  sheetsLeft: 'As long as two sheets exist, they would open an old backup.',
  record: {
    opening:
      'Trustees of the key: {{names}}. Each share, made by the server at the launch, was printed, then checked by its check code before the opening.',
    closing:
      'Key rebuilt from two sheets of three, and checked against the key published at the opening. Trustees: {{names}}.',
  },
  // The letters.
  letter: {
    greeting: 'Hello {{name}},',
    organisation: 'Organisation',
    wave: 'Consultation',
    opens: 'Planned opening',
    closes: 'Close',
    ceremony: {
      subject: 'You keep a share of the key of the urn: {{title}}',
      preheader: 'Five minutes, on your usual computer.',
      text: 'You are one of the three people who share the key of this anonymous consultation ({{role}}). Two of you together will be able to open the urn after the close. Nobody else will, not even the administrator of the server.',
      ask: 'Open this link on the computer and in the browser that you will still have in a few days, with a printer. This link is for you alone.',
      action: 'Start',
    },
    sheet: {
      subject: 'Your sheet is ready to be printed: {{title}}',
      preheader: 'In the browser where you started.',
      text: 'Your share of the key is made. What is left is to print your sheet, then to type its check code.',
      ask: 'Open this link in the browser where you started: it alone can read your share. The consultation will not open before.',
      action: 'Print my sheet',
    },
    link: {
      subject: 'Your link as a trustee: {{title}}',
      preheader: 'Keep this message until the urn is opened.',
      text: 'Here is the link to your page as a trustee ({{role}}). If it replaces a link sent to another address, the former one is worth nothing any more.',
      ask: 'There is nothing to do now. A message will tell you when to type your sheet.',
      action: 'See my trustee page',
    },
    reminder: {
      subject: 'The urn will soon be opened: {{title}}',
      preheader: 'Find your sheet.',
      text: 'The consultation ends soon. Fifteen minutes after the close the urn will wait for two of the three trustees to type their sheets.',
      ask: 'Find your sheet, and agree on a moment with the others: there must be two of you, half an hour apart at most. If you no longer have it, tell them at once: without two sheets the answers are lost.',
      action: 'See my trustee page',
    },
    opening: {
      subject: 'The urn waits for your sheet: {{title}}',
      preheader: 'Two trustees are needed, half an hour apart at most.',
      text: 'The vote is over. The urn will be opened as soon as two of the three trustees have typed their sheets, half an hour apart at most.',
      ask: 'Agree on a moment with one of the others, then open this link with your sheet in front of you.',
      action: 'Type my sheet',
    },
    withdrawn: {
      subject: 'Launch interrupted: {{title}}',
      preheader: 'Your link and your sheet are worth nothing any more.',
      text: 'The launch of this consultation is interrupted. Nobody had been invited yet. What you had done as a trustee ({{role}}) is worth nothing any more.',
      ask: 'If you had printed your sheet, destroy it. If the consultation is launched again with you, you will receive a new link, and everything will have to be done anew.',
    },
    opened: {
      subject: 'The urn is open: {{title}}',
      preheader: 'Destroy your sheet now.',
      text: 'Two trustees have typed their sheets. The answers are counted, and the service has nothing left of the key.',
      ask: 'Destroy your sheet now: with another one and an old backup it would still open the urn. Then say so on your trustee page, by the link that you already have. Your e-mail address is erased from this consultation as soon as this message has left.',
    },
    cancelled: {
      subject: 'Consultation cancelled: {{title}}',
      preheader: 'Destroy your sheet now.',
      text: 'This consultation is cancelled. The urn is destroyed without having been opened.',
      ask: 'Destroy your sheet now: with another one and an old backup it would still open the urn. Then say so on your trustee page, by the link that you already have. Your e-mail address is erased from this consultation as soon as this message has left.',
    },
  },
  // The trustee's page.
  page: {
    title: 'Your share of the key of the urn',
    hello: 'You are a trustee of the key, with two other people.',
    noScript:
      'This page needs JavaScript: your share of the key can be read in your browser only. Turn it on, then reload the page.',
    noLink: 'Open this page by the link in your message: the address alone is not enough.',
    noCrypto:
      'This browser cannot protect your share here. Open the link in an up-to-date browser, at the secure address (https).',
    noStorage:
      'This browser refuses to keep anything (private browsing?). Your share would be lost. Open the link in an ordinary window.',
    offline: 'The service does not answer. Nothing is lost: the page tries again by itself.',
    notSent: 'The service does not answer. Nothing has left: press the button again.',
    others: 'With you',
    ready: 'done',
    notReady: 'not yet',
    startTitle: 'What you are asked to do',
    start1: 'Now: press “Start”. Your browser gets ready to receive your share.',
    start2:
      'When all three are ready, a message will bring you back here, in this same browser, to print a sheet and type its check code.',
    start3:
      'After the close you will type this sheet here. Two sheets of three open the urn; one opens nothing.',
    startHere: 'Do it on a computer that you will keep, with a printer, and not in a private window.',
    deals:
      'What you should know: it is the server that makes the three shares, once, in memory, then forgets them. If somebody controlled the server at that instant, they could keep them. Afterwards there is nothing left to take.',
    never:
      'If two of you do not come to the close, or lose their sheets, the urn can never be opened. The consultation will be cancelled and the answers lost.',
    start: 'Start',
    waitingTitle: 'Your browser is ready',
    waiting:
      'All three have to be ready. A message will tell you. Then come back here, in this same browser: it keeps the key that reads your share, until your sheet is read back.',
    otherBrowserTitle: 'This goes on in another browser',
    otherBrowser:
      'You started elsewhere: another computer, another browser, or its data was erased. Open the link where you started.',
    otherBrowserHelp:
      'If that is no longer possible, or if it was not you, tell the person who runs the consultation at once: she will send you a new link or interrupt the launch.',
    sheetTitle: 'Print your sheet',
    sheetLede: 'It exists nowhere else. Print it on paper, without keeping a file or a photograph of it.',
    print: 'Print',
    printed: 'I have the sheet in hand',
    sheet: {
      heading: 'Key sheet {{place}} of 3',
      what: 'This sheet is one of the three shares of the key of the urn. Two are needed to open it.',
      who: 'Trustee',
      wave: 'Consultation',
      closes: 'Close',
      words: 'The six lines of words',
      check: 'Check code',
      qr: 'The same words and the code, for a code reader',
      keep: 'Keep it under lock, like a ballot in its envelope. Do not photograph it, do not scan it, entrust it to nobody, least of all another trustee.',
      when: 'After the close a message will give you the address where to type it. Destroy it as soon as the urn is opened, or the consultation cancelled: with another one and an old backup it would still open it.',
      letters:
        'The first four letters of each word are enough. The code has no I, L, O or U: what looks like one is a 1 or a 0.',
    },
    readBackTitle: 'Read your sheet back',
    readBack:
      'Type the check code written at the bottom of the printed sheet. It proves that it can be read; this browser then forgets everything.',
    checkCode: 'Check code',
    verify: 'Check',
    seeAgain: 'See the sheet again',
    keptTitle: 'Your sheet is read back',
    kept: 'It is the only trace of your share: the server and this browser have nothing of it left. Keep it under lock until the close, {{date}}.',
    keptNext: 'You will receive a message three days before the close, then at the close.',
    openingTitle: 'Type your sheet',
    opening:
      'The vote is over. Two trustees type their sheets, each on a machine of their own, half an hour apart at most.',
    openingPrivate:
      'Your sheet is sealed in this browser before it leaves: only the program that opens the urn can read it, in memory.',
    lines: 'The six lines of words',
    linesHelp:
      'Five words on each line, with spaces between them; they are French on every sheet. Accents and capitals do not matter, and the first four letters of each word are enough. You may also read the square code, or paste the sheet, into the first line.',
    line: 'Line {{place}}',
    unknownWord: 'Line {{line}}, word {{place}}: “{{word}}” is not a word of the sheets.',
    wrongCount: 'Line {{line}} has {{words}} words; you have typed {{typed}}.',
    wrongLine:
      'Line {{line}}: one of these words is not the right one, or their order has changed. Compare it with the sheet.',
    wrongSheet:
      'These words do not go with this check code. Check the code, and that the sheet is yours, for this consultation.',
    notCode: 'The check code has eight characters. Read it again.',
    handIn: 'Hand in my sheet',
    noSitting: 'The service that opens the urn is starting. Wait a few seconds.',
    unread: 'Your sheet has left. The service is checking it…',
    right: 'Your sheet is right. One more is needed before {{hour}}. Leave this page open.',
    rightBoth: 'Both sheets are there. The urn is being opened.',
    wrong:
      'This sheet is not the right share: it is not what you were given for this consultation. Nothing was opened. Check the sheet and start again.',
    otherIn: 'Another sheet is already there. Type yours before {{hour}}.',
    again:
      'The sitting has started again: the half hour is over, or the service was restarted. Nothing is lost, but your sheet has to be typed again.',
    openedTitle: 'The urn is open',
    opened:
      'The answers are counted, and the service has nothing left of the key. Destroy your sheet now: with another one and an old backup it would still open the urn. Thank you.',
    cancelledTitle: 'The consultation is cancelled',
    cancelled:
      'The urn is destroyed without having been opened. Destroy your sheet now: with another one and an old backup it would still open the urn.',
    destroy: 'I have destroyed my sheet',
    destroyed: 'It is noted: your sheet is destroyed.',
  },
}
