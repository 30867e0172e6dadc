import * as fs from 'node:fs'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Role, roles } from '#app/domain/accounts/permissions.ts'
import type { Ctx } from '#app/domain/context.ts'
import { startImport } from '#app/domain/directory/start-import.server.ts'
import { freezeResults } from '#app/domain/results/freeze-results.server.ts'
import { publishResults } from '#app/domain/results/publish-results.server.ts'
import { getToday } from '#app/domain/today/get-today.server.ts'
import { listNews } from '#app/domain/today/list-news.server.ts'
import { listTodo } from '#app/domain/today/list-todo.server.ts'
import type { TodoEntry, TodoKind } from '#app/domain/today/todo-entry.ts'
import { closedAt, makeClosedWave } from '#test/domain/results/closed-wave.ts'
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
  clock = new Date('2026-09-10T10:00:00Z')
  made += 1
  pilot = await makePilot(database.db, now, `pilot${made}@example.org`)
})

const dates = { opens: new Date('2027-03-02T08:00:00Z'), closes: new Date('2027-03-23T17:00:00Z') }

function as(role: Role): Ctx {
  const grants = [{ processId: pilot.processId, role, employerIds: null }]
  return { ...pilot.ctx, actor: { ...pilot.ctx.actor, grants } }
}

const todo = (ctx = pilot.ctx) => listTodo(ctx, pilot.processId)
/** The démarche of the factory has no mention yet and says so each time. */
const others = (entries: TodoEntry[]) => entries.filter(({ kind }) => kind !== 'mentions')
const kinds = async (ctx = pilot.ctx): Promise<TodoKind[]> => others(await todo(ctx)).map(({ kind }) => kind)
const setWave = (waveId: string, change: { state: 'launched' | 'launching' | 'closed' }) =>
  database.db.updateTable('waves').set(change).where('id', '=', waveId).execute()
const setSettings = async (values: Record<string, unknown>) => {
  const row = { process_id: pilot.processId, slug: `d${made}`, ...values } as never
  const { numUpdatedRows } = await database.db
    .updateTable('territory_settings')
    .set(values as never)
    .where('process_id', '=', pilot.processId)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) await database.db.insertInto('territory_settings').values(row).execute()
}

describe('the directory', () => {
  it('is to be imported while it is empty', async () => {
    expect(await kinds()).toEqual(['import'])
    await addAgents(pilot, 24)
    expect(await kinds()).toEqual(['first'])
  })

  it('is to be finished when a file waits for its confirmation', async () => {
    const content = fs.readFileSync('test/fixtures/directory/agents-utf8-bom.csv')
    const { importId } = await startImport(pilot.ctx, {
      processId: pilot.processId,
      fileName: 'agents.csv',
      content,
    })
    const [open] = others(await todo())
    expect(open).toMatchObject({ kind: 'importOpen', path: `/personnes/importer/${importId}` })
    expect(open?.about?.fr).toBe('agents.csv')
    await database.db
      .updateTable('directory_imports')
      .set({ state: 'applied' })
      .where('id', '=', importId)
      .execute()
    expect(await kinds()).toEqual(['import'])
  })

  it('lacks addresses before a launch, and not afterwards', async () => {
    await addAgents(pilot, 24)
    const waveId = await draftWave(pilot, dates)
    await database.db
      .updateTable('persons')
      .set({ email: null })
      .where('process_id', '=', pilot.processId)
      .where('family_name', 'in', ['Nom1', 'Nom2'])
      .execute()
    expect(others(await todo())).toMatchObject([
      { kind: 'withoutEmail', count: 2, label: 'T0', urgency: 'now' },
      { kind: 'draft' },
    ])
    await setWave(waveId, { state: 'launched' })
    expect(await kinds()).toEqual([])
  })
})

