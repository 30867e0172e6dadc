import type fr from '../fr/errors.ts'

export default {
  'not-found': 'This page does not exist, or no longer exists.',
  forbidden: 'Your account does not give access to this page.',
  'bad-request': 'The request is incomplete or damaged. Nothing was saved.',
  'rate-limited': 'Too many requests at once. Try again in a minute: nothing is lost.',
  unexpected: 'Something went wrong on our side. Nothing was saved. Try again in a moment.',
  'sign-in.used-or-late':
    'This link has already been used, or is more than ten minutes old. Ask for a new one.',
  'setup.wrong-code': 'This is not the code shown in the terminal. Nothing was created.',
  'access.more-than-held':
    'You cannot give, change or take away a role that has more rights than yours. Nothing was changed.',
  'access.last-administrator':
    'This is the last person who administers this process. Give that role to somebody else first. Nothing was changed.',
  'access.already-held':
    'This person already has this role in the process. Nothing was changed: edit the access from the list.',
  'instance.last-administrator':
    'This is the last person who administers the instance. Invite somebody else first. Nothing was changed.',
  'instance.already-administrator': 'This person administers the instance already. Nothing was changed.',
  'access.past-day': 'That day is already past. Choose today or a day to come.',
  'access.unknown-employer': 'One of the employers chosen is not part of this process. Nothing was changed.',
  'access.too-many':
    'More than {{most}} accesses were given within an hour. Nothing was sent. Go on in an hour.',
  'wave.not-deletable':
    'This wave is launched: it can no longer be deleted. You can cancel it until the urn is closed. Nothing was changed.',
  'wave.still-launching': 'This wave is being launched. Wait a minute, then try again. Nothing was changed.',
  'urn.unknown-link':
    'This link is not recognised. Open it again from the message you received. Nothing was sent.',
  'urn.not-yet-open':
    'The consultation is not open yet. Nothing was sent. Come back from the date given in the message.',
  'urn.closed': 'The consultation is closed: the urn no longer accepts answers.',
  'urn.link-used':
    'This link was already used from another device or browser. If you began sending there, finish there.',
  'urn.bad-credential': 'The request is damaged. Nothing was sent. Reload the page and try again.',
  'urn.bad-ballot': 'The ballot is damaged and was not accepted. Reload the page and try again.',
  'urn.busy': 'Many answers are arriving right now. Try again in a minute: nothing is lost.',
  'urn.suspended':
    'Sending is suspended while the urn is checked. Keep this page or come back later: your link stays valid.',
  'urn.unavailable': 'The service is not answering right now. Try again in a minute: nothing is lost.',
  'trustees.unknown-link':
    'This link leads nowhere, or is no longer valid: another may have been sent to you since. Use the most recent message, or tell the person who runs the consultation.',
  'trustees.bad-request': 'The request is damaged. Nothing was sent. Reload the page and start again.',
  'trustees.other-browser':
    'This link was already opened in another browser, which keeps what follows. Go on there. If it was not you, tell the person who runs the consultation at once.',
  'trustees.key-used':
    'Somebody else has already sent the same data. Nothing was taken. Reload the page and start again.',
  'trustees.too-late':
    'It is too late for this step: the launch is over, or was interrupted. Reload the page.',
  'trustees.wrong-code':
    'This is not the check code of your sheet. Read it on the paper again and start over.',
  'trustees.busy': 'Too many tries in a row. Nothing was taken. Try again in ten minutes.',
  'trustees.not-opening': 'The urn is not being opened now. Reload the page to see where it stands.',
  'trustees.sitting-over':
    'The opening sitting has started again: the time is over, or the service was restarted. Nothing is lost, but the sheet has to be typed again.',
  'trustees.sheet-needed': 'Your sheet still has to open the urn: keep it. Nothing was noted.',
  'trustees.not-ready': 'A trustee has just changed: the shares will be made when all three are ready.',
  'trustees.launched':
    'The launch is past this point: the wave is launched, or becomes a draft again. Nothing was changed.',
  'trustees.over':
    'This wave no longer waits for its trustees. Nothing was changed. Reload the page to see where it stands.',
  'trustees.dealt':
    'The shares of the key are already made: trustees can no longer change. To change one, go back to the draft.',
  'trustees.same-address':
    'Two trustees have the same address. Nothing was changed. Give each person an address of her own.',
  'trustees.past': 'This opening hour has already passed. Nothing was changed. Choose one to come.',
  'urn.not-launching': 'This wave is not being launched: its urn can’t be made.',
  'urn.too-early': 'The urn can’t be opened until fifteen minutes after the closing hour.',
  'urn.key-lost':
    'The key of the urn is missing or damaged. No ballot was opened or deleted. Tell the administrator of the instance.',
  'urn.tables-held': 'A backup is reading the urn. The count will resume by itself.',
  'urn.count-differs':
    'The number of ballots changed during the count. Nothing was written; it will start again.',
  'urn.close-failed': 'The count was interrupted. Nothing was lost; it will start again.',
  'urn.cancelled': 'The consultation is cancelled: the urn is destroyed and takes no more answers.',
  'urn.already-opened': 'The urn was already opened: it can no longer be destroyed unopened.',
  'urn.discard-failed': 'The destruction of the urn was interrupted; it will resume.',
  'sign-in.code-missing':
    'The code is missing. Open the link in the e-mail, or copy the code from the message.',
  'comments.already-read':
    'Somebody else has just dealt with this comment. What you had chosen was not applied.',
  'comments.passage-missing':
    'This passage is not in the comment as whole words: “{{passage}}”. Nothing was changed.',
  'comments.no-reason': 'Choose a reason. Nothing was erased.',
  'import.no-file': 'No file was chosen. Choose a CSV file, then try again.',
  'import.empty': 'This file is empty. Nothing was saved.',
  'import.too-large':
    'This file is larger than {{megabytes}} MB. Nothing was saved. Remove unneeded columns, or split it.',
  'import.too-many-lines':
    'This file has more than {{max}} lines. Nothing was saved. Split it into several files.',
  'import.too-many-columns':
    'This file has more than {{max}} columns. Nothing was saved. Remove unneeded columns.',
  'import.old-workbook':
    'This file is an old Excel workbook (.xls). Nothing was saved. In your spreadsheet choose “Save as”, then “Excel workbook (.xlsx)” or “CSV”.',
  'import.encrypted':
    'This workbook is protected by a password: it can’t be read. Nothing was saved. Save a copy without a password, then try again.',
  'import.broken-workbook':
    'This workbook is damaged: it can’t be read. Nothing was saved. Open it in your spreadsheet, save it again, then try again.',
  'import.not-workbook':
    'This file is not a spreadsheet workbook. Nothing was saved. Choose an XLSX or CSV file.',
  'import.bomb':
    'Once unpacked, this workbook would be far too large. Nothing was saved. Take out the sheets and columns you don’t need.',
  'import.frozen-since':
    'Wave {{waves}} was launched since this preview and invites somebody you wanted to take away. Nothing was written. Read the preview again.',
  'import.undo-not-last':
    'This import is not the last one of its kind, or it is already undone. Nothing was changed.',
  'import.undo-late':
    'This import can no longer be undone: it is more than {{days}} days old, or somebody was erased since. Nothing was changed.',
  'import.undo-changed':
    'What this import wrote has been changed since ({{number}} times). Nothing was undone: correct it by hand, or import a new file.',
  'import.undo-frozen':
    'Wave {{waves}} is not closed and invites people this import added ({{number}}). Nothing was undone. Wait until the wave closes.',
  'organisation.same-name': '{{name}} is in the list already. Nothing was changed.',
  'organisation.same-siren': '{{name}} has this SIREN already. Nothing was changed.',
  'organisation.has-agents': 'People work there: it must stay possible to consult them. Nothing was changed.',
  'organisation.of-territory':
    'The intermunicipal authority and its municipalities come with the process: correct the process.',
  'organisation.bound':
    'A human resources access bears on this organisation: change that access first. Nothing was changed.',
  'organisation.used':
    'People work or sit there: make it one with another organisation, or change their records first. Nothing was changed.',
  'organisation.employs-nobody':
    '{{name}} employs nobody who is consulted: say first that it does. Nothing was changed.',
  'organisation.same-matricules':
    'The staff number {{matricule}} is somebody else’s in {{name}}: correct one of the two first. Nothing was changed.',
  'organisation.choose': 'Choose the organisation that stays.',
  'person.same-name':
    'Somebody of this name is already in the list, at the same employer ({{employer}}). Nothing was saved. If it is another person, tick the box, then try again.',
  'person.already-there': 'This person is there already: {{employer}}. Nothing was changed.',
  'person.last-tie': 'This is all that ties her to the process. For her to leave the list, erase her record.',
  'person.matricule-taken':
    'Staff number {{matricule}} is that of somebody else at this employer. Nothing was saved.',
  'person.frozen':
    'This person is invited to wave {{waves}}, which is not closed. Nothing was erased. Wait for the close.',
  'import.utf16':
    'This file is “Unicode text” (UTF-16). Nothing was saved. Save it as “CSV UTF-8”, then try again.',
  'import.not-text':
    'This file is not a readable CSV. Nothing was saved. Save it as “CSV UTF-8” from your spreadsheet, then try again.',
  'import.quote-open':
    'A quotation mark is opened and never closed. Nothing was saved. Save the file again from your spreadsheet.',
  'import.unreadable-line':
    'Line {{line}} of the file cannot be read: it is too long, or a quotation mark is missing. Nothing was saved.',
  'import.missing-columns':
    'Missing in this file: {{missing}}. Columns found: {{found}}. Nothing was saved. The first line must name the columns, as in the model file.',
  'import.no-lines': 'This file holds column headings only. Nothing was saved.',
  'import.not-open': 'This import is already confirmed. It can no longer be changed.',
  'import.changed-since':
    'The list of staff changed since this preview. Nothing was written. Read the preview below again, then confirm.',
  'import.unresolved': 'Lines that await your answer: {{count}}. Nothing was written.',
  'import.nothing': 'This file changes nothing in the list. Nothing was written.',
  'import.busy': 'Another import is being written. Nothing was written. Wait until it ends, then confirm.',
  'mail.incomplete': 'First write who asks, why and until when: the trial message was not sent.',
  'results.wave-not-closed': 'The wave is not closed yet: its results cannot be frozen.',
  'calendar.held':
    'This consultation takes place in a launched wave: its dates are those of the wave. Nothing was moved.',
  'calendar.changed-since':
    'The calendar has changed since the preview. Nothing was moved. Read before and after again.',
  'calendar.same': 'These are already the dates of the calendar. Nothing was moved.',
  'calendar.too-many-periods': 'A process has at most {{max}} closed periods. Nothing was added.',
  'process.archived':
    'This process is archived: it can be read, but nothing in it changes. Nothing was saved.',
  'process.wave-running':
    'A wave is under way: {{label}}. Wait for it to close, or cancel it, before archiving.',
  'process.employer-in-use':
    '{{name}} cannot be removed: the directory or an access refers to it. Nothing was saved.',
  'process.same-name': 'Two employers would have the same name: {{name}}. Nothing was saved.',
  'results.test': 'The results of a trial are not published: the trial is kept apart from everything.',
  'wave.frozen': 'This wave has been launched: nothing in it changes any more. Nothing was modified.',
  'wave.dates': 'The wave would close before it opens. Correct the dates: nothing was lost.',
  'wave.not-planned':
    'This consultation is not, or no longer, in the calendar. Nothing was created. Choose another one.',
  'wave.planned-taken':
    'A wave is already being prepared for this consultation. Nothing was created. Resume it from the list.',
  'audience.unknown-employer':
    'One of the employers chosen is no longer in the list. Nothing was saved. Choose again.',
  'trial.unknown-member':
    'One of the people chosen no longer has a role in the process. Nothing was sent. Choose again.',
  'trial.too-many': 'A trial goes to {{max}} people at most. Nothing was sent.',
  'launch.asked-of':
    'The page “{{because}}” is asked of some groups only. Among the recipients they count fewer than {{count}} people, or else everybody: choose other groups, or ask it of everybody.',
  'launch.trustees': 'The key of the urn is to be shared: name the three trustees.',
  'launch.texts': 'A text is missing: who asks, why, or whom to contact, in French and in English.',
  'launch.representatives': 'Give the address of the staff representatives, or state that there are none.',
  'launch.too-few':
    'Too few people can be invited by e-mail: at least {{count}} are needed, twice the threshold of the groups shown. Widen who the wave is for.',
  'launch.nobody':
    'Nobody can be invited by e-mail: nobody in the list has an address, or nobody meets the rules chosen.',
  'launch.no-tester': 'Choose at least one person of the team, or write an address.',
  'launch.near-audience':
    'Wave {{label}} asks almost the same people (difference: {{count}}). Read together, the two reports would tell of those few. Keep the same rules, or change more of them.',
  'launch.other-wave': 'Another wave of the same questionnaire is under way. Wait until it closes.',
  'launch.no-mail': 'No mail server is set (SMTP_URL): only a test wave can leave.',
  'launch.dates': 'The dates do not work: the wave must close after it opens, and in the future.',
  'launch.past': 'The opening date has passed. Choose one to come.',
  'launch.too-short': 'A wave put to staff stays open for at least {{count}} weeks. Move the closing later.',
  'launch.opens-closed': 'The wave would open on {{day}}: {{because}}. Choose another day.',
  'launch.closes-closed': 'The wave would close on {{day}}: {{because}}. Choose another day.',
  'launch.mail-refused':
    'The mail server refused the connection. The wave is a draft again and nothing left. Check SMTP_URL with your IT department.',
  'launch.representatives-refused':
    'The address of the staff representatives was refused. Nothing leaves before they have the record: correct the address.',
  'settings.slug-taken':
    'This address already belongs to another process. Choose another: your texts are kept.',
  'settings.purpose-missing':
    'Write what the process is for: a page open to the public cannot be empty. Nothing was changed.',
  'settings.logo-none': 'No file was chosen. Choose a PNG or JPEG picture, then try again.',
  'settings.logo-too-large':
    'This picture exceeds {{kilobytes}} kB. Nothing was saved. Save it 400 pixels wide, then try again.',
  'settings.logo-not-picture':
    'This file is not a whole PNG or JPEG picture. Nothing was saved. Save your logo as PNG, then try again.',
  'settings.logo-too-wide':
    'This picture has sides of more than {{pixels}} pixels. Nothing was saved. Reduce it to 400 pixels wide, then try again.',
  'wave.not-open': 'The wave is not open, or no longer is: nothing was changed.',
  'wave.not-refused': 'This address is no longer refused: the mail has already left again.',
  'wave.not-sent': 'This person’s invitation has not left yet, or the address was refused.',
  'wave.slips-printed':
    'Other slips have just been printed for this wave: these have not. If their file is missing, make others.',
  'wave.not-later':
    'The new closing must come after the planned one, and one year later at most. Nothing was changed.',
  'wave.closed-day': 'A consultation does not close on that day: {{reason}}. Choose another day.',
  'wave.same-text': 'The text is the same: nothing was changed.',
  'wave.bad-text':
    'This text does not suit: 600 characters at most, in both languages, without tag, brace or link.',
  'wave.too-late': 'Less than twenty-four hours are left before the closing: it is too late to add somebody.',
  'wave.already-invited': 'This person is already invited.',
  'wave.no-address': 'This person has no e-mail address in the directory: give it first.',
  'wave.test-team': 'A test wave goes to the team: nobody is added to it.',
  'wave.reminder-sent': 'This reminder has already left: it no longer changes.',
  'wave.reminder-date':
    'A reminder leaves after the opening and after now, and one hour at least before the closing. The first leaves before the second.',
  'wave.reminder-note': 'Write your sentence in both languages, or in neither.',
  'wave.not-cancellable': 'This wave can no longer be cancelled: the urn is closed.',
  'wave.not-cancelled': 'Only a cancelled wave is prepared again.',
  'reports.no-results': 'One of the chosen waves has no frozen results: a report is made from them.',
  'reports.too-many-blocks': 'This report already has many blocks: take some out before adding others.',
  'reports.changed-meanwhile':
    'This report has changed since you opened it. Read it again, then make your change once more: it was not saved.',
  'reports.reason': 'Say why this version corrects the one before it.',
  'reports.frozen': 'A version of this report is frozen: it stays, and its draft with it.',
  'reports.empty': 'This report shows nothing: add a block before you freeze it.',
  'reports.publish-order':
    'Nobody reads before the steering committee and the staff representatives, nor the public before the committees.',
  'reports.publish-past': 'That moment is already past: choose “at once” or a moment to come.',
  'reports.publish-audience':
    'This report is written for committees: for everybody, compose a public restitution.',
  'reports.publish-when': 'Give the day and the hour.',
  'reports.public-page-closed':
    'The public page of the process is not open: open it before you publish for everybody.',
  'concerns.unknown-code': 'This code opens no exchange. Check each sign: there are sixteen, in four groups.',
  'document.busy': 'Too many documents are being asked for. None was made for you. Try again in a minute.',
  'document.too-long':
    'This document could not be prepared in the time allowed. Nothing was recorded. Try again later.',
  'concerns.closed': 'This process is archived: nobody writes in it any more.',
  'concerns.full': 'This exchange has become too long. Leave a new question: you will get a new code.',
} satisfies Record<keyof typeof fr, unknown>
