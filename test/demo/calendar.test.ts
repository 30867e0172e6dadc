import { Temporal } from 'temporal-polyfill'
import { expect, it } from 'vitest'
import { atHour, demonstrationCalendar } from '#app/demo/calendar.ts'

const day = 86_400_000

it('has a wave open half-way and a closed one, whatever the day and hour it is made', () => {
  for (let hour = 0; hour < 400 * 24; hour += 5) {
    const now = new Date(Date.UTC(2026, 8, 1, hour))
    const { launches, first, publishes, second } = demonstrationCalendar(now)
    const opens = atHour(second.opens, '09:00').getTime()
    const closes = atHour(second.closes, '18:00').getTime()
    expect(Temporal.PlainDate.from(second.opens).dayOfWeek).toBe(2)
    expect(now.getTime() - opens).toBeGreaterThan(7 * day)
    expect(now.getTime() - opens).toBeLessThan(15 * day)
    expect(closes - now.getTime()).toBeGreaterThan(6 * day)
    const order = [launches, first.launched, first.opens, first.closes, publishes, second.drafted]
    expect(order).toEqual(order.toSorted())
    const months = (now.getTime() - Date.parse(launches)) / (30.4 * day)
    expect(months).toBeGreaterThan(7.5)
    expect(months).toBeLessThan(8.5)
  }
})
