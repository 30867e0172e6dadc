import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Role, roles } from '#app/domain/accounts/permissions.ts'
import type { Ctx } from '#app/domain/context.ts'
import { freezeReport } from '#app/domain/reports/freeze-report.server.ts'
import { publishReport } from '#app/domain/reports/publish-report.server.ts'
import { listTodo } from '#app/domain/today/list-todo.server.ts'
import { closedAt, makeClosedWave } from '#test/domain/reports/closed-wave.ts'
import { addAgents, draftWave, launchedWave, makePilot, type Pilot } from '#test/factories/open-wave.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'

let database: TestDatabase
let clock: Date
const now = () => clock
let pilot: Pilot
let made = 0

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  clock = new Date('2027-02-01T10:00:00Z')
  made += 1
  pilot = await makePilot(database.db, now, `pilot${made}@example.org`)
})

const dates = { opens: new Date('2027-03-02T08:00:00Z'), closes: new Date('2027-03-23T17:00:00Z') }

function as(role: Role): Ctx {
  const grants = [{ processId: pilot.processId, role, employerIds: null }]
  return { ...pilot.ctx, actor: { ...pilot.ctx.actor, grants } }
}

const todo = (ctx = pilot.ctx) => listTodo(ctx, pilot.processId)
const kinds = async (ctx = pilot.ctx) => (await todo(ctx)).map(({ kind }) => kind)
const setWave = (waveId: string, change: { state: 'launched' | 'launching' | 'closed' }) =>
  database.db.updateTable('waves').set(change).where('id', '=', waveId).execute()

describe('what waits for a pilot', () => {
  it('is to import agents, then to prepare a wave, then to finish its draft, then nothing', async () => {
    expect(await todo()).toEqual([
      { kind: 'import', path: '/personnes/importer', late: false, label: '', count: 0, date: null },
    ])
    await addAgents(pilot, 24)
    expect(await todo()).toMatchObject([{ kind: 'wave', path: '/consultations/nouvelle' }])
    const waveId = await draftWave(pilot, dates)
    expect(await todo()).toEqual([
      {
        kind: 'draft',
        path: `/vagues/${waveId}/preparer`,
        late: false,
        label: 'T0',
        count: 0,
        date: '2027-03-02T08:00:00.000Z',
      },
    ])
    await setWave(waveId, { state: 'launched' })
    expect(await todo()).toEqual([])
  })

  it('asks for agents before a wave, even with a draft', async () => {
    await draftWave(pilot, dates)
    expect(await kinds()).toEqual(['import', 'draft'])
  })

  it('is a launch that stopped, first, until it is corrected', async () => {
    await addAgents(pilot, 24)
    const stopped = await launchedWave(pilot, dates)
    const draft = await draftWave(pilot, dates)
    const note = (problem: string | null) =>
      database.db
        .updateTable('wave_notices')
        .set({ launch_problem: problem })
        .where('wave_id', '=', stopped)
        .execute()
    await note('launch.representatives-refused')
    expect(await todo()).toMatchObject([
      { kind: 'problem', path: `/vagues/${stopped}`, late: true },
      { kind: 'draft', path: `/vagues/${draft}/preparer`, late: false },
    ])
    await note(null)
    expect(await kinds()).toEqual(['draft'])
  })

  it('is the addresses refused while the wave is open, with their number, and not afterwards', async () => {
    await addAgents(pilot, 24)
    const waveId = await launchedWave(pilot, dates)
    await setWave(waveId, { state: 'launched' })
    const persons = await database.db
      .selectFrom('deliveries')
      .select('person_id')
      .where('wave_id', '=', waveId)
      .limit(3)
      .execute()
    clock = new Date('2027-03-03T08:00:00Z')
    expect(await todo()).toEqual([])
    await database.db
      .updateTable('deliveries')
      .set({ state: 'refused', reason_code: 'no-such-address' })
      .where('wave_id', '=', waveId)
      .where(
        'person_id',
        'in',
        persons.map((row) => row.person_id),
      )
      .execute()
    expect(await todo()).toMatchObject([
      { kind: 'refused', path: `/vagues/${waveId}#refusees`, late: true, count: 3, label: 'T0' },
    ])
    clock = dates.closes
    expect(await todo()).toEqual([])
  })

  it('is a report to publish, until it is', async () => {
    await addAgents(pilot, 24)
    clock = closedAt
    const waveId = await makeClosedWave(database.db, pilot.processId)
    expect(await todo()).toEqual([])
    const { reportId } = await freezeReport(pilot.ctx, { waveId })
    expect(await todo()).toMatchObject([{ kind: 'report', path: `/rapports/${reportId}`, late: false }])
    await publishReport(pilot.ctx, { processId: pilot.processId, reportId })
    expect(await todo()).toEqual([])
  })

  it('is not the report of a test wave', async () => {
    await addAgents(pilot, 24)
    clock = closedAt
    const waveId = await makeClosedWave(database.db, pilot.processId)
    await database.db.updateTable('waves').set({ test: true }).where('id', '=', waveId).execute()
    await freezeReport(pilot.ctx, { waveId })
    expect(await todo()).toEqual([])
  })
})

it('is for those alone who may do it', async () => {
  await draftWave(pilot, dates)
  for (const role of roles) {
    const works = role === 'administrator' || role === 'pilot'
    expect(await kinds(as(role)), role).toEqual(works ? ['import', 'draft'] : [])
  }
  const other = await makePilot(database.db, now, `other${made}@example.org`)
  expect(await listTodo({ ...other.ctx }, pilot.processId)).toEqual([])
})
