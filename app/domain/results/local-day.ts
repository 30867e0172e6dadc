import { timeZone } from '#app/i18n/format.ts'

const calendar = new Intl.DateTimeFormat('en-CA', {
  timeZone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** The day of an instant on the territory's clock, YYYY-MM-DD. */
export function localDay(instant: Date): string {
  return calendar.format(instant)
}
