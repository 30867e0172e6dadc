import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getCalendar } from '#app/domain/calendar/queries.server.ts'
import { meetingKind } from '#app/domain/calendar/template.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { newProcess } from './new-process.ts'

let database: TestDatabase
let clock = new Date('2027-03-01T12:00:00Z')

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())

describe('getCalendar', () => {
  it('dates a new démarche, and tells what is past by the clock', async () => {
    clock = new Date('2027-03-01T12:00:00Z')
    const { ctx, processId } = await newProcess(database, () => clock)
    const { phases } = await getCalendar(ctx, processId)
    expect(phases.map(({ code, startsOn, endsOn, state }) => [code, startsOn, endsOn, state])).toEqual([
      ['P0', '2026-11-10', '2027-01-05', 'past'],
      ['P1', '2027-01-05', '2027-02-16', 'past'],
      ['P2', '2027-02-02', '2027-05-11', 'current'],
      ['P3', '2027-04-27', '2027-08-26', 'coming'],
      ['P4', '2027-07-06', '2027-10-26', 'coming'],
      ['P5', '2027-09-28', '2027-11-30', 'coming'],
      ['P6', '2027-11-30', '2028-03-07', 'coming'],
      ['P7', '2028-03-07', '2028-04-04', 'coming'],
      ['P8', '2028-04-04', '2029-04-03', 'coming'],
    ])
    clock = new Date('2028-05-01T12:00:00Z')
    const later = await getCalendar(ctx, processId)
    expect(later.phases.filter(({ state }) => state === 'current').map(({ code }) => code)).toEqual(['P8'])
  })

  it('meets once, where two meetings of a rhythm wait for the end of August', async () => {
    const { ctx, processId } = await newProcess(database, () => clock)
    const { meetings } = await getCalendar(ctx, processId)
    const days = meetings.map(({ code, on }) => `${meetingKind(code)} ${on}`)
    expect(days.filter((day) => day.startsWith('follow-up')).length).toBeGreaterThan(20)
    expect(new Set(days).size).toBe(days.length)
  })
})
