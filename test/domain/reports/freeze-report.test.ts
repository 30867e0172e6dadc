import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAccount } from '#app/domain/accounts/create-first-pilot.server.ts'
import type { Actor, Role } from '#app/domain/accounts/permissions.ts'
import type { TallyRow } from '#app/domain/disclosure/tally.ts'
import { contentHash, freezeReport } from '#app/domain/reports/freeze-report.server.ts'
import { publishReport } from '#app/domain/reports/publish-report.server.ts'
import {
  findReportOfWave,
  getReport,
  listReportReaders,
  listReports,
} from '#app/domain/reports/queries.server.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { type ClosedWaveOptions, closedAt, makeClosedWave, makeProcess, rows, tree } from './closed-wave.ts'

let database: TestDatabase
let processId: string
let otherProcessId: string
let accountId: string

const now = () => closedAt
const job = () => ({ db: database.db, now, actor: null })

function staff(role: Role, inProcess = processId) {
  const actor: Actor = {
    accountId,
    name: 'Claire Morel',
    email: 'claire@exemple.fr',
    locale: 'fr',
    grants: [{ processId: inProcess, role, employerIds: null }],
  }
  return { db: database.db, now, actor }
}

const makeWave = (options?: ClosedWaveOptions) => makeClosedWave(database.db, processId, options)

beforeAll(async () => {
  database = await createTestDatabase()
  accountId = await createAccount(job(), { name: 'Claire Morel', email: 'claire@exemple.fr', locale: 'fr' })
  processId = await makeProcess(database.db)
  otherProcessId = await makeProcess(database.db)
})
afterAll(() => database.close())

describe('freezeReport', () => {
  it('numbers, dates and hashes what the closed wave left', async () => {
    const waveId = await makeWave()
    const { reportId, number } = await freezeReport(job(), { waveId })
    const { content, sha256, publishedOn } = await getReport(staff('pilot'), { processId, reportId })
    expect([number, content.number, content.frozenOn, publishedOn]).toEqual([1, 1, '2026-12-01', null])
    expect(contentHash(content).toString('hex')).toBe(sha256)
    expect(content.counts).toEqual({ invited: 315, ballots: 196, void: 1, percent: 62 })
    expect(content.wave).toMatchObject({ label: 'T0', opensOn: '2026-11-10', closesOn: '2026-12-01' })
    expect(content.themes.map((theme) => theme.items.length)).toEqual([3, 3, 3, 3, 4, 4])
    expect(content.comments.find((question) => question.code === 'BA21')?.count).toBe(12)
    expect(JSON.stringify(content)).not.toContain('Trop de trajets')
  })

  it('freezes once when nothing changed, and another number when the figures did', async () => {
    const waveId = await makeWave()
    const first = await freezeReport(job(), { waveId })
    expect(await freezeReport(job(), { waveId })).toEqual(first)
    await database.db.updateTable('waves').set({ invited: 316 }).where('id', '=', waveId).execute()
    expect((await freezeReport(job(), { waveId })).number).toBe(2)
    const { content } = await getReport(staff('pilot'), { processId, reportId: first.reportId })
    expect(content.counts.invited).toBe(315)
  })

  it('gives the same report to two jobs at once', async () => {
    const waveId = await makeWave()
    const frozen = await Promise.all([1, 2, 3].map(() => freezeReport(job(), { waveId })))
    expect(new Set(frozen.map(({ reportId }) => reportId)).size).toBe(1)
  })

  it('refuses a wave that is not closed', async () => {
    const waveId = await makeWave({ state: 'launched' })
    await expect(freezeReport(job(), { waveId })).rejects.toMatchObject({
      code: 'reports.wave-not-closed',
      status: 409,
    })
  })

  it('freezes counts only below k ballots', async () => {
    const waveId = await makeWave({ ballots: 9, tallies: [] })
    const { reportId } = await freezeReport(job(), { waveId })
    const { content } = await getReport(staff('pilot'), { processId, reportId })
    expect([content.publishable, content.themes, content.comments]).toEqual([false, [], []])
  })

  it('stops when a row was added that the rule could not have written', async () => {
    const leaf = tree.at(-1)!.id
    const forged: TallyRow = { question: 'BA01', node: leaf, step: 2, class: 1, n: 3 }
    const honest = rows.filter((row) => !(row.question === 'BA01' && row.node === leaf && row.step === 2))
    const waveId = await makeWave({ tallies: [...honest, forged] })
    await expect(freezeReport(job(), { waveId })).rejects.toThrow()
  })
})

