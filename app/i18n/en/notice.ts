import type fr from '../fr/notice.ts'

export default {
  title: 'Your personal data',
  lede: 'This page tells you how your data are used for “{{title}}”. Articles 13 and 14 of the General Data Protection Regulation (GDPR) require it.',
  controllerTitle: 'Who is responsible',
  controllerAlone:
    '{{organisation}} (company number, SIREN, {{siren}}) is responsible for this consultation.',
  controllerJoint:
    '{{organisation}} (company number, SIREN, {{siren}}) and its member communes decide together on this consultation. They are joint controllers (article 26 GDPR).',
  controllerEither:
    'You may turn to the intermunicipal body or to your commune, as you prefer. On request, they tell you how they share the tasks.',
  communes: 'Communes responsible together with the intermunicipal body',
  otherEmployers: 'Other employers whose staff are invited',
  contact: 'For any question about the consultation: {{contact}}',
  dpoTitle: 'The data protection officer',
  dpoWhy: 'This person sees to it that your rights are respected, and answers you.',
  dpoMissing:
    'No name is given yet: the intermunicipal body has to give one. Meanwhile, write to the contact of the consultation.',
  purposeTitle: 'Why your data are used',
  purposeInvite: 'To invite you to answer, once, and to remind you of it.',
  purposeWave: 'Why this consultation, in the words of its organisers:',
  purposeProcess: 'Why this process:',
  basis:
    'Legal basis: the performance of a task in the public interest (article 6, paragraph 1, point e, GDPR). It is not your consent.',
  free: 'Answering is up to you. Not answering has no consequence for you.',
  dataTitle: 'Which data',
  dataInvitation: 'For the invitation: your surname, first name, e-mail address and language.',
  dataEmployment:
    'Your employer and, where its file gives them, your department, your job and your staff number.',
  dataDelivery: 'The state of the sending: message waiting, sent or refused. Never whether it was opened.',
  dataLink:
    'While the urn is open: the fingerprint of your link, and whether it was used. The link itself is not stored.',
  dataSource: 'The data of the invitation come from the staff file of your employer.',
  dataAnswer:
    'Your answer is not personal data: nothing joins it to you. The page on anonymity says on what conditions.',
  dataNoTrace:
    'The pages of the questionnaire record no IP address, no cookie and no time of visit. No other site is called.',
  dataDevice:
    'Your browser keeps the link in its history, and your sealed ballot until it has reached the urn.',
  recipientsTitle: 'Who receives these data',
  recipientsTeam:
    'The directory and the state of the sending: the project manager, and the service’s administrators.',
  recipientsHr:
    'The directory of your employer: its human resources department, if it was given access. It does not see the other employers.',
  recipientsProcessors: 'The host and the mail server, to run the service.',
  recipientsLocal: 'The host, to run the service. No message leaves this machine.',
  recipientsAnswers:
    'Your answer: nobody. The committees, the staff representatives and the evaluators read results by groups only.',
  retentionTitle: 'For how long',
  retentionCaption: 'How long each kind of data is kept',
  retentionWhat: 'Data',
  retentionHowLong: 'Kept',
  urn: 'Fingerprints of the links, and sealed ballots',
  urnKeyslevel1: 'Link key and urn key',
  urnKeyslevel2: 'Link key, and what the service has of the urn key',
  urnUntil: 'Destroyed when the urn is opened, {{minutes}} minutes after the close on {{closes}}.',
  urnUntilTrustees: 'Destroyed when the urn is opened, before two trustees, after the close on {{closes}}.',
  urnGone: 'Destroyed on {{date}}, when the urn was opened.',
  urnGoing: 'They are being destroyed.',
  urnCancelled: 'Destroyed at the cancellation.',
  mailCopies: 'Copies of the messages',
  mailCopiesNone: 'The service keeps none. Mail servers keep theirs by their own rules.',
  mailCopiesLocal: 'Kept on this machine. Those that bear a link are erased at close.',
  deliveries: 'State of the sending',
  directory: 'Directory',
  untilEnd:
    'Erased {{days}} days after the end of the process: the day it is archived, at the latest the last day of its calendar.',
  imports: 'Staff files that were imported',
  importsDays_one: '{{count}} day.',
  importsDays_other: '{{count}} days.',
  comments: 'Comments',
  commentsUntil:
    'Erased {{months}} months after the end of the process. They do not bear your name, unless you write it there.',
  results: 'Results and records',
  resultsKept: 'Kept as public archives. They describe no person.',
  rightsTitle: 'Your rights',
  rightsAccess: 'To know which data the service holds about you, and to receive a copy.',
  rightsCorrect: 'To have what is wrong corrected: a name, an address, an employer.',
  rightsErase:
    'To have your data erased. While a consultation is running its list is frozen: erasure waits until it closes.',
  rightsLimit: 'To ask that your data are no longer used while your request is examined.',
  rightsObject: 'To object to receiving these invitations, on grounds relating to your situation.',
  rightsHow: 'Write to {{to}}. The answer reaches you within one month.',
  rightsHowContact: 'Write to the contact of the consultation. The answer reaches you within one month.',
  rightsAnswer:
    'These rights cannot be exercised on your answer. Nobody knows which one is yours, not even the service (article 11 GDPR). Once sent, it can be neither read, nor corrected, nor withdrawn.',
  complaintTitle: 'Where to complain',
  complaint:
    'You may complain to the Commission nationale de l’informatique et des libertés (CNIL, the French data protection authority): www.cnil.fr, or 3 place de Fontenoy, TSA 80715, 75334 Paris Cedex 07, France.',
  machineTitle: 'Automated decisions',
  machine: 'No decision about you is taken by a machine. No profile of you is drawn up.',
  hostTitle: 'Hosting',
  hostMissing:
    'The host is not named yet: the intermunicipal body has to name it. This page therefore cannot say where the data are.',
  transfer:
    'No transfer of data outside the European Union is planned. The software calls no outside service, but for mail.',
  transferLocal:
    'No transfer of data outside the European Union is planned. The software calls no outside service.',
  link: 'Your personal data and your rights',
  drawnOn: 'As of {{date}}',
} satisfies Record<keyof typeof fr, unknown>
