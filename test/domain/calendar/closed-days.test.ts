import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addClosedPeriod } from '#app/domain/calendar/add-closed-period.server.ts'
import { chooseSchoolZone } from '#app/domain/calendar/choose-school-zone.server.ts'
import {
  closedReason,
  freeDay,
  isClosedDay,
  meetingDay,
  nextFreeTuesday,
  usualClosedDays,
} from '#app/domain/calendar/closed-days.ts'
import { liftWindow } from '#app/domain/calendar/lift-window.server.ts'
import { easterSunday, publicHolidays } from '#app/domain/calendar/public-holidays.ts'
import { getCalendar, getClosedDays, getClosedPage } from '#app/domain/calendar/queries.server.ts'
import { removeClosedPeriod } from '#app/domain/calendar/remove-closed-period.server.ts'
import { closedPeriodSchema, moveSchema } from '#app/domain/calendar/schema.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { newProcess } from './new-process.ts'

let database: TestDatabase
/** Each look at the clock is later than the one before: lines of the journal have an order. */
let looks = 0
const now = () => new Date(Date.parse('2027-01-04T12:00:00Z') + ++looks)

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())

describe('easterSunday', () => {
  // Earliest and latest Easters, leap years and a century: https://en.wikipedia.org/wiki/List_of_dates_for_Easter
  it.each([
    [1818, '1818-03-22'],
    [1943, '1943-04-25'],
    [1954, '1954-04-18'],
    [1981, '1981-04-19'],
    [2000, '2000-04-23'],
    [2024, '2024-03-31'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2028, '2028-04-16'],
    [2038, '2038-04-25'],
    [2049, '2049-04-18'],
  ])('%i: %s', (year, sunday) => {
    expect(easterSunday(year)).toBe(sunday)
  })

  it('gives the eleven public holidays of a year, in order', () => {
    expect(publicHolidays(2027).map(({ on }) => on.slice(5))).toEqual([
      ...['01-01', '03-29', '05-01', '05-06', '05-08', '05-17', '07-14', '08-15', '11-01', '11-11', '12-25'],
    ])
  })
})

describe('isClosedDay', () => {
  it.each([
    ['2027-07-13', false],
    ['2027-07-14', true],
    ['2027-07-15', true],
    ['2028-08-25', true],
    ['2027-08-26', false],
    ['2027-12-19', false],
    ['2027-12-20', true],
    ['2027-12-31', true],
    ['2027-01-01', true],
    ['2027-01-03', true],
    ['2027-01-04', false],
    ['2026-11-10', false],
    ['2026-11-12', true],
    ['2026-12-17', true],
    ['2026-12-18', false],
    ['2027-11-12', false],
    ['2027-03-29', true],
    ['2027-03-30', false],
  ])('%s: %s', (day, closed) => {
    expect(isClosedDay(usualClosedDays, day)).toBe(closed)
    expect(closedReason(usualClosedDays, day) !== null).toBe(closed)
  })

  const period = {
    id: 'p',
    origin: 'school' as const,
    label: 'Vacances d’hiver',
    from: '2027-02-13',
    to: '2027-02-28',
  }

  it('says why, in both languages, and opens again what the pilot set aside', () => {
    expect(closedReason(usualClosedDays, '2027-05-06')).toEqual({ fr: 'Ascension', en: 'Ascension' })
    expect(closedReason(usualClosedDays, '2026-12-01')?.fr).toBe(
      'Élections professionnelles du 10 décembre 2026',
    )
    const lifted = { lifted: ['staff-elections'], periods: [period] }
    expect(isClosedDay(lifted, '2026-12-01')).toBe(false)
    expect(closedReason(lifted, '2027-02-13')?.en).toBe('Vacances d’hiver')
    expect([isClosedDay(lifted, '2027-02-12'), isClosedDay(lifted, '2027-03-01')]).toEqual([false, false])
  })

  it('waits for the next free Tuesday; committees meet during school holidays, not in August', () => {
    const closed = { lifted: [], periods: [period] }
    expect(freeDay(closed, '2027-02-11')).toBe('2027-02-11')
    expect(freeDay(closed, '2027-02-16')).toBe('2027-03-02')
    expect(nextFreeTuesday(closed, '2027-07-14')).toBe('2027-08-31')
    expect(meetingDay(closed, '2027-02-16')).toBe('2027-02-16')
    expect(meetingDay(closed, '2027-02-20')).toBe('2027-02-22')
    expect(meetingDay(closed, '2026-12-01')).toBe('2026-12-01')
    expect(meetingDay(closed, '2027-07-20')).toBe('2027-08-26')
  })

  it('ends its search when everything is closed for ever', () => {
    const always = { lifted: [], periods: [{ ...period, from: '2000-01-01', to: '2999-01-01' }] }
    expect(nextFreeTuesday(always, '2027-02-16') > '2036').toBe(true)
  })
})

