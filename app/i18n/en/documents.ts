/** Procès-verbaux and reports as PDF. */
export default {
  translation:
    'Translation. The original, in French, alone is authoritative. Its SHA-256 fingerprint: {{hash}}.',
  opening: {
    title: 'Opening record',
    header: 'Opening record · {{label}}',
    footer: 'Made on {{date}} at the launch of the wave, before the invitations leave',
    intro:
      'This record fixes what will not change any more: the questionnaire, the groups and their headcounts, the display thresholds and the keys of the urn. Keep it: set beside the closing record and the report, it lets anyone check that nothing has moved.',
    test: 'Test wave. It serves to try the whole chain; its results are not a consultation.',
    consultation: 'The consultation',
    fact: 'Item',
    value: 'Value',
    process: 'Process',
    survey: 'Questionnaire',
    who: 'Who runs it',
    why: 'Why',
    contact: 'Contact',
    opens: 'Opens',
    closes: 'Closes',
    closesValue: '{{date}}. For fifteen more minutes the urn accepts answers that were already being sent.',
    languages: 'Languages',
    audience: 'To whom',
    invited: 'People invited',
    reference: 'Reference of the wave',
    representatives: 'Staff representatives',
    representativesSent:
      'This record is sent to the staff representatives, at {{email}}, before the invitations leave.',
    representativesNone:
      'It was stated before the launch that there are no staff representatives to whom this record could be sent. The statement is recorded with the wave.',
    protection: 'What protects the answers',
    level1:
      'Level 1. The key that opens the urn is a file kept on the service’s machine, outside the database and its backups. Each answer is sealed in the browser; the database holds only unreadable ballots, and nothing in it joins a ballot to an invitation.',
    level1Limit:
      'What this assumes: while the urn is open, whoever controls the whole machine could open the ballots. At the close the key is destroyed; from then on neither the database nor old copies of it can give anything away. A copy of the whole machine taken while the urn is open would keep the key.',
    level2:
      'Level 2. The key that opens the urn is shared between three trustees; two of them are needed to open it, and the service keeps nothing. Each answer is sealed in the browser; the database holds only unreadable ballots, and nothing in it joins a ballot to an invitation.',
    level2Limit:
      'What this assumes: the service dealt the shares at the launch. If two of the three trustees do not come to the close, the wave can only be cancelled. Each then destroys her sheet: as long as two are not destroyed, they would open an old backup.',
    keys: 'Keys and fingerprints',
    keysIntro:
      'These values name the keys and the questionnaire of the wave beyond doubt. They are compared sign by sign, four at a time.',
    issueKey: 'Issue key, SHA-256 fingerprint',
    urnKey: 'Public key of the urn',
    definition: 'Questionnaire, SHA-256 fingerprint',
    ballotLength: 'Length of every sealed ballot',
    bytes_one: '{{count}} byte, the same for all',
    bytes_other: '{{formatted}} bytes, the same for all',
    groups: 'The groups and their headcounts',
    groupsIntro:
      'The tree is frozen. People who answer pick their group themselves; it comes neither from the link nor from the directory. A group of the tree appears in the report only if the display rule allows it.',
    group: 'Group',
    headcount: 'Headcount',
    invitedColumn: 'Invited',
    rule: 'The display rule',
    secondSentence:
      'Besides, for the whole area only and question by question, answers are counted separately for two sets of people, by question {{code}}: “{{first}}” and “{{others}}”.',
    ruleSentence:
      'A group of fewer than {{k}} answers is never shown, nor an answer given by fewer than {{m}} people. The tree is followed one step down only if both halves hold. The smaller the group, the coarser the answer shown: the number of classes falls from left to right in this table.',
    question: 'Question',
    ladder: 'Classes shown',
    ladderYesNo: 'yes or no, for each choice',
    ladderText: 'none: comments carry no group',
    ladderSecond: 'those of the two sets of people named above',
    ladderNone: 'none: answers to this question are not shown',
    joined: ' then ',
    check: 'How to check',
    checkText:
      'At the close, the record gives the numbers of people invited, of credentials issued and of ballots, and the list of ballot numbers. Everyone can find their own in it; anyone can set the number of people invited against the real headcount.',
  },
  addendum: {
    title: 'Addendum no. {{number}} to the opening record',
    header: 'Addendum no. {{number}} · {{label}}',
    footer: 'Drawn up on {{date}}, after the launch',
    extension: 'The closing, planned on {{before}}, is moved to {{after}}.',
    correction: 'A text of question {{code}} is corrected.',
    arrival_one: 'One person is added to the invitations: {{atLaunch}} at launch, {{invited}} from now on.',
    arrival_other:
      '{{count}} people are added to the invitations: {{atLaunch}} at launch, {{invited}} from now on.',
    slips_one: 'One paper slip is printed; {{slips}} in all.',
    slips_other: '{{number}} paper slips are printed; {{slips}} in all.',
    consequence: {
      extension:
        'Nothing else changes. The links already received work until the new hour; the key of the urn is destroyed when the urn is opened, a quarter of an hour later.',
      extensionShared:
        'Nothing else changes. The links already received work until the new hour; a quarter of an hour later the urn waits for the sheets of two trustees.',
      correction:
        'The choices, their values and the order of the questions are the same. Ballots sealed before and after this correction count together, and nothing tells which came before.',
      arrival:
        'The tree of groups and the headcounts stay those of the launch; each person picks a group when answering. In the invitations, a person added late can be told as such; in the urn, nobody can tell.',
      slips:
        'Each slip lets somebody answer once. None is anybody’s: only a fingerprint of its code is kept, without a name or a team. Among the invitations a slip can be told as such; in the urn it can’t. Whoever was written to and also draws a slip may answer twice: both numbers are on the closing record.',
    },
    change: 'What changes',
    closingBefore: 'Closing planned so far',
    closingAfter: 'New closing',
    atLaunch: 'People invited at launch',
    added: 'Added by this addendum',
    invited: 'People invited from now on',
    slipsPrinted: 'Paper slips printed by this addendum',
    slipsTotal: 'Paper slips printed in all',
    titleBefore: { fr: 'French wording so far', en: 'English wording so far' },
    titleAfter: { fr: 'Corrected French wording', en: 'Corrected English wording' },
    helpBefore: { fr: 'French help text so far', en: 'English help text so far' },
    helpAfter: { fr: 'Corrected French help text', en: 'Corrected English help text' },
    none: 'none',
    definitionBefore: 'Questionnaire so far, SHA-256 fingerprint',
    definitionAfter: 'Corrected questionnaire, SHA-256 fingerprint',
    openingHash: 'Opening record, SHA-256 fingerprint',
  },
  cancellation: {
    title: 'Cancellation record',
    header: 'Cancellation record · {{label}}',
    footer: 'Drawn up on {{date}} when the wave was cancelled',
    introOpen:
      'The wave was cancelled during the vote. The urn was not opened: no ballot was read, counted or kept.',
    introOver:
      'The wave was cancelled after the vote had closed. The urn was not opened: no ballot was read, counted or kept.',
    introScheduled: 'The wave was cancelled before its opening: no invitation had left.',
    reason: 'The reason',
    keyDestroyed:
      'The key that opened the urn and the one that made the links were destroyed on {{date}}, before the tables that held the ballots. What had been sealed can no longer be read, even from an old copy of the database.',
    keyShared:
      'The key that made the links was destroyed on {{date}}, before the tables that held the ballots. The service had had nothing of the key of the urn since the launch. It survives on the sheets alone: as long as two are not destroyed, they would open an old backup.',
    ballots: 'Ballots destroyed unopened',
    told: 'People told by mail',
    fewer: 'fewer than {{k}}',
    closes: 'Planned closing',
  },
  closing: {
    during: 'While it was open',
    duringNone: 'Nothing was changed between the launch and the closing.',
    invitedLate: 'People invited, {{added}} of them added after the launch',
    addendumLine: 'Addendum no. {{number}}, {{date}}: {{sentence}}',
    reminderLine: {
      reminder_7: {
        queued: 'The first week’s reminder left for everybody invited on {{date}}.',
        cancelled: 'The first week’s reminder was not sent: it was cancelled.',
        passed: 'The first week’s reminder did not leave: the last days’ one was already due.',
      },
      reminder_3: {
        queued: 'The last days’ reminder left for everybody invited on {{date}}.',
        cancelled: 'The last days’ reminder was not sent: it was cancelled.',
        passed: 'The last days’ reminder did not leave.',
      },
    },
    correctedLine_one: 'One address refused by a server was corrected, and the same link sent.',
    correctedLine_other: '{{count}} addresses refused by a server were corrected, and the same link sent.',
    againLine_one: 'One link was sent a second time to the same person.',
    againLine_other: '{{count}} links were sent a second time to the same person.',
    title: 'Closing record',
    header: 'Closing record · {{label}}',
    footer: 'Made on {{date}} when the urn was opened',
    intro:
      'The urn was opened once, by the service itself. The answers became counts, and comments without any link between them; no ballot was kept.',
    introShared:
      'The urn was opened once, with the sheets of two trustees. The answers became counts, and comments without any link between them; no ballot was kept.',
    unpublishable:
      'Results not publishable: fewer than {{k}} valid ballots. No count and no comment was written.',
    counts: 'The counts',
    fact: 'Item',
    number: 'Number',
    invited: 'People invited',
    slips: 'Paper slips printed, for people without an address',
    credentials: 'Credentials issued',
    withoutBallot: 'Credentials without a ballot',
    withoutBallotNote: 'a credential was asked for, no ballot arrived',
    ballots: 'Ballots received',
    valid: 'Valid ballots',
    void: 'Void ballots',
    voidReasons: 'The void ballots',
    reason: 'Reason',
    voidNone: 'No ballot is void.',
    reasons: {
      unsealed: 'does not open with the key of the urn',
      padding: 'a false declared length',
      content: 'unreadable once opened',
      definition: 'another version of the questionnaire',
      group: 'a group that is not in the frozen tree',
      answers: 'answers the questionnaire does not allow',
    },
    wave: 'The wave',
    process: 'Process',
    survey: 'Questionnaire',
    opened: 'Opened',
    closed: 'Closed',
    reference: 'Reference of the wave',
    key: 'The key of the urn',
    keyDestroyed:
      'The key that opened the urn and the one that made the links were destroyed on {{date}}. The urn can never be opened again.',
    keyShared:
      'The service has had nothing left of the key since {{date}}. It survives on the sheets alone: as long as two are not destroyed, they would open an old backup. The key that made the links was destroyed at the same time.',
    keyPending:
      'The key that opened the urn and the one that makes the links are destroyed as soon as this record is stored.',
    keyFingerprint: 'Issue key, SHA-256 fingerprint',
    definition: 'Questionnaire, SHA-256 fingerprint',
    list: 'The ballot numbers',
    listIntro:
      'Everyone received a number on sending an answer. If it is listed here, that ballot was counted, or declared void above. The list is in alphabetical order: it says nothing of the time or the person. The number proves participation, never content.',
    listNone: 'No ballot was received.',
  },
}
