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
  'access.past-day': 'That day is already past. Choose today or a day to come.',
  'access.unknown-employer': 'One of the employers chosen is not part of this process. Nothing was changed.',
  'access.too-many':
    'More than {{most}} accesses were given within an hour. Nothing was sent. Go on in an hour.',
  'wave.not-a-test': 'Only a test wave can be deleted. Nothing was changed.',
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
  'import.no-file': 'No file was chosen. Choose a CSV file, then try again.',
  'import.empty': 'This file is empty. Nothing was saved.',
  'import.too-large':
    'This file is larger than {{megabytes}} MB. Nothing was saved. Remove unneeded columns, or split it.',
  'import.too-many-lines':
    'This file has more than {{max}} lines. Nothing was saved. Split it into several files.',
  'import.too-many-columns':
    'This file has more than {{max}} columns. Nothing was saved. Remove unneeded columns.',
  'import.workbook':
    'This file is a spreadsheet workbook. Nothing was saved. In your spreadsheet, choose “Save as”, then “CSV”.',
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
    'The list of agents changed since this preview. Nothing was written. Read the preview below again, then confirm.',
  'import.unresolved': 'Lines that await your answer: {{count}}. Nothing was written.',
  'import.nothing': 'This file changes nothing in the list. Nothing was written.',
  'import.busy': 'Another import is being written. Nothing was written. Wait until it ends, then confirm.',
  'mail.incomplete': 'First write who asks, why and until when: the trial message was not sent.',
  'reports.wave-not-closed': 'The wave is not closed yet: its report cannot be frozen.',
  'wave.frozen': 'This wave has been launched: nothing in it changes any more. Nothing was modified.',
  'wave.dates': 'The wave would close before it opens. Correct the dates: your texts are kept.',
  'launch.texts': 'A text is missing: who asks, why, or whom to contact, in French and in English.',
  'launch.representatives': 'Give the address of the staff representatives, or state that there are none.',
  'launch.too-few':
    'Too few people have an e-mail address: there must be at least twice the threshold of the groups shown.',
  'launch.nobody': 'Nobody in the directory has an e-mail address. Import the agents first.',
  'launch.other-wave': 'Another wave of the same questionnaire is under way. Wait until it closes.',
  'launch.no-mail': 'No mail server is set (SMTP_URL): only a test wave can leave.',
  'launch.dates': 'The dates do not work: the wave must close after it opens, and in the future.',
  'launch.past': 'The opening date has passed. Choose one to come.',
  'launch.too-short': 'A wave put to agents stays open for at least three weeks.',
  'launch.blackout':
    'Nothing opens or closes between 15 July and 25 August, nor between 20 December and 3 January.',
  'launch.mail-refused':
    'The mail server refused the connection. The wave is a draft again and nothing left. Check SMTP_URL with your IT department.',
  'launch.representatives-refused':
    'The address of the staff representatives was refused. Nothing leaves before they have the record: correct the address.',
} satisfies Record<keyof typeof fr, unknown>
