import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSendingPace } from '#app/domain/mail/sending-pace.ts'

const minute = 60_000

describe('a sending pace', () => {
  it('lets no more leave in a minute than asked for, and what gathered in five seconds, whatever the runs', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 600 }),
        fc.array(fc.integer({ min: 0, max: 4_000 }), { minLength: 1, maxLength: 60 }),
        (perMinute, waits) => {
          let clock = 0
          const pace = createSendingPace(() => clock)
          const left: number[] = []
          for (const wait of waits) {
            clock += wait
            while (pace.take('wave', perMinute)) left.push(clock)
          }
          const most = perMinute + Math.max(1, (perMinute * 5) / 60)
          for (const start of left) {
            expect(left.filter((at) => at >= start && at < start + minute).length).toBeLessThanOrEqual(most)
          }
        },
      ),
    )
  })

  it('starts from nothing, keeps to a slow pace, and serves each wave apart', () => {
    let clock = 0
    const pace = createSendingPace(() => clock)
    expect(pace.take('a', 1)).toBe(false)
    clock = 2 * minute
    expect([pace.take('a', 1), pace.take('a', 1), pace.take('b', 1)]).toEqual([true, false, false])
    clock = 2.5 * minute
    expect(pace.take('a', 1)).toBe(false)
    clock = 3 * minute
    expect([pace.take('a', 1), pace.take('b', 1)]).toEqual([true, true])
  })

  it('sends at the pace, run after run of two seconds', () => {
    let clock = 0
    const pace = createSendingPace(() => clock)
    let left = 0
    for (let run = 0; run < 30; run++) {
      clock += 2_000
      while (pace.take('wave', 90)) left += 1
    }
    // The first run only starts the count.
    expect(left).toBe(87)
  })
})
