/** Windows in which nothing opens nor closes, as month-day, both ends included (domain.md §2.4). */
const windows = [
  { from: '07-15', to: '08-25' },
  { from: '12-20', to: '12-31' },
  { from: '01-01', to: '01-03' },
] as const

/** @param day YYYY-MM-DD */
export function isBlackout(day: string): boolean {
  const monthDay = day.slice(5)
  return windows.some(({ from, to }) => monthDay >= from && monthDay <= to)
}
