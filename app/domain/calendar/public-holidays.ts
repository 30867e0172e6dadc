import { addDays, type Day } from './days.ts'

const fixed = {
  '01-01': 'newYear',
  '05-01': 'labourDay',
  '05-08': 'victoryDay',
  '07-14': 'nationalDay',
  '08-15': 'assumption',
  '11-01': 'allSaints',
  '11-11': 'armistice',
  '12-25': 'christmas',
} as const

/** In days from Easter Sunday. */
const movable = [
  ['easterMonday', 1],
  ['ascension', 39],
  ['whitMonday', 50],
] as const

export type PublicHoliday = (typeof fixed)[keyof typeof fixed] | (typeof movable)[number][0]

/**
 * Easter Sunday of the Gregorian calendar.
 * Source: J. Meeus, Astronomical Algorithms (1991), ch. 8, after Butcher's Ecclesiastical Calendar (1876).
 */
export function easterSunday(year: number): Day {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor(b / 4)
  const e = b % 4
  const f = Math.floor((b + 8) / 25)
  const g = Math.floor((b - f + 1) / 3)
  const h = (19 * a + b - d - g + 15) % 30
  const i = Math.floor(c / 4)
  const k = c % 4
  const l = (32 + 2 * e + 2 * i - h - k) % 7
  const m = Math.floor((a + 11 * h + 22 * l) / 451)
  const n = h + l - 7 * m + 114
  const two = (value: number) => String(value).padStart(2, '0')
  return `${year}-${two(Math.floor(n / 31))}-${two((n % 31) + 1)}`
}

/** The public holiday of a day, or null: the eleven of code du travail, art. L3133-1. */
export function publicHoliday(day: Day): PublicHoliday | null {
  const monthDay = day.slice(5) as keyof typeof fixed
  if (fixed[monthDay]) return fixed[monthDay]
  const easter = easterSunday(Number(day.slice(0, 4)))
  return movable.find(([, after]) => addDays(easter, after) === day)?.[0] ?? null
}

/** Those of a year, in order. */
export function publicHolidays(year: number): { on: Day; code: PublicHoliday }[] {
  const easter = easterSunday(year)
  return [
    ...Object.entries(fixed).map(([monthDay, code]) => ({ on: `${year}-${monthDay}`, code })),
    ...movable.map(([code, after]) => ({ on: addDays(easter, after), code })),
  ].sort((a, b) => a.on.localeCompare(b.on))
}
