import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { weekday } from '#app/domain/calendar/days.ts'
import { publicHoliday } from '#app/domain/calendar/public-holidays.ts'
import { reminderDates } from '#app/domain/consultations/reminder-dates.ts'
import { fromInstant, toInstant } from '#app/domain/consultations/territory-time.ts'

const said = (date: Date | null) => date && `${fromInstant(date).day} ${fromInstant(date).hour}`
const plan = (opens: string, closes: string) => {
  const { reminder_7, reminder_3 } = reminderDates({
    opensAt: toInstant(opens, '09:00'),
    closesAt: toInstant(closes, '18:00'),
  })
  return [said(reminder_7), said(reminder_3)]
}

describe('the two reminders', () => {
  it.each([
    // Tuesday to Tuesday, three weeks: D−3 is a Saturday, so the Friday before.
    ['2027-03-02', '2027-03-23', ['2027-03-09 09:00', '2027-03-19 09:00']],
    // A week after 4 May 2027 comes 11 May; D+7 of 10 November is 17; a holiday is left for the next working day.
    ['2027-10-25', '2027-11-19', ['2027-11-02 09:00', '2027-11-16 09:00']],
    // Across the change of hour, it is still nine on the territory's clock.
    ['2027-03-23', '2027-04-13', ['2027-03-30 09:00', '2027-04-09 09:00']],
    // Ten days: the first would come with the second.
    ['2027-03-02', '2027-03-12', [null, '2027-03-09 09:00']],
    // Too short for either.
    ['2027-03-02', '2027-03-03', [null, null]],
  ])('of a wave from %s to %s', (opens, closes, expected) => {
    expect(plan(opens, closes)).toEqual(expected)
  })

  it('come on working days, in order, while the wave is open', () => {
    const start = Date.UTC(2027, 0, 1)
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 1, max: 70 * 24 }), (day, hours) => {
        const opensAt = new Date(start + day * 86_400_000)
        const closesAt = new Date(opensAt.getTime() + hours * 3_600_000)
        const { reminder_7, reminder_3 } = reminderDates({ opensAt, closesAt })
        for (const date of [reminder_7, reminder_3]) {
          if (!date) continue
          const { day: on, hour } = fromInstant(date)
          expect(hour).toBe('09:00')
          expect(weekday(on)).toBeLessThan(6)
          expect(publicHoliday(on)).toBeNull()
          expect(date > opensAt && date < closesAt).toBe(true)
        }
        if (reminder_7 && reminder_3) expect(reminder_7 < reminder_3).toBe(true)
      }),
    )
  })
})
