import type fr from '../fr/today.ts'

export default {
  weekOf: 'week {{week}} of {{weeks}}',
  week: 'week {{week}}',
  before: 'launch on {{date}}',
  phases: 'Where the process stands',
  phaseNow: '{{title}} (under way)',
  phasePast: '{{title}} (done)',
  phaseComing: '{{title}} (to come)',
  todo: 'To do',
  nothing: 'Nothing needs your attention today.',
  archived: 'This process is archived: it can be read, no longer changed.',
  running: 'Under way',
  runningCaption: 'Waves launched and not yet closed',
  late: 'late',
  now: 'now',
  free: 'whenever you like',
  onToday: 'today',
  onTomorrow: 'tomorrow',
  import: {
    title: 'Import the staff',
    why: 'The directory is empty: no wave can leave.',
    link: 'Import a file',
  },
  importOpen: {
    title: 'Finish the import you began',
    why: 'The file “{{about}}” has been read. Nothing is written in the directory yet.',
    link: 'Resume the import',
  },
  first: {
    title: 'Prepare a first wave',
    why: 'The directory is ready. The staff barometer awaits your texts.',
    link: 'Prepare a wave',
  },
  planned: {
    title: 'Prepare “{{about}}”',
    why: 'The calendar has it open on {{date}}.',
    link: 'Prepare the wave',
  },
  plannedLate: {
    title: 'Prepare “{{about}}”',
    why: 'The calendar had it open on {{date}}.',
    link: 'Prepare the wave',
  },
  cancelled: {
    title: 'Prepare a wave in place of {{label}}',
    why: 'Wave {{label}} is cancelled. Its texts, groups and audience can serve again.',
    link: 'Prepare',
  },
  draft: {
    title: 'Finish wave {{label}}',
    why: 'It is being prepared and is due to open on {{date}}.',
    link: 'Resume',
  },
  launch: {
    title: 'Launch wave {{label}}',
    why: 'It opens on {{date}}, if it is launched before then.',
    link: 'Read again and launch',
  },
  overdue: {
    title: 'Choose another date for wave {{label}}',
    why: 'It was due to open on {{date}}. It was not launched.',
    link: 'Change the dates',
  },
  withoutEmail: {
    title_one: 'Add one e-mail address',
    title_other: 'Add {{formatted}} e-mail addresses',
    why: 'These people will not receive the invitation to wave {{label}}.',
    link: 'See these people',
  },
  problem: {
    title: 'Correct the launch of wave {{label}}',
    why: '{{reason}}',
    link: 'See what is in the way',
  },
  suspended: {
    title: 'Warn the administrators of the server',
    why: 'The key of urn {{label}} no longer answers. Nobody can answer until it is repaired.',
    link: 'See the wave',
  },
  linksLost: {
    title: 'Warn the administrators of the server',
    why: 'The key of the links of wave {{label}} no longer answers. Invitations and reminders wait.',
    link: 'See the wave',
  },
  stuck: {
    title: 'Warn the administrators of the server',
    why: 'Wave {{label}} has been closed since {{date}}. Its urn is still not opened.',
    link: 'See the wave',
  },
  trustees: {
    title: 'Have two trustees of the key come',
    why: 'Wave {{label}} closed on {{date}}. Its urn is opened when two trustees have typed their sheets.',
    link: 'See where they stand',
  },
  ceremonyLate: {
    title: 'Choose other dates for wave {{label}}',
    why: 'It was to open on {{date}}, but its trustees had not all read their sheets back.',
    link: 'See what is missing',
  },
  ceremony: {
    title: 'Follow the trustees of wave {{label}}',
    why: 'It opens on {{date}} if the three have read their sheets back before.',
    link: 'See where they stand',
  },
  paused: {
    title: 'Resume the sending of wave {{label}}',
    why_zero: 'The sending is paused. Nothing will leave before you resume it.',
    why_one: 'The sending is paused. One message is waiting.',
    why_other: 'The sending is paused. {{formatted}} messages are waiting.',
    link: 'See the sending',
  },
  refused: {
    title_one: 'Correct one refused address',
    title_other: 'Correct {{formatted}} refused addresses',
    why_one: 'Its message of wave {{label}} did not arrive.',
    why_other: 'Their messages of wave {{label}} did not arrive.',
    link_one: 'See the address',
    link_other: 'See the addresses',
  },
  addendum: {
    title: 'Correct the address of the staff representatives',
    why_one: 'Their mail server refused an addendum of wave {{label}}.',
    why_other: 'Their mail server refused {{formatted}} addenda of wave {{label}}.',
    link: 'See the wave',
  },
  reminder: {
    title: 'Read again the reminder of wave {{label}}',
    why: 'It leaves on {{date}}, to everyone invited.',
    link: 'Read the message',
  },
  closing: {
    title: 'Wave {{label}} is about to end',
    why: 'It closes on {{date}}. That date may be put off, never brought forward.',
    link: 'Put the closing off',
  },
  comments: {
    title_one: 'Moderate one comment of wave {{label}}',
    title_other: 'Moderate {{formatted}} comments of wave {{label}}',
    why: 'Nobody sees them before you have.',
    link: 'Moderate',
  },
  results: {
    title: 'Publish the results of wave {{label}}',
    why: 'They are ready. The committees and the staff representatives do not see them yet.',
    link: 'Read the results',
  },
  reportDraft: {
    title: 'Finish the report “{{about}}”',
    why: 'It has not been frozen since its last change.',
    link: 'Back to the report',
  },
  reportPublish: {
    title: 'Publish the report “{{about}}”',
    why: 'It is frozen. Nobody but you reads it yet.',
    link: 'Publish',
  },
  mentions: {
    title_one: 'Give one mandatory piece of information',
    title_other: 'Give {{formatted}} mandatory pieces of information',
    why_one: '{{about}}',
    why_other: '{{about}} Others are missing too.',
    link: 'Fill in',
  },
  forgetDirectory: {
    title: 'The directory is about to be erased',
    why_one:
      'The process is ending. On {{date}}, Diapason erases the one person of the directory and the state of their messages.',
    why_other:
      'The process is ending. On {{date}}, Diapason erases the {{formatted}} people of the directory and the state of their messages.',
    link: 'See the directory',
  },
  forgetConcerns: {
    title: 'The questions and concerns are about to be erased',
    why_one:
      'The process has ended. On {{date}}, Diapason erases the one message received and its answers. Whoever wrote it can read them no more.',
    why_other:
      'The process has ended. On {{date}}, Diapason erases the {{formatted}} messages received and their answers. Those who wrote them can read them no more.',
    link: 'See the calendar',
  },
  forgetComments: {
    title: 'The comments are about to be erased',
    why_one: 'The process ended almost a year ago. On {{date}}, Diapason erases its last comment.',
    why_other:
      'The process ended almost a year ago. On {{date}}, Diapason erases its {{formatted}} comments.',
    link: 'See the comments',
  },
  publicPage: {
    title: 'Open the public page of the process',
    why: 'Residents do not see it yet.',
    link: 'See the page',
  },
  accessRefused: {
    title: 'Correct the address of {{about}}',
    why: 'The message that announces this access did not arrive.',
    link: 'See this access',
  },
  accessEnding: {
    title: 'Extend the access of {{about}}, or let it end',
    why: 'It ends on {{date}}.',
    link: 'See this access',
  },
  news: 'To read',
  newsNothing: 'Nothing new was published in the last three weeks.',
  newsResults: 'Results of wave {{label}}',
  newsResultsLink: 'Read the results',
  newsReport: 'Report “{{label}}”',
  newsReportLink: 'Read the report',
  newsOpening: 'Opening record of wave {{label}}',
  newsClosing: 'Closing record of wave {{label}}',
  newsRecordLink: 'Read the record',
} satisfies Record<keyof typeof fr, unknown>
