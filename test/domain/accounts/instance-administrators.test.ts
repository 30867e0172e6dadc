import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  inviteInstanceAdministrator,
  listInstanceAdministrators,
  removeInstanceAdministrator,
} from '#app/domain/accounts/instance-administrators.server.ts'
import { sendRoleGrantedJob } from '#app/domain/accounts/jobs.server.ts'
import { may } from '#app/domain/accounts/permissions.ts'
import { administratorInviteSchema } from '#app/domain/accounts/schema.ts'
import { listInstanceJournal } from '#app/domain/journal/queries.server.ts'
import { type Holder, makeDemarche, makeHolder } from '#test/factories/staff.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { type SmtpSink, startSmtpSink } from '#test/support/smtp-sink.ts'
import { type TestWorker, worker } from '#test/support/worker.ts'

const noon = new Date('2026-11-24T12:00:00Z')
const now = () => noon
let database: TestDatabase
let sink: SmtpSink
let office: TestWorker
let first: Holder

beforeAll(async () => {
  database = await createTestDatabase()
  sink = await startSmtpSink()
  office = worker(database, { smtpUrl: sink.url, now })
})
afterAll(async () => {
  office.close()
  await sink.stop()
  await database.close()
})
beforeEach(async () => {
  sink.received.length = 0
  await database.db.deleteFrom('journal').execute()
  await database.db.deleteFrom('role_assignments').execute()
  first = await makeHolder(database.db, now, { processId: null, role: 'administrator', name: 'Ana' })
})

const coded = (code: string) => expect.objectContaining({ code })
const invitation = (email: string) => administratorInviteSchema.parse({ name: 'Luc', email, locale: 'en' })
const list = async () => (await listInstanceAdministrators(first.ctx)).map(({ name }) => name)

describe('who administers the instance', () => {
  it('invites another, who is told, and who may then take her place', async () => {
    await inviteInstanceAdministrator(first.ctx, invitation('luc@example.org'))
    expect(await list()).toEqual(['Ana', 'Luc'])
    const luc = (await listInstanceAdministrators(first.ctx))[1]!
    await sendRoleGrantedJob.handler(office.ctx, { assignmentId: luc.assignmentId })
    expect(sink.received.map(({ recipient }) => recipient)).toEqual(['luc@example.org'])
    await removeInstanceAdministrator(first.ctx, first.assignmentId)
    expect(may(await first.again(), 'process.create', null)).toBe(false)
    await expect(listInstanceAdministrators({ ...first.ctx, actor: await first.again() })).rejects.toEqual(
      coded('not-found'),
    )
    const lines = await listInstanceJournal(first.ctx)
    expect(lines.map(({ action, details }) => [action, details])).toEqual([
      ['instance.administrator-removed', { name: 'Ana' }],
      ['instance.administrator-added', { name: 'Luc' }],
    ])
  })

  it('is never nobody, even when two remove each other at once', async () => {
    await expect(removeInstanceAdministrator(first.ctx, first.assignmentId)).rejects.toEqual(
      coded('instance.last-administrator'),
    )
    const second = await makeHolder(database.db, now, { processId: null, role: 'administrator', name: 'Zoé' })
    const done = await Promise.allSettled([
      removeInstanceAdministrator(first.ctx, second.assignmentId),
      removeInstanceAdministrator(second.ctx, first.assignmentId),
    ])
    expect(done.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const left = await database.db.selectFrom('role_assignments').select('id').execute()
    expect(left).toHaveLength(1)
  })

  it('is not told twice to somebody who is one already', async () => {
    const invite = () => inviteInstanceAdministrator(first.ctx, invitation('luc2@example.org'))
    await invite()
    await expect(invite()).rejects.toEqual(coded('instance.already-administrator'))
    expect(await list()).toEqual(['Ana', 'Luc'])
  })

  it('is nobody’s business who administers a démarche only, and no démarche’s journal', async () => {
    const { processId } = await makeDemarche(database.db, now)
    const other = await makeHolder(database.db, now, { processId, role: 'administrator' })
    for (const act of [
      () => listInstanceAdministrators(other.ctx),
      () => inviteInstanceAdministrator(other.ctx, invitation('luc3@example.org')),
      () => removeInstanceAdministrator(other.ctx, first.assignmentId),
      () => removeInstanceAdministrator(first.ctx, other.assignmentId),
    ])
      await expect(act()).rejects.toEqual(coded('not-found'))
    expect(await listInstanceJournal(first.ctx)).toEqual([])
    const accounts = await database.db
      .selectFrom('accounts')
      .select('id')
      .where('email', '=', 'luc3@example.org')
      .execute()
    expect(accounts).toEqual([])
  })
})
