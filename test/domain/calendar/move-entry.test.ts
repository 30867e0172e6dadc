import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addClosedPeriod } from '#app/domain/calendar/add-closed-period.server.ts'
import { addMonths } from '#app/domain/calendar/days.ts'
import { moveEntry, showMove } from '#app/domain/calendar/move-entry.server.ts'
import { getCalendar } from '#app/domain/calendar/queries.server.ts'
import type { Ctx } from '#app/domain/context.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { newProcess } from './new-process.ts'

let database: TestDatabase
const now = () => new Date('2027-03-01T12:00:00Z')

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())

async function read(ctx: Ctx, processId: string) {
  const { phases, milestones, consultations, meetings } = await getCalendar(ctx, processId)
  const all = [
    ...phases.map(({ id, code, startsOn, endsOn }) => ({ id, code, startsOn, endsOn })),
    ...consultations.map(({ id, code, opensOn, closesOn }) => ({
      id,
      code,
      startsOn: opensOn,
      endsOn: closesOn,
    })),
    ...[...milestones, ...meetings].map(({ id, code, on }) => ({ id, code, startsOn: on, endsOn: on })),
  ]
  const find = (code: string) => all.find((each) => each.code === code)!
  return { all, find, seen: (code: string) => `${find(code).startsOn} ${find(code).endsOn}` }
}

