import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addDays, addMonths } from '#app/domain/calendar/days.ts'
import { forgetComments } from '#app/domain/comments/forget-comments.server.ts'
import { answerConcern } from '#app/domain/concerns/answer-concern.server.ts'
import { leaveConcern } from '#app/domain/concerns/leave-concern.server.ts'
import { readConcern } from '#app/domain/concerns/queries.server.ts'
import type { Ctx } from '#app/domain/context.ts'
import { forgetDirectory } from '#app/domain/directory/forget-directory.server.ts'
import { startImport } from '#app/domain/directory/start-import.server.ts'
import { forgetEnded } from '#app/domain/duties/forget-ended.server.ts'
import { countKept, getRetention } from '#app/domain/duties/get-retention.server.ts'
import { retentionOf } from '#app/domain/duties/retention.ts'
import { archiveProcess } from '#app/domain/processes/archive-process.server.ts'
import { listTodo } from '#app/domain/today/list-todo.server.ts'
import { makeClosedWave } from '#test/domain/results/closed-wave.ts'
import { addAgents, makePilot } from '#test/factories/open-wave.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'

let database: TestDatabase
let clock = new Date('2026-12-01T12:00:00Z')
const now = () => clock
const at = (day: string) => {
  clock = new Date(`${day}T12:00:00Z`)
}

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())

let places = 0
/** A démarche with agents, a closed wave and its comments, a message sent, a file that waits. */
async function place(): Promise<{ ctx: Ctx; processId: string; waveId: string }> {
  places += 1
  at('2026-12-01')
  const pilot = await makePilot(database.db, now, `pilot${places}@example.org`)
  const { ctx, processId } = pilot
  await addAgents(pilot, 4)
  const waveId = await makeClosedWave(database.db, processId)
  const persons = await database.db
    .selectFrom('persons')
    .select('id')
    .where('process_id', '=', processId)
    .execute()
  await database.db
    .insertInto('deliveries')
    .values(
      persons.map(({ id }) => ({
        ...{ wave_id: waveId, person_id: id, kind: 'invitation' as const },
        ...{ state: 'accepted' as const, reason_code: null, attempts: 1 },
      })),
    )
    .execute()
  const content = new TextEncoder().encode('nom;prénom;employeur\nDurand;Ana;Montclair')
  await startImport(ctx, { processId, fileName: 'a.csv', content })
  return { ctx, processId, waveId }
}

const turn = () => forgetEnded({ db: database.db, now, actor: null })
const kept = (processId: string) => countKept({ db: database.db, now, actor: null }, processId)
const todo = async (ctx: Ctx, processId: string) =>
  (await listTodo(ctx, processId))
    .filter(({ kind }) => kind.startsWith('forget'))
    .map(({ kind, on }) => [kind, on])

describe('the end of a démarche', () => {
  it('is the day it is archived, at the latest the last day of its calendar', () => {
    const calendarEndsOn = '2027-06-30'
    const ends = (archivedOn: string | null) => retentionOf({ archivedOn, calendarEndsOn })
    expect(ends(null)).toEqual({
      ...{ endsOn: '2027-06-30', directoryOn: '2027-07-30' },
      ...{ concernsOn: '2027-12-30', commentsOn: '2028-06-30' },
    })
    expect(ends('2027-01-31').directoryOn).toBe('2027-03-02')
    expect(ends('2027-09-01').endsOn).toBe('2027-06-30')
  })
})

