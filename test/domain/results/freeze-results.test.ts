import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAccount } from '#app/domain/accounts/create-first-pilot.server.ts'
import type { Actor, Role } from '#app/domain/accounts/permissions.ts'
import type { TallyRow } from '#app/domain/disclosure/tally.ts'
import { contentHash } from '#app/domain/results/content-hash.ts'
import { freezeResults } from '#app/domain/results/freeze-results.server.ts'
import { publishResults } from '#app/domain/results/publish-results.server.ts'
import {
  findResultsOfWave,
  getResults,
  listResults,
  listResultsReaders,
} from '#app/domain/results/queries.server.ts'
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

describe('freezeResults', () => {
  it('numbers, dates and hashes what the closed wave left', async () => {
    const waveId = await makeWave()
    const { resultsId, number } = await freezeResults(job(), { waveId })
    const { content, sha256, publishedOn } = await getResults(staff('pilot'), { processId, resultsId })
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
    const first = await freezeResults(job(), { waveId })
    expect(await freezeResults(job(), { waveId })).toEqual(first)
    await database.db.updateTable('waves').set({ invited: 316 }).where('id', '=', waveId).execute()
    expect((await freezeResults(job(), { waveId })).number).toBe(2)
    const { content } = await getResults(staff('pilot'), { processId, resultsId: first.resultsId })
    expect(content.counts.invited).toBe(315)
  })

  it('gives the same report to two jobs at once', async () => {
    const waveId = await makeWave()
    const frozen = await Promise.all([1, 2, 3].map(() => freezeResults(job(), { waveId })))
    expect(new Set(frozen.map(({ resultsId }) => resultsId)).size).toBe(1)
  })

  it('refuses a wave that is not closed', async () => {
    const waveId = await makeWave({ state: 'launched' })
    await expect(freezeResults(job(), { waveId })).rejects.toMatchObject({
      code: 'results.wave-not-closed',
      status: 409,
    })
  })

  it('freezes counts only below k ballots', async () => {
    const waveId = await makeWave({ ballots: 9, tallies: [] })
    const { resultsId } = await freezeResults(job(), { waveId })
    const { content } = await getResults(staff('pilot'), { processId, resultsId })
    expect([content.publishable, content.themes, content.comments]).toEqual([false, [], []])
  })

  it('stops when a row was added that the rule could not have written', async () => {
    const leaf = tree.at(-1)!.id
    const forged: TallyRow = { question: 'BA01', node: leaf, step: 2, class: 1, n: 3 }
    const honest = rows.filter((row) => !(row.question === 'BA01' && row.node === leaf && row.step === 2))
    const waveId = await makeWave({ tallies: [...honest, forged] })
    await expect(freezeResults(job(), { waveId })).rejects.toThrow()
  })
})

describe('who reads results', () => {
  it('is the committee only once it is published, and never another démarche', async () => {
    const waveId = await makeWave()
    const { resultsId } = await freezeResults(job(), { waveId })
    const readers: Role[] = [
      'steering_committee',
      'follow_up_committee',
      'human_resources',
      'staff_representative',
    ]
    for (const role of readers) {
      await expect(getResults(staff(role), { processId, resultsId })).rejects.toMatchObject({ status: 404 })
      expect((await listResults(staff(role), processId)).map(({ id }) => id)).not.toContain(resultsId)
      expect(await findResultsOfWave(staff(role), waveId)).toBeNull()
    }
    expect((await listResults(staff('pilot'), processId)).map(({ id }) => id)).toContain(resultsId)
    await expect(
      publishResults(staff('pilot', otherProcessId), { processId: otherProcessId, resultsId }),
    ).rejects.toMatchObject({ status: 404 })

    await publishResults(staff('pilot'), { processId, resultsId })

    for (const role of readers) {
      expect((await getResults(staff(role), { processId, resultsId })).publishedOn).toBe('2026-12-01')
      expect(await findResultsOfWave(staff(role), waveId)).toEqual({
        id: resultsId,
        publishedOn: '2026-12-01',
      })
    }
    await expect(
      getResults(staff('pilot', otherProcessId), { processId: otherProcessId, resultsId }),
    ).rejects.toMatchObject({ status: 404 })
    expect(await findResultsOfWave(staff('pilot', otherProcessId), waveId)).toBeNull()
  })

  it('keeps the first day of publication', async () => {
    const { resultsId } = await freezeResults(job(), { waveId: await makeWave() })
    await publishResults(staff('pilot'), { processId, resultsId })
    const later = { ...staff('pilot'), now: () => new Date('2027-01-05T10:00:00Z') }
    await publishResults(later, { processId, resultsId })
    expect((await getResults(staff('pilot'), { processId, resultsId })).publishedOn).toBe('2026-12-01')
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
    const readers = await listResultsReaders(staff('pilot'), processId)
    expect(readers).toContainEqual({ role: 'steering_committee', accounts: 1 })
    expect(readers.map(({ role }) => role)).not.toContain('pilot')
    expect(readers.map(({ role }) => role)).not.toContain('moderator')
  })

  it('is nobody when the stored content was altered', async () => {
    const { resultsId } = await freezeResults(job(), { waveId: await makeWave() })
    const { content } = await getResults(staff('pilot'), { processId, resultsId })
    const altered = { ...content, counts: { ...content.counts, ballots: 300 } }
    await database.db
      .updateTable('results')
      .set({ content: JSON.stringify(altered) })
      .where('id', '=', resultsId)
      .execute()
    await expect(getResults(staff('pilot'), { processId, resultsId })).rejects.toThrow('not what was frozen')
  })

  it.each(['abc', '', randomUUID()])('answers not found for %j', async (resultsId) => {
    await expect(getResults(staff('pilot'), { processId, resultsId })).rejects.toMatchObject({ status: 404 })
  })
})
