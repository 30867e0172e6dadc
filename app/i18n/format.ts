import type { Locale } from './index.ts'

/** The territory's clock: opening hours, dates of records and reports are local to it. */
export const timeZone = 'Europe/Paris'

const tags: Record<Locale, string> = { fr: 'fr-FR', en: 'en-GB' }

const numberFormats = new Map<string, Intl.NumberFormat>()
const dateFormats = new Map<string, Intl.DateTimeFormat>()

/**
 * Making a formatter costs as much as laying out a whole message: each is made once. A table has thousands of numbers, so even
 * naming its formatter is made cheap.
 * @param name of the options
 */
function numberFormat(
  locale: Locale,
  name: string,
  options: () => Intl.NumberFormatOptions,
): Intl.NumberFormat {
  const key = locale + name
  const known = numberFormats.get(key)
  if (known) return known
  const made = new Intl.NumberFormat(tags[locale], options())
  numberFormats.set(key, made)
  return made
}

function dateFormat(tag: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = tag + JSON.stringify(options)
  const known = dateFormats.get(key) ?? new Intl.DateTimeFormat(tag, options)
  dateFormats.set(key, known)
  return known
}

/** 1 234 (fr) · 1,234 (en); the French space is a narrow no-break one. */
export function formatNumber(locale: Locale, value: number, digits = 0): string {
  return numberFormat(locale, `digits ${digits}`, () => ({
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })).format(value)
}

/** A whole percentage: « 62 % » (fr) · “62%” (en). @param share between 0 and 1 */
export function formatShare(locale: Locale, share: number): string {
  return numberFormat(locale, 'percent', () => ({ style: 'percent', maximumFractionDigits: 0 })).format(share)
}

function superscriptFirst(locale: Locale, text: string): string {
  return locale === 'fr' ? text.replace(/(^|\s)1 (?=[a-zéû])/u, '$11er ') : text
}

const dateStyles = {
  long: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  short: { day: 'numeric', month: 'long', year: 'numeric' },
  month: { month: 'short', year: '2-digit' },
  near: { weekday: 'long', day: 'numeric', month: 'short' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>
export type DateStyle = keyof typeof dateStyles

/**
 * « mardi 1er décembre 2026 » (long), « 1er décembre 2026 » (short), « mardi 1er déc. » (near), « déc. 26 » (month).
 * @param date an instant, or a day as YYYY-MM-DD
 */
export function formatDate(locale: Locale, date: Date | string, style: DateStyle = 'long'): string {
  const day = typeof date === 'string'
  const instant = day ? new Date(`${date}T12:00:00Z`) : date
  const text = dateFormat(tags[locale], {
    ...dateStyles[style],
    timeZone: day ? 'UTC' : timeZone,
  }).format(instant)
  return superscriptFirst(locale, text)
}

/** « janvier – mars 2026 », « septembre 2026 – janvier 2027 ». @param from YYYY-MM-DD, like `to` */
export function formatMonths(locale: Locale, from: string, to: string): string {
  const month = (day: string, withYear: boolean) =>
    dateFormat(tags[locale], {
      month: 'long',
      ...(withYear ? { year: 'numeric' } : {}),
      timeZone: 'UTC',
    }).format(new Date(`${day}T12:00:00Z`))
  const oneYear = from.slice(0, 4) === to.slice(0, 4)
  const first = month(from, !oneYear)
  const last = month(to, true)
  // Not `formatRange`: engines of different ages put other spaces around the dash, and the page would be drawn twice.
  return oneYear && from.slice(5, 7) === to.slice(5, 7) ? last : `${first} – ${last}`
}

/** « 18 h », « 9 h 30 » (fr) · “18:00” (en), on the territory's clock. */
export function formatTime(locale: Locale, instant: Date): string {
  const text = dateFormat('fr-FR', { hour: '2-digit', minute: '2-digit', timeZone }).format(instant)
  if (locale === 'en') return text
  const [hour = '', minute = ''] = text.split(':')
  return minute === '00' ? `${Number(hour)}\u00a0h` : `${Number(hour)}\u00a0h\u00a0${minute}`
}

/** « mardi 1er décembre 2026 à 18 h » (fr) · “Tuesday 1 December 2026 at 18:00” (en). */
export function formatDateTime(locale: Locale, instant: Date): string {
  const join = locale === 'fr' ? ' à ' : ' at '
  return `${formatDate(locale, instant)}${join}${formatTime(locale, instant)}`
}

/** « a ; b ; c » (fr) · “a; b; c” (en): items that may hold commas. */
export function formatSeries(locale: Locale, items: readonly string[]): string {
  return items.join(locale === 'fr' ? '\u202f; ' : '; ')
}
