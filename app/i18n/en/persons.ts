import type fr from '../fr/persons.ts'

/** One person of the directory: what is held, correcting, handing over, erasing, adding by hand. */
export default {
  identity: 'Identity',
  familyName: 'Last name',
  givenName: 'First name',
  email: 'E-mail address',
  locale: 'Language',
  noEmail: 'none: a paper slip is needed',
  employments: 'Employments',
  employment: 'Employment: {{employer}}',
  mandates: 'Offices',
  mandate: 'Office: {{employer}}',
  employer: 'Employer',
  body: 'Sits in',
  matricule: 'Staff number',
  service: 'Service',
  job: 'Function',
  counted: 'Counted here',
  countedHere: 'yes',
  mainEmployment: 'Employer where this person is counted',
  mainMandate: 'Office where this person is counted',
  waves: 'Consultations this person is invited to',
  wavesNote:
    'Diapason knows to whom a message went. It does not know, and nobody can know, who answered or what.',
  noWaves: 'None.',
  wave: 'Wave {{label}}',
  message: {
    invitation: 'invitation',
    reminder_7: 'first reminder',
    cancellation: 'notice of cancellation',
    reminder_3: 'second reminder',
  },
  delivery: {
    queued: 'not yet sent',
    attempted: 'being sent',
    accepted: 'sent',
    refused: 'refused by the mail server',
  },
  correct: 'Correct',
  correctTitle: 'Correct the record of {{name}}',
  correctNote:
    'A wave already launched keeps its list and groups. The next message goes to the corrected address.',
  emailHint: 'Leave empty if there is none.',
  emailInvalid: 'This address is not complete: for example first.last@example.org.',
  nameInvalid: 'Write a name: at least one letter, one hundred characters at most.',
  matriculeInvalid:
    'This staff number is too long, or cut short by a spreadsheet (1.2E+05). Write it in full.',
  tooLong: 'This is too long: shorten it.',
  export: 'Export everything that is kept (JSON)',
  exportName: 'personal-data',
  rights: 'Rights of this person',
  rightsNote:
    'Anybody may ask to see, correct, take away or have erased what is kept about them (GDPR, articles 15 to 20).',
  erase: 'Erase this person',
  eraseTitle: 'Erase {{name}}',
  eraseLede: 'Nothing of what follows can be found again.',
  eraseRemoves: 'What is erased',
  eraseIdentity: 'Name, address and language.',
  eraseEmployments_one: 'One employment.',
  eraseEmployments_other: '{{number}} employments.',
  eraseMandates_one: 'One office.',
  eraseMandates_other: '{{number}} offices.',
  eraseMessages_one: 'The trace of one message sent.',
  eraseMessages_other: 'The trace of {{number}} messages sent.',
  eraseFiles_one:
    'One file that waits for your agreement and may name this person: it will have to be imported again.',
  eraseFiles_other:
    '{{number}} files that wait for your agreement and may name this person: they will have to be imported again.',
  eraseImports_one: 'One import about this person can no longer be undone.',
  eraseImports_other: '{{number}} imports about this person can no longer be undone.',
  eraseStays: 'What stays',
  eraseStaysCounts: 'The numbers of closed waves and of their records, without any name.',
  eraseStaysAnswers:
    'The answers, if there were any: nothing links them to this person, they can’t be found.',
  eraseStaysJournal: 'A line of the journal, without the name.',
  eraseStaysFile: 'If a later file names this person, they will come back into the list. Tell the employer.',
  eraseButton: 'Erase for good',
  eraseFrozen:
    'This person is invited to wave {{waves}}, which is not closed. The list of a launched wave is frozen: the record can be erased after the close.',
  addTitle: {
    agents: 'Add a member of staff',
    elected: 'Add an elected official',
  },
  addLede: 'For one person. For several, import a file.',
  addButton: 'Add to the list',
  another: 'It is another person, of the same name',
} satisfies Shape<typeof fr>

type Shape<T> = { [Key in keyof T]: T[Key] extends string ? string : Shape<T[Key]> }