describe('what a démarche keeps', () => {
  it('is erased when it was promised, not a day before, once', async () => {
    const { ctx, processId, waveId } = await place()
    const other = await place()
    const { endsOn, directoryOn, commentsOn } = await getRetention(ctx, processId)
    expect([directoryOn, commentsOn]).toEqual([addDays(endsOn, 30), addMonths(endsOn, 12)])
    expect(await todo(ctx, processId)).toEqual([])

    at(addDays(directoryOn, -31))
    await turn()
    expect([await kept(processId), await todo(ctx, processId)]).toEqual([
      { people: 4, concerns: 0, comments: 12 },
      [],
    ])
    at(addDays(directoryOn, -1))
    await turn()
    expect(await kept(processId)).toEqual({ people: 4, concerns: 0, comments: 12 })
    expect(await todo(ctx, processId)).toEqual([['forgetDirectory', directoryOn]])

    at(directoryOn)
    await turn()
    await turn()
    expect(await kept(processId)).toEqual({ people: 0, concerns: 0, comments: 12 })
    for (const table of ['deliveries', 'employments', 'directory_imports'] as const) {
      const rows = await database.db.selectFrom(table).selectAll().execute()
      expect(JSON.stringify(rows), table).not.toContain(table === 'deliveries' ? waveId : processId)
    }
    at(addDays(commentsOn, -1))
    await turn()
    expect(await todo(ctx, processId)).toEqual([['forgetComments', commentsOn]])
    at(commentsOn)
    await turn()
    expect(await kept(processId)).toEqual({ people: 0, concerns: 0, comments: 0 })
    expect(await todo(ctx, processId)).toEqual([])
    at(addDays(commentsOn, 1))
    await turn()
    const lines = await database.db
      .selectFrom('journal')
      .select(['action', 'details'])
      .where('process_id', '=', processId)
      .where('action', 'in', ['directory.forgotten', 'comments.forgotten'])
      .orderBy('at')
      .execute()
    expect(lines).toEqual([
      { action: 'directory.forgotten', details: { people: 4 } },
      { action: 'comments.forgotten', details: { comments: 12 } },
    ])
    // Its results and counts stay.
    const tallies = await database.db
      .selectFrom('tallies')
      .select('n')
      .where('wave_id', '=', waveId)
      .execute()
    expect(tallies.length).toBeGreaterThan(0)
    expect(other.processId).not.toBe(processId)
  })

  it('is erased of concerns six months after the end, answered or not, with the codes that open them', async () => {
    const { ctx, processId } = await place()
    const other = await place()
    const secret = Buffer.alloc(32, 3)
    const concern = {
      nature: 'concern',
      body: 'Mon poste',
      theme: 'POST',
      intensity: 3,
      employerId: null,
    } as const
    const leave = (id: string) =>
      leaveConcern(
        { ...ctx, actor: null },
        { processId: id, concern: { ...concern, reply: 'private' }, secret },
      )
    const [code, kept] = [await leave(processId), await leave(other.processId)]
    const { id } = await database.db
      .selectFrom('concerns')
      .select('id')
      .where('process_id', '=', processId)
      .executeTakeFirstOrThrow()
    await answerConcern(ctx, { processId, concernId: id, body: 'Voici ce qui est prévu.' })
    const countOf = async (which: string) => (await countKept(ctx, which)).concerns
    const read = (typed: string) => readConcern({ ...ctx, actor: null }, { code: typed, secret })
    await archiveProcess(ctx, processId, true)
    const { concernsOn } = await getRetention(ctx, processId)
    expect(concernsOn).toBe('2027-06-01')
    // Counted from when the desk may read it: sooner, the count would say when it was written.
    expect(await countOf(processId)).toBe(0)
    at(addDays(concernsOn, -31))
    await turn()
    expect([await countOf(processId), await todo(ctx, processId)]).toEqual([1, []])
    at(addDays(concernsOn, -1))
    await turn()
    expect((await read(code)).messages).toHaveLength(2)
    expect(await todo(ctx, processId)).toEqual([['forgetConcerns', concernsOn]])
    at(concernsOn)
    await turn()
    await turn()
    expect([await countOf(processId), await todo(ctx, processId)]).toEqual([0, []])
    await expect(read(code)).rejects.toMatchObject({ code: 'concerns.unknown-code' })
    const messages = await database.db.selectFrom('concern_messages').select('concern_id').execute()
    expect(messages.some((message) => message.concern_id === id)).toBe(false)
    expect((await read(kept)).messages).toHaveLength(1)
    const lines = await database.db
      .selectFrom('journal')
      .select(['process_id', 'details'])
      .where('action', '=', 'concerns.forgotten')
      .execute()
    expect(lines).toEqual([{ process_id: processId, details: { concerns: 1 } }])
  })

  it('goes sooner when it is archived, stays when it is opened again, and is announced meanwhile', async () => {
    const { ctx, processId } = await place()
    const other = await place()
    await archiveProcess(ctx, processId, true)
    at('2026-12-30')
    await turn()
    expect(await kept(processId)).toMatchObject({ people: 4 })
    expect(await todo(ctx, processId)).toEqual([['forgetDirectory', '2026-12-31']])
    await archiveProcess(ctx, processId, false)
    at('2027-01-02')
    await turn()
    expect(await kept(processId)).toMatchObject({ people: 4 })
    at('2026-12-01')
    await archiveProcess(ctx, processId, true)
    at('2026-12-31')
    await turn()
    expect([await kept(processId), await kept(other.processId)]).toEqual([
      { people: 0, concerns: 0, comments: 12 },
      { people: 4, concerns: 0, comments: 12 },
    ])
  })

  it('waits for a wave that is launched, and for a file that is being written', async () => {
    const { processId, waveId } = await place()
    const job = { db: database.db, now, actor: null }
    await database.db.updateTable('waves').set({ state: 'launched' }).where('id', '=', waveId).execute()
    expect(await forgetDirectory(job, processId)).toBe(0)
    await database.db.updateTable('waves').set({ state: 'closed' }).where('id', '=', waveId).execute()
    const imports = database.db.updateTable('directory_imports').where('process_id', '=', processId)
    await imports.set({ state: 'confirmed' }).execute()
    expect(await forgetDirectory(job, processId)).toBe(0)
    await imports.set({ state: 'failed' }).execute()
    expect(await Promise.all([forgetDirectory(job, processId), forgetDirectory(job, processId)])).toEqual(
      expect.arrayContaining([4, 0]),
    )
    expect(await forgetComments(job, processId)).toBe(12)
    expect(await forgetComments(job, processId)).toBe(0)
  })
})