describe('who reads a report', () => {
  it('is the committee only once it is published, and never another démarche', async () => {
    const waveId = await makeWave()
    const { reportId } = await freezeReport(job(), { waveId })
    const readers: Role[] = [
      'steering_committee',
      'follow_up_committee',
      'human_resources',
      'staff_representative',
    ]
    for (const role of readers) {
      await expect(getReport(staff(role), { processId, reportId })).rejects.toMatchObject({ status: 404 })
      expect((await listReports(staff(role), processId)).map(({ id }) => id)).not.toContain(reportId)
      expect(await findReportOfWave(staff(role), waveId)).toBeNull()
    }
    expect((await listReports(staff('pilot'), processId)).map(({ id }) => id)).toContain(reportId)
    await expect(
      publishReport(staff('pilot', otherProcessId), { processId: otherProcessId, reportId }),
    ).rejects.toMatchObject({ status: 404 })

    await publishReport(staff('pilot'), { processId, reportId })

    for (const role of readers) {
      expect((await getReport(staff(role), { processId, reportId })).publishedOn).toBe('2026-12-01')
      expect(await findReportOfWave(staff(role), waveId)).toEqual({ id: reportId, publishedOn: '2026-12-01' })
    }
    await expect(
      getReport(staff('pilot', otherProcessId), { processId: otherProcessId, reportId }),
    ).rejects.toMatchObject({ status: 404 })
    expect(await findReportOfWave(staff('pilot', otherProcessId), waveId)).toBeNull()
  })

  it('keeps the first day of publication', async () => {
    const { reportId } = await freezeReport(job(), { waveId: await makeWave() })
    await publishReport(staff('pilot'), { processId, reportId })
    const later = { ...staff('pilot'), now: () => new Date('2027-01-05T10:00:00Z') }
    await publishReport(later, { processId, reportId })
    expect((await getReport(staff('pilot'), { processId, reportId })).publishedOn).toBe('2026-12-01')
  })

  it('is told before publishing: roles, and how many accounts', async () => {
    const account = await database.db
      .insertInto('accounts')
      .values({ name: 'Élu', email: 'elu@exemple.fr', locale: 'fr', created_at: now() })
      .returning('id')
      .executeTakeFirstOrThrow()
    await database.db
      .insertInto('role_assignments')
      .values([
        { account_id: account.id, process_id: processId, role: 'steering_committee', created_at: now() },
        { account_id: account.id, process_id: processId, role: 'pilot', created_at: now() },
      ])
      .execute()
    const readers = await listReportReaders(staff('pilot'), processId)
    expect(readers).toContainEqual({ role: 'steering_committee', accounts: 1 })
    expect(readers.map(({ role }) => role)).not.toContain('pilot')
    expect(readers.map(({ role }) => role)).not.toContain('moderator')
  })

  it('is nobody when the stored content was altered', async () => {
    const { reportId } = await freezeReport(job(), { waveId: await makeWave() })
    const { content } = await getReport(staff('pilot'), { processId, reportId })
    const altered = { ...content, counts: { ...content.counts, ballots: 300 } }
    await database.db
      .updateTable('reports')
      .set({ content: JSON.stringify(altered) })
      .where('id', '=', reportId)
      .execute()
    await expect(getReport(staff('pilot'), { processId, reportId })).rejects.toThrow('not the one frozen')
  })

  it.each(['abc', '', randomUUID()])('answers not found for %j', async (reportId) => {
    await expect(getReport(staff('pilot'), { processId, reportId })).rejects.toMatchObject({ status: 404 })
  })
})