describe('consultations', () => {
  beforeEach(() => addAgents(pilot, 24))

  it('asks for a first wave, then for its draft, then for nothing', async () => {
    expect(await kinds()).toEqual(['first'])
    const waveId = await draftWave(pilot, dates)
    expect(others(await todo())).toMatchObject([
      {
        kind: 'draft',
        path: `/vagues/${waveId}/preparer`,
        on: '2027-03-02T08:00:00.000Z',
        day: '2027-03-02',
      },
    ])
    clock = new Date('2027-02-27T10:00:00Z')
    expect(await kinds()).toEqual(['launch'])
    await setWave(waveId, { state: 'launched' })
    expect(await kinds()).toEqual([])
  })

  it('asks for what the calendar plans three weeks ahead, and says when its day is past', async () => {
    const entryId = await database.db
      .insertInto('calendar_entries')
      .values({
        process_id: pilot.processId,
        code: 'agents-1',
        anchor: 'launch',
        starts_after: 35,
        ends_after: 56,
      })
      .onConflict((conflict) => conflict.columns(['process_id', 'code']).doUpdateSet({ starts_after: 35 }))
      .returning('id')
      .executeTakeFirstOrThrow()
    await database.db
      .deleteFrom('calendar_entries')
      .where('process_id', '=', pilot.processId)
      .where('id', '!=', entryId.id)
      .where('code', 'like', 'agents-%')
      .execute()
    const opensOn = '2027-01-05'
    clock = new Date('2026-12-10T10:00:00Z')
    expect(await kinds()).toEqual(['first'])
    clock = new Date('2026-12-17T10:00:00Z')
    expect(others(await todo())).toMatchObject([
      { kind: 'planned', on: opensOn, day: opensOn, urgency: 'dated' },
    ])
    clock = new Date('2027-01-06T10:00:00Z')
    expect(others(await todo())).toMatchObject([{ kind: 'plannedLate', urgency: 'late' }])
    clock = new Date('2027-03-30T10:00:00Z')
    expect(await kinds()).toEqual(['first'])
    clock = new Date('2026-12-17T10:00:00Z')
    const waveId = await draftWave(pilot, dates)
    await database.db.insertInto('planned_waves').values({ wave_id: waveId, entry_id: entryId.id }).execute()
    expect(await kinds()).toEqual(['draft'])
  })

  it('names the addresses refused by their number, each person once', async () => {
    const waveId = await launchedWave(pilot, dates)
    await setWave(waveId, { state: 'launched' })
    clock = new Date('2027-03-10T10:00:00Z')
    expect(await kinds()).toEqual([])
    const persons = await database.db
      .selectFrom('deliveries')
      .select('person_id')
      .where('wave_id', '=', waveId)
      .limit(3)
      .execute()
    const ids = persons.map((row) => row.person_id)
    await database.db
      .updateTable('deliveries')
      .set({ state: 'refused', reason_code: 'no-such-address' })
      .where('wave_id', '=', waveId)
      .where('person_id', 'in', ids)
      .execute()
    await database.db
      .insertInto('deliveries')
      .values(
        ids.map((person_id) => ({
          ...{ wave_id: waveId, person_id, kind: 'reminder_7' as const },
          ...{ state: 'refused' as const, reason_code: 'no-such-address', attempts: 1 },
        })),
      )
      .execute()
    expect(others(await todo())).toMatchObject([
      { kind: 'refused', path: `/vagues/${waveId}/envois#refusees`, urgency: 'late', count: 3, label: 'T0' },
    ])
    clock = dates.closes
    expect(await kinds()).toEqual([])
  })

  it('sees a sending paused, a reminder due, an addendum refused, a key that does not answer', async () => {
    const waveId = await launchedWave(pilot, dates)
    await setWave(waveId, { state: 'launched' })
    clock = new Date('2027-03-10T10:00:00Z')
    await database.db
      .insertInto('wave_sending')
      .values({ wave_id: waveId, paused: true, per_minute: 60 })
      .onConflict((conflict) => conflict.column('wave_id').doUpdateSet({ paused: true }))
      .execute()
    await database.db.deleteFrom('wave_reminders').where('wave_id', '=', waveId).execute()
    await database.db
      .insertInto('wave_reminders')
      .values({
        ...{ wave_id: waveId, kind: 'reminder_7', state: 'planned', by_hand: false, note: null },
        due_at: new Date('2027-03-11T08:00:00Z'),
      })
      .execute()
    await database.db.insertInto('urn_suspensions').values({ wave_id: waveId }).execute()
    await database.db
      .insertInto('wave_addenda')
      .values({
        ...{
          wave_id: waveId,
          number: 1,
          kind: 'extension',
          data: '{}',
          pdf: Buffer.of(1),
          sha256: Buffer.of(1),
        },
        ...{ recorded_on: '2027-03-09', handed: 'refused' },
      })
      .execute()
    expect(await kinds()).toEqual(['suspended', 'paused', 'addendum', 'reminder'])
  })

  it('waits for results to be published, until it is, and not for a test', async () => {
    clock = closedAt
    const waveId = await makeClosedWave(database.db, pilot.processId)
    const results = async () => (await kinds()).filter((kind) => kind === 'results')
    expect(await results()).toEqual([])
    const { resultsId } = await freezeResults(pilot.ctx, { waveId })
    expect((await todo()).find(({ kind }) => kind === 'results')?.path).toBe(`/resultats/${resultsId}`)
    const setTest = (test: boolean) =>
      database.db.updateTable('waves').set({ test }).where('id', '=', waveId).execute()
    await setTest(true)
    expect(await results()).toEqual([])
    await setTest(false)
    expect(await results()).toEqual(['results'])
    await publishResults(pilot.ctx, { processId: pilot.processId, resultsId })
    expect(await results()).toEqual([])
  })
})