describe('the closed periods of a démarche', () => {
  const winter = {
    origin: 'school',
    label: 'Vacances d’hiver',
    from: '2027-02-06',
    to: '2027-02-21',
  } as const

  it('are added, respected by the calendar when it is read, and removed, each with its line in the journal', async () => {
    const { ctx, processId } = await newProcess(database, now)
    const opening = async () =>
      (await getCalendar(ctx, processId)).consultations.find(({ code }) => code === 'agents-1')!
    expect(await opening()).toMatchObject({ opensOn: '2027-02-09', closesOn: '2027-03-02' })
    await addClosedPeriod(ctx, processId, winter)
    expect(await opening()).toMatchObject({ opensOn: '2027-02-23', closesOn: '2027-03-16' })
    const { periods } = await getClosedDays(ctx, processId)
    expect(periods).toEqual([{ id: expect.any(String), ...winter }])
    await removeClosedPeriod(ctx, processId, periods[0]!.id)
    expect(await opening()).toMatchObject({ opensOn: '2027-02-09' })
    expect(await journal(processId)).toEqual(['calendar.period-added', 'calendar.period-removed'])
  })

  it('belong to one démarche only', async () => {
    const ours = await newProcess(database, now)
    const theirs = await newProcess(database, now)
    await addClosedPeriod(theirs.ctx, theirs.processId, winter)
    const [period] = (await getClosedDays(theirs.ctx, theirs.processId)).periods
    expect((await getClosedDays(ours.ctx, ours.processId)).periods).toEqual([])
    await expect(removeClosedPeriod(ours.ctx, ours.processId, period!.id)).rejects.toMatchObject({
      code: 'not-found',
      status: 404,
    })
    expect((await getClosedDays(theirs.ctx, theirs.processId)).periods).toHaveLength(1)
  })

  it('are a hundred at most', async () => {
    const { ctx, processId } = await newProcess(database, now)
    const rows = Array.from({ length: 100 }, (_, place) => ({
      process_id: processId,
      origin: 'own' as const,
      label: `Fermeture ${place}`,
      from_on: '2027-02-06',
      to_on: '2027-02-06',
    }))
    await database.db.insertInto('closed_periods').values(rows).execute()
    await expect(addClosedPeriod(ctx, processId, winter)).rejects.toMatchObject({
      code: 'calendar.too-many-periods',
      status: 422,
    })
  })

  it('lets a proposed window be set aside and taken back, once each however often it is asked', async () => {
    const { ctx, processId } = await newProcess(database, now)
    for (const lifted of [true, true, false, false, true]) {
      await liftWindow(ctx, processId, { window: 'summer', lifted })
    }
    await chooseSchoolZone(ctx, processId, 'B')
    const page = await getClosedPage(ctx, processId)
    expect(page.windows.filter(({ lifted }) => lifted).map(({ code }) => code)).toEqual(['summer'])
    expect(page.zone).toBe('B')
    expect(await journal(processId)).toEqual([
      'calendar.window-lifted',
      'calendar.window-restored',
      'calendar.window-lifted',
      'calendar.zone-chosen',
    ])
  })

  it('refuses days that are none, in the wrong order, too long, and a name of control characters', () => {
    const wrong = (change: Record<string, string>) =>
      closedPeriodSchema.safeParse({ ...winter, ...change }).error?.issues[0]?.path[0]
    expect(wrong({})).toBeUndefined()
    expect(wrong({ from: '2027-02-30' })).toBe('from')
    expect(wrong({ from: '0001-01-01' })).toBe('from')
    expect(wrong({ to: '2027-02-05' })).toBe('to')
    expect(wrong({ to: '2028-02-05' })).toBe('to')
    expect(wrong({ label: 'a\u0007' })).toBe('label')
    expect(wrong({ label: ' ' })).toBe('label')
    expect(moveSchema.safeParse({ startsOn: '2027-02-10', endsOn: '2027-02-09' }).success).toBe(false)
    expect(moveSchema.parse({ startsOn: '2027-02-10' })).toEqual({
      startsOn: '2027-02-10',
      endsOn: '2027-02-10',
    })
  })
})

async function journal(processId: string): Promise<string[]> {
  const rows = await database.db
    .selectFrom('journal')
    .select('action')
    .where('process_id', '=', processId)
    .where('action', '!=', 'process.created')
    .orderBy('at')
    .execute()
  return rows.map(({ action }) => action)
}
