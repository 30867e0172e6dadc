import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { inviteAccount } from '#app/domain/accounts/invite-account.server.ts'
import { sendRoleGrantedJob } from '#app/domain/accounts/jobs.server.ts'
import { listAccess } from '#app/domain/accounts/queries.server.ts'
import { removeRole } from '#app/domain/accounts/remove-role.server.ts'
import { inviteSchema } from '#app/domain/accounts/schema.ts'
import { restoreRole, suspendRole } from '#app/domain/accounts/suspend-role.server.ts'
import { type Demarche, type Holder, makeDemarche, makeHolder } from '#test/factories/staff.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { takeQueued } from '#test/support/queue.ts'
import { type SmtpSink, startSmtpSink } from '#test/support/smtp-sink.ts'
import { type TestWorker, worker } from '#test/support/worker.ts'

const noon = new Date('2026-11-24T12:00:00Z')
const now = () => noon
let database: TestDatabase
let sink: SmtpSink
let office: TestWorker
let demarche: Demarche
let pilot: Holder
let refused = ''

beforeAll(async () => {
  database = await createTestDatabase()
  sink = await startSmtpSink({
    onRecipient: (address) => (address === refused ? { code: 550, text: '5.1.1 No such user' } : undefined),
  })
  office = worker(database, { smtpUrl: sink.url, now })
})
afterAll(async () => {
  office.close()
  await sink.stop()
  await database.close()
})
beforeEach(async () => {
  demarche = await makeDemarche(database.db, now)
  pilot = await makeHolder(database.db, now, { processId: demarche.processId, role: 'pilot' })
})

const invite = (given: object = {}) =>
  inviteAccount(
    pilot.ctx,
    demarche.processId,
    inviteSchema.parse({
      name: 'Inès',
      email: `i@${demarche.processId}.example`,
      locale: 'fr',
      role: 'moderator',
      ...given,
    }),
  )
const send = (assignmentId: string) => sendRoleGrantedJob.handler(office.ctx, { assignmentId })
const received = () =>
  sink.received.filter(({ recipient }) => recipient.endsWith(`@${demarche.processId}.example`))

describe('the message « vous avez maintenant accès »', () => {
  it('leaves once, in the account’s language, and leads to the sign-in page without any secret', async () => {
    const assignmentId = await invite({ locale: 'en', role: 'evaluator', endsOn: '2027-01-31' })
    await send(assignmentId)
    await send(assignmentId)
    expect(received()).toHaveLength(1)
    const { mail } = received()[0]!
    expect(mail.subject).toBe('You have access to “Mieux servir ensemble”')
    expect(mail.text).toContain('External evaluation')
    expect(mail.text).toContain('31 January 2027')
    const links = [...new Set(mail.text!.match(/https?:\S+/g))]
    expect(links).toEqual(['https://diapason.example.org/connexion'])
    expect(mail.text).not.toContain(assignmentId)
  })

  it('is said to be refused where it was, so that the address is checked', async () => {
    refused = `i@${demarche.processId}.example`
    await send(await invite())
    const held = await listAccess(pilot.ctx, demarche.processId)
    expect(held.filter(({ refused }) => refused).map(({ name }) => name)).toEqual(['Inès'])
  })

  it('is not sent for a role that was taken away meanwhile', async () => {
    const assignmentId = await invite()
    await removeRole(pilot.ctx, { processId: demarche.processId, assignmentId })
    await send(assignmentId)
    expect(received()).toEqual([])
  })

  it('waits while the role is suspended, and leaves once it is restored', async () => {
    const assignmentId = await invite()
    const of = { processId: demarche.processId, assignmentId }
    await suspendRole(pilot.ctx, of)
    await send(assignmentId)
    expect(received()).toEqual([])
    await takeQueued(database)
    await restoreRole(pilot.ctx, of)
    expect(await takeQueued(database)).toEqual([{ name: sendRoleGrantedJob.name, data: { assignmentId } }])
    await send(assignmentId)
    expect(received()).toHaveLength(1)
  })

  it('opens no header by a name', async () => {
    const hostile = 'Inès\r\nBcc: other@example.org'
    expect(
      inviteSchema.safeParse({ name: hostile, email: 'a@b.fr', locale: 'fr', role: 'pilot' }).success,
    ).toBe(false)
    await database.db
      .updateTable('processes')
      .set({ name: 'Ensemble\r\nBcc: other@example.org' })
      .where('id', '=', demarche.processId)
      .execute()
    const assignmentId = await invite()
    await database.db.updateTable('accounts').set({ name: hostile }).where('name', '=', 'Inès').execute()
    await send(assignmentId)
    const { mail, recipient } = received()[0]!
    expect(recipient).toBe(`i@${demarche.processId}.example`)
    expect(mail.bcc).toBeUndefined()
    expect(mail.headers.has('bcc')).toBe(false)
    expect(sink.received.filter((one) => one.recipient === 'other@example.org')).toEqual([])
  })
})