describe('the démarche', () => {
  const mention = async () =>
    (await todo()).filter(({ kind }) => kind === 'mentions' || kind === 'publicPage')

  it('counts the mentions that are missing, then asks for its public page, then for nothing', async () => {
    clock = new Date('2026-12-10T10:00:00Z')
    const [missing] = await mention()
    expect(missing).toMatchObject({ kind: 'mentions', urgency: 'now', path: '/reglages/contacts' })
    expect(missing!.count).toBeGreaterThan(3)
    const contact = { role: { fr: 'Prévention', en: '' }, name: '', phone: '04', email: '' }
    await setSettings({ contacts: JSON.stringify([contact]) })
    expect((await mention())[0]).toMatchObject({ kind: 'mentions', count: missing!.count - 1 })
    const text = JSON.stringify({ name: 'N', address: 'A', email: 'a@b.fr', phone: '', director: 'D' })
    await setSettings({
      ...{ controller: text, dpo: text, publisher: text, host: text, accessibility: text },
      reply_to: 'dgs@example.org',
    })
    expect(await mention()).toMatchObject([{ kind: 'publicPage', urgency: 'free' }])
    clock = new Date('2026-11-30T10:00:00Z')
    expect(await mention()).toEqual([])
    clock = new Date('2026-12-10T10:00:00Z')
    await setSettings({ public_since: clock, purpose: JSON.stringify({ fr: 'Servir', en: 'Serve' }) })
    expect(await mention()).toEqual([])
  })

  it('says which access ends within a fortnight, and whom its message did not reach', async () => {
    await addAgents(pilot, 24)
    const account = await database.db
      .insertInto('accounts')
      .values({ name: 'Éva Luatrice', email: `eva${made}@example.org`, locale: 'fr', created_at: clock })
      .returning('id')
      .executeTakeFirstOrThrow()
    const setRole = (change: object) =>
      database.db.updateTable('role_assignments').set(change).where('account_id', '=', account.id).execute()
    const row = { account_id: account.id, process_id: pilot.processId, role: 'evaluator', created_at: clock }
    await database.db
      .insertInto('role_assignments')
      .values({ ...row, ends_on: '2026-09-30' })
      .execute()
    const accesses = async () => (await todo()).filter(({ kind }) => kind.startsWith('access'))
    expect(await accesses()).toEqual([])
    await setRole({ ends_on: '2026-09-24' })
    expect(await accesses()).toMatchObject([{ kind: 'accessEnding', day: '2026-09-24' }])
    expect((await accesses())[0]?.about?.fr).toBe('Éva Luatrice')
    await setRole({ ends_on: '2026-09-09' })
    expect(await accesses()).toEqual([])
    await setRole({ ends_on: null, notice: 'refused' })
    expect(await accesses()).toMatchObject([{ kind: 'accessRefused', urgency: 'late' }])
    await setRole({ suspended_at: clock })
    expect(await accesses()).toEqual([])
  })

  it('asks for nothing once archived', async () => {
    expect(await todo()).not.toEqual([])
    await database.db
      .updateTable('processes')
      .set({ archived_at: clock })
      .where('id', '=', pilot.processId)
      .execute()
    expect(await todo()).toEqual([])
    expect((await getToday(pilot.ctx, pilot.processId)).archived).toBe(true)
  })

  it('knows its week, before the launch and after', async () => {
    const week = async (at: string) => {
      clock = new Date(at)
      return (await getToday(pilot.ctx, pilot.processId)).week
    }
    expect(await week('2026-11-30T22:30:00Z')).toBe(0)
    expect(await week('2026-11-30T23:30:00Z')).toBe(1)
    expect(await week('2026-12-08T10:00:00Z')).toBe(2)
  })
})

