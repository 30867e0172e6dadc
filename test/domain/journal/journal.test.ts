import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Ctx } from '#app/domain/context.ts'
import { type JournalAction, journalActions, journalKinds, kindOf } from '#app/domain/journal/actions.ts'
import { describeAction } from '#app/domain/journal/describe-action.ts'
import { forgetOldLines } from '#app/domain/journal/forget-old-lines.server.ts'
import { journalCsv } from '#app/domain/journal/journal-csv.ts'
import { linesOfPage, listJournal, listWholeJournal } from '#app/domain/journal/queries.server.ts'
import { recordAction } from '#app/domain/journal/record-action.server.ts'
import { journalQuerySchema } from '#app/domain/journal/schema.ts'
import { locales, translator } from '#app/i18n/index.ts'
import { makeDemarche, makeHolder } from '#test/factories/staff.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'

let moment = new Date('2026-11-24T12:00:00Z')
const now = () => moment
let database: TestDatabase
let processId: string
let ctx: Ctx

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  moment = new Date('2026-11-24T12:00:00Z')
  ;({ processId } = await makeDemarche(database.db, now))
  ;({ ctx } = await makeHolder(database.db, now, { processId, role: 'pilot', name: 'Claire' }))
})

const record = (action: JournalAction, details: Record<string, string | number> = {}) =>
  recordAction(ctx, { processId, action, details })
const worker = () => ({ db: database.db, now, actor: null })

describe('the journal', () => {
  it('is read the newest first, by pages, and by kind', async () => {
    for (let n = 0; n < linesOfPage + 1; n++) {
      moment = new Date(moment.getTime() + 60_000)
      await record(n === 3 ? 'wave.paused' : 'results.published', { label: 'T0', number: n })
    }
    const first = await listJournal(ctx, { processId, kind: null, page: 1 })
    expect([first.total, first.pages, first.lines.length]).toEqual([linesOfPage + 1, 2, linesOfPage])
    expect(first.lines[0]!.details.number).toBe(linesOfPage)
    const last = await listJournal(ctx, { processId, kind: null, page: 99 })
    expect([last.page, last.lines.map(({ details }) => details.number)]).toEqual([2, [0]])
    const waves = await listJournal(ctx, { processId, kind: 'wave', page: 1 })
    expect(waves.lines.map(({ action }) => action)).toEqual(['wave.paused'])
    expect(await listWholeJournal(ctx, { processId, kind: 'results' })).toHaveLength(linesOfPage)
  })

  it('keeps the order of what was done in one instant', async () => {
    const acts = ['wave.drafted', 'wave.paused', 'wave.resumed', 'wave.launched', 'wave.extended'] as const
    for (const action of acts) await record(action)
    const { lines } = await listJournal(ctx, { processId, kind: null, page: 1 })
    expect(lines.map(({ action }) => action)).toEqual([...acts].reverse())
  })

  it('names who did it, the software when nobody did, and nobody of another démarche', async () => {
    const other = await makeDemarche(database.db, now)
    await recordAction(worker(), { processId, action: 'wave.closed', details: { label: 'T0', ballots: 12 } })
    await recordAction(ctx, { processId: other.processId, action: 'process.created' })
    const { lines } = await listJournal(ctx, { processId, kind: null, page: 1 })
    expect(lines.map(({ who, action }) => [who, action])).toEqual([['', 'wave.closed']])
  })

  it('keeps what somebody did under her name when her account is gone', async () => {
    await record('results.published', { label: 'T0', number: 1 })
    await database.db.deleteFrom('accounts').where('id', '=', ctx.actor.accountId).execute()
    expect((await listJournal(ctx, { processId, kind: null, page: 1 })).lines[0]!.who).toBe('Claire')
  })

  it('neither keeps nor shows a line older than twelve months', async () => {
    await record('results.published', { label: 'T0', number: 1 })
    moment = new Date('2027-11-24T11:59:59Z')
    await forgetOldLines(worker())
    expect((await listJournal(ctx, { processId, kind: null, page: 1 })).total).toBe(1)
    moment = new Date('2027-11-24T12:00:00Z')
    expect((await listJournal(ctx, { processId, kind: null, page: 1 })).total).toBe(0)
    await forgetOldLines(worker())
    await forgetOldLines(worker())
    const left = await database.db
      .selectFrom('journal')
      .select('id')
      .where('process_id', '=', processId)
      .execute()
    expect(left).toEqual([])
  })
})

describe('a line', () => {
  it.each(locales)('is a sentence in words, whatever the act: %s', (locale) => {
    const t = translator(locale)
    for (const action of journalActions) {
      expect(t(`journal:kind.${kindOf(action)}`)).not.toMatch(/^(journal:)?kind\./)
      expect(describeAction(t, { action, details: {} }), action).not.toMatch(/^(journal:)?action\./)
    }
    const details = { name: 'Inès', role: 'human_resources', before: 'moderator' }
    expect(describeAction(t, { action: 'role.changed', details })).not.toMatch(/human_resources|moderator\b/)
  })

  it('can’t run in a spreadsheet, nor name a role that is none', () => {
    const details = { name: '=HYPERLINK("http://x")', role: 'no-role' }
    const line = { id: '', at: moment, who: '=1+1', action: 'role.granted', details }
    const [, row] = journalCsv([line], 'fr').split('\r\n')
    expect(row!.split(';').filter((cell) => /^"?[=+\-@]/.test(cell))).toEqual([])
  })
})

it('asks for what exists, and takes the rest as nothing asked', () => {
  expect(journalKinds).toContain('role')
  const read = (query: object) => journalQuerySchema.parse(query)
  expect(read({})).toEqual({ kind: null, page: 1 })
  expect(read({ nature: 'role', page: '2' })).toEqual({ kind: 'role', page: 2 })
  expect(read({ nature: "x' or 1=1", page: '-3' })).toEqual({ kind: null, page: 1 })
})
