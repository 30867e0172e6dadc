/** Printed slips and what goes with them, for those who have no mailbox: on paper, and for the pilot who prints them. */
export default {
  documentTitle: 'Paper slips',
  sheet: '{{label}}, sheet {{sheet}} of {{sheets}}. To be cut out, shuffled and drawn at random.',
  who: 'Who asks:',
  why: 'Why:',
  until: 'Open until {{date}}.',
  protects:
    'This slip bears no name and can be used once. Your answer is sealed before it leaves: nobody can link you to it.',
  how: 'Scan the square with a phone, or type the code at {{address}}',
  otherLanguage: 'Also in English, at the same address.',
  code: 'Your code',
  qrAlt: 'QR code of the page where to answer',
  test: 'Trial wave: these answers do not count.',
  title: 'Paper slips of wave {{label}}',
  lede_zero: 'Everybody whom this wave concerns has an address.',
  lede_one: 'One person whom this wave concerns has no address: print a slip for them.',
  lede_other: '{{number}} agents whom this wave concerns have no address: print slips for them.',
  printed_one: 'One slip is already printed.',
  printed_other: '{{number}} slips are already printed.',
  how1: 'Each slip bears a code drawn at random, which lets somebody answer once, from a phone or a shared tablet. In each team they are put in a box and everybody draws one: nobody knows who has which.',
  teamHint:
    'Make them all at once: slips printed later can be told as such in the database. Allow for a few more than there are people, so that the last ones still have a choice. {{most}} at most at a time.',
  line: 'Line {{line}}',
  team: 'Team or employer',
  count: 'Slips',
  language: 'Language',
  french: 'French',
  english: 'English',
  format: 'Paper',
  formats: { slip: 'Slip', form: 'Questionnaire', large: 'Questionnaire, large print' },
  before: 'Hand in before',
  ask: 'A question?',
  howTick: 'Tick one box for each question, unless it asks for several.',
  howFree: 'Answering is free. You may skip a question.',
  howReturn:
    'Put this sheet, without a name, into the envelope or the box that is meant for it before {{date}}, a day earlier if you can.',
  howRead:
    'Whoever is appointed to type it in reads it; then the answer joins the others, sealed. Write nothing that points to you.',
  howOnce: 'Answer this way or online with the code above, not both: the code can be used once.',
  formCode: 'The code of this sheet',
  formCodeText: 'You may also answer online: scan the square, or type the code at {{address}}',
  foot: 'Code:',
  thanks: 'Thank you. The results will be presented to the agents after the close.',
  tickOne: 'Tick one box.',
  tickSeveral: 'Tick every box that applies.',
  rank: 'Write 1 before what comes first, 2 before what comes second.',
  whatForms_one:
    'A paper questionnaire is in the same file. It bears a code as well: whoever types it in uses it.',
  whatForms_other:
    '{{number}} paper questionnaires are in the same file. Each bears a code as well: whoever types it in uses it.',
  onSite: 'On site',
  posterFr: 'The poster in French, for the notice board (PDF)',
  posterEn: 'The poster in English (PDF)',
  tablet: 'On a shared tablet, open this page. It asks for a code and erases itself after each person:',
  entry: 'To type returned paper questionnaires in, open this one:',
  poster: {
    name: 'Poster',
    how: 'How to answer, in {{minutes}} minutes',
    draw: 'Draw a slip from your team’s box.',
    open: 'Scan the square on your slip with a phone.',
    type: 'Without a phone: on a computer, open the address below and type the code of your slip.',
    tablet: 'Or take the shared tablet: it erases itself after you.',
    slip: 'Your slip bears no name and can be used once.',
  },
  see: 'See what will happen',
  problem: {
    number: 'Give a whole number of slips and nothing else. Nothing is printed.',
    label: 'Name the team of this line, in 80 characters at most. Nothing is printed.',
    none: 'Say how many slips are needed, on one line at least.',
    tooMany: '{{most}} slips at most at a time: make them in several goes. Nothing is printed.',
    tooManyForms:
      '{{forms}} questionnaires at most at a time: make them in several goes. Nothing is printed.',
  },
  makeTitle: 'Print the slips of wave {{label}}',
  what: 'What will happen',
  whatArchive:
    'Beyond {{sheets}} sheets, the file is an archive (ZIP) of several PDFs, to be printed in their order. It may take a minute to come.',
  whatFile_one: 'A file arrives: {{slips}} slips on one A4 sheet, ten a sheet.',
  whatFile_other:
    'A file arrives: {{slips}} slips on {{sheets}} A4 sheets, ten a sheet, each team on its own.',
  whatOnce:
    'It is handed over once, now. The service keeps nothing of it: neither the codes, nor who gets them, nor the names of the teams.',
  whatLost:
    'Should it not arrive or be lost, make other slips: these stay counted in the records, and nobody can use them.',
  whatBox: 'Cut, shuffle, let people draw. Do not note who took which, and keep no copy.',
  whatDestroy:
    'Delete the file once printed, and destroy the slips that are left: whoever has an unused code can answer with it.',
  whatTwice:
    'They are for people without an address: whoever was written to and also draws a slip may answer twice. The closing record gives both numbers.',
  whatAddendum:
    'An addendum to the record gives their number, {{slips}} in all; it goes to the staff representatives.',
  whatAddendumKept: 'An addendum to the record gives their number, {{slips}} in all.',
  whatCannot: 'Slips that are printed can’t be taken back.',
  sheetsCaption: 'Slips to print',
  make_one: 'Print one slip',
  make_other: 'Print {{number}} slips',
  change: 'Change the numbers',
  asked: 'The file is being made, then your browser saves it. See that it opens before you leave this page.',
  done: 'The file is here: back to the wave',
  propose_one: 'One person has no address: you will be able to print a paper slip for them after the launch.',
  propose_other:
    '{{number}} agents have no address: you will be able to print paper slips for them after the launch.',
}