describe('other roles', () => {
  it('have what they may do and nothing else, in their own démarche', async () => {
    await draftWave(pilot, dates)
    const listed: string[] = JSON.parse(fs.readFileSync('test/guards/urls.json', 'utf8'))
    const page = (path: string) =>
      `/demarches/:processId${path.replace(/[#?].*/, '').replace(/\/[0-9a-f-]{36}/, '/:waveId')}`
    for (const { path } of await todo()) expect(listed).toContain(page(path))
    for (const role of roles) {
      const works = role === 'administrator' || role === 'pilot'
      const found = (await todo(as(role))).map(({ kind }) => kind)
      expect(found, role).toEqual(works ? ['import', 'mentions', 'draft'] : [])
    }
    const other = await makePilot(database.db, now, `other${made}@example.org`)
    expect(await listTodo(other.ctx, pilot.processId)).toEqual([])
    expect(await listNews(other.ctx, pilot.processId)).toEqual([])
  })

  it('read for three weeks what was published, each what it may read', async () => {
    clock = closedAt
    const waveId = await makeClosedWave(database.db, pilot.processId)
    const { resultsId } = await freezeResults(pilot.ctx, { waveId })
    await database.db
      .insertInto('records')
      .values({
        ...{ wave_id: waveId, kind: 'opening', data: '{}', pdf: Buffer.of(1), sha256: Buffer.of(1) },
        recorded_on: '2026-11-20',
      })
      .execute()
    const news = async (role: Role) => (await listNews(as(role), pilot.processId)).map(({ kind }) => kind)
    expect(await news('steering_committee')).toEqual([])
    expect(await news('staff_representative')).toEqual(['opening'])
    await publishResults(pilot.ctx, { processId: pilot.processId, resultsId })
    const readers: Role[] = ['human_resources', 'steering_committee', 'follow_up_committee', 'evaluator']
    for (const role of readers) expect(await news(role), role).toEqual(['results'])
    expect(await news('staff_representative')).toEqual(['results', 'opening'])
    for (const role of ['moderator', 'pilot', 'administrator'] as const)
      expect(await news(role), role).toEqual([])
    clock = new Date('2026-12-15T10:00:00Z')
    expect(await news('staff_representative')).toEqual(['results'])
    clock = new Date('2026-12-25T10:00:00Z')
    expect(await news('staff_representative')).toEqual([])
  })
})
