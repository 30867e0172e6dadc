import type { Locale } from '#app/i18n/index.ts'
import { addDays, type Day } from './days.ts'
import type { Calendar } from './queries.server.ts'

/**
 * The calendar as a file that calendar programs read (RFC 5545): whole days, one event an entry.
 * @param name of the démarche
 */
export function calendarFile(calendar: Calendar, name: string, locale: Locale, now: Date): string {
  const stamp = now.toISOString().replaceAll(/[-:]|\.\d+/g, '')
  const event = (id: string, title: string, from: Day, to: Day) => [
    'BEGIN:VEVENT',
    `UID:${id}@diapason`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${compact(from)}`,
    // The end of an event of whole days is the day after its last.
    `DTEND;VALUE=DATE:${compact(addDays(to, 1))}`,
    `SUMMARY:${escapeText(title)}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ]
  const { phases, milestones, consultations, meetings } = calendar
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Diapason//Diapason//FR',
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${escapeText(name)}`,
    ...phases.flatMap(({ id, title, startsOn, endsOn }) => event(id, title[locale], startsOn, endsOn)),
    ...consultations.flatMap(({ id, title, opensOn, closesOn }) =>
      event(id, title[locale], opensOn, closesOn),
    ),
    ...[...milestones, ...meetings].flatMap(({ id, title, on }) => event(id, title[locale], on, on)),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${fold(line)}\r\n`).join('')
}

function compact(day: Day): string {
  return day.replaceAll('-', '')
}

/** RFC 5545 §3.3.11. */
function escapeText(text: string): string {
  return text.replaceAll(/[\\;,]/g, (sign) => `\\${sign}`).replaceAll(/\r?\n/g, '\\n')
}

/** RFC 5545 §3.1: no line beyond 75 bytes, no character cut. */
function fold(line: string): string {
  let bytes = 0
  let folded = ''
  for (const character of line) {
    const length = Buffer.byteLength(character)
    if (bytes + length > 75) {
      folded += '\r\n '
      bytes = 1
    }
    folded += character
    bytes += length
  }
  return folded
}