/** A wave of the planned consultation, in a state, on days of its own. */
async function holdWave(processId: string, entryId: string, state: 'launched' | 'draft'): Promise<void> {
  const { db } = database
  const { id } = await db
    .insertInto('consultations')
    .values({ process_id: processId, instrument: 'barometre-agents', created_on: '2027-02-01' })
    .returning('id')
    .executeTakeFirstOrThrow()
  const wave = await db
    .insertInto('waves')
    .values({
      consultation_id: id,
      languages: ['fr'],
      opens_at: new Date('2027-08-10T07:00:00Z'),
      closes_at: new Date('2027-09-07T16:00:00Z'),
      k: 10,
      state,
      test: false,
      level: 1,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db.insertInto('planned_waves').values({ wave_id: wave.id, entry_id: entryId }).execute()
}

describe('showMove', () => {
  it('shows the days before and after of what moves and of what may follow, and writes nothing', async () => {
    const { ctx, processId } = await newProcess(database, now)
    const before = await read(ctx, processId)
    const days = { startsOn: '2027-05-25', endsOn: '2027-05-25' }
    const page = await showMove(ctx, { processId, entryId: before.find('M2').id }, days)
    expect(page.entry).toMatchObject({ type: 'milestone', startsOn: '2027-05-11', fixed: null })
    expect(page.adjusted).toBe(false)
    expect(page.preview?.moved).toMatchObject({
      before: { startsOn: '2027-05-11' },
      after: { startsOn: '2027-05-25' },
      title: { en: 'The steering committee validates the diagnosis' },
    })
    const m7 = page.preview?.proposals.find(({ code }) => code === 'M7')
    expect(m7).toMatchObject({
      before: { startsOn: '2028-04-04' },
      after: { startsOn: '2028-04-18' },
      ticked: true,
    })
    expect(page.preview?.consequences.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['P2', 'P6', 'P8']),
    )
    expect((await read(ctx, processId)).all).toEqual(before.all)
  })

  it('says which closed day pushed the date that was asked for', async () => {
    const { ctx, processId } = await newProcess(database, now)
    await addClosedPeriod(ctx, processId, {
      origin: 'own',
      label: 'Pont',
      from: '2027-05-25',
      to: '2027-05-28',
    })
    const { find } = await read(ctx, processId)
    const days = { startsOn: '2027-05-25', endsOn: '2027-06-01' }
    const page = await showMove(ctx, { processId, entryId: find('communes').id }, days)
    expect(page.adjusted).toBe(true)
    expect(page.closed).toEqual([{ on: '2027-05-25', reason: { fr: 'Pont', en: 'Pont' } }])
    // Six weeks is the shortest opening for communes: 13 July.
    expect(page.preview?.moved.after).toEqual({ startsOn: '2027-06-01', endsOn: '2027-07-13' })
  })
})

describe('moveEntry', () => {
  it('moves what was ticked and nothing else, with one line in the journal', async () => {
    const { ctx, processId } = await newProcess(database, now)
    const before = await read(ctx, processId)
    const chosen = ['M3', 'elected-priorities']
    await moveEntry(ctx, {
      processId,
      entryId: before.find('M2').id,
      startsOn: '2027-05-25',
      endsOn: '2027-05-25',
      seen: before.seen('M2'),
      following: chosen.map((code) => before.find(code).id),
    })
    const after = await read(ctx, processId)
    const changed = after.all
      .filter(({ code }) => after.seen(code) !== before.seen(code))
      .map(({ code }) => code)
    expect(changed.sort()).toEqual(['M2', 'M3', 'P2', 'P3', 'elected-priorities'])
    expect(after.find('P2').endsOn).toBe('2027-05-25')
    const [line] = await database.db
      .selectFrom('journal')
      .select(['action', 'details'])
      .where('process_id', '=', processId)
      .where('action', '=', 'calendar.moved')
      .execute()
    expect(line?.details).toEqual({
      what: 'Le comité de pilotage valide le diagnostic',
      from: '2027-05-11',
      to: '2027-05-25',
      others: 4,
    })
  })

  it('keeps the three months of the communes though nothing but the transmission was ticked', async () => {
    const { ctx, processId } = await newProcess(database, now)
    const { find, seen } = await read(ctx, processId)
    const move = { processId, startsOn: '2028-02-15', endsOn: '2028-02-15', following: [] }
    await moveEntry(ctx, { ...move, entryId: find('M5').id, seen: seen('M5') })
    const after = await read(ctx, processId)
    expect(after.find('M5').startsOn).toBe('2028-02-15')
    expect(after.find('M6').startsOn).toBe(addMonths('2028-02-15', 3))
    const early = { ...move, entryId: after.find('M6').id, seen: after.seen('M6') }
    await expect(
      moveEntry(ctx, { ...early, startsOn: '2028-03-01', endsOn: '2028-03-01' }),
    ).rejects.toMatchObject({
      code: 'calendar.same',
    })
  })

  it('moves the launch day with the first milestone, and a phase by both of its ends', async () => {
    const { ctx, processId } = await newProcess(database, now)
    const { find, seen } = await read(ctx, processId)
    const one = { processId, startsOn: '2027-01-12', endsOn: '2027-01-12', following: [] }
    await moveEntry(ctx, { ...one, entryId: find('M0').id, seen: seen('M0') })
    const launched = await read(ctx, processId)
    expect(launched.find('P0').endsOn).toBe('2027-01-12')
    expect(launched.find('agents-2')).toEqual(find('agents-2'))
    const two = { processId, startsOn: '2027-02-09', endsOn: '2027-06-01', following: [] }
    await moveEntry(ctx, { ...two, entryId: find('P2').id, seen: launched.seen('P2') })
    const after = await read(ctx, processId)
    expect([after.find('P2').startsOn, after.find('P2').endsOn, after.find('M2').startsOn]).toEqual([
      '2027-02-09',
      '2027-06-01',
      '2027-06-01',
    ])
  })

  it('never moves the consultation of a launched wave; one that is only being prepared moves', async () => {
    const { ctx, processId } = await newProcess(database, now)
    const { find } = await read(ctx, processId)
    await holdWave(processId, find('agents-2').id, 'launched')
    await holdWave(processId, find('agents-3').id, 'draft')
    const held = await read(ctx, processId)
    expect(held.seen('agents-2')).toBe('2027-08-10 2027-09-07')
    const move = { processId, startsOn: '2027-10-05', endsOn: '2027-10-26', following: [] }
    await expect(
      moveEntry(ctx, { ...move, entryId: find('agents-2').id, seen: held.seen('agents-2') }),
    ).rejects.toMatchObject({ code: 'calendar.held', status: 409 })
    expect((await showMove(ctx, { processId, entryId: find('agents-2').id }, move)).entry.fixed).toBe('held')
    // Named among those that follow, it still does not move.
    await moveEntry(ctx, {
      processId,
      entryId: find('M2').id,
      startsOn: '2027-06-01',
      endsOn: '2027-06-01',
      seen: held.seen('M2'),
      following: held.all.map(({ id }) => id),
    })
    const after = await read(ctx, processId)
    expect(after.seen('agents-2')).toBe('2027-08-10 2027-09-07')
    expect(after.seen('agents-3')).not.toBe(held.seen('agents-3'))
  })

  it('refuses a calendar changed since it was shown, another démarche’s entry, and a move to nowhere', async () => {
    const { ctx, processId } = await newProcess(database, now)
    const other = await newProcess(database, now)
    const { find, seen, all } = await read(ctx, processId)
    const move = {
      processId,
      entryId: find('M2').id,
      startsOn: '2027-06-01',
      endsOn: '2027-06-01',
      following: [],
    }
    await expect(moveEntry(ctx, { ...move, seen: '2027-05-12 2027-05-12' })).rejects.toMatchObject({
      code: 'calendar.changed-since',
    })
    const theirs = (await read(other.ctx, other.processId)).find('M2').id
    await expect(moveEntry(ctx, { ...move, entryId: theirs, seen: seen('M2') })).rejects.toMatchObject({
      code: 'not-found',
    })
    const same = { startsOn: find('M2').startsOn, endsOn: find('M2').endsOn }
    await expect(moveEntry(ctx, { ...move, ...same, seen: seen('M2') })).rejects.toMatchObject({
      code: 'calendar.same',
    })
    expect((await read(ctx, processId)).all).toEqual(all)
  })
})
