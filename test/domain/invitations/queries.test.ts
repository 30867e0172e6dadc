import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '#app/domain/accounts/permissions.ts'
import type { Ctx } from '#app/domain/context.ts'
import { sendTrialMessageJob } from '#app/domain/invitations/jobs.server.ts'
import { getDeliveryCounts, getTrialMessage, listRefused } from '#app/domain/invitations/queries.server.ts'
import { requestTrialMessage } from '#app/domain/invitations/request-trial-message.server.ts'
import { createTransport } from '#app/domain/mail/create-transport.server.ts'
import { invitedPersons, launchedWaveHours, makeLaunchedWave } from '#test/factories/launched-wave.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { linkOf, startSmtpSink } from '#test/support/smtp-sink.ts'

const { during } = launchedWaveHours

let database: TestDatabase
let keysDir: string
let wave: Awaited<ReturnType<typeof makeLaunchedWave>>
let other: typeof wave

beforeAll(async () => {
  database = await createTestDatabase()
  keysDir = await mkdtemp(path.join(os.tmpdir(), 'keys-'))
  wave = await makeLaunchedWave(database, { keysDir, persons: invitedPersons(5) })
  other = await makeLaunchedWave(database, { keysDir, persons: invitedPersons(2) })
  await database.db
    .updateTable('deliveries')
    .set({ state: 'refused', reason_code: 'no-such-address' })
    .where('person_id', '=', wave.persons[1]?.id ?? '')
    .execute()
})
afterAll(async () => {
  await database.close()
  await rm(keysDir, { recursive: true, force: true })
})

async function signedIn(role: Role, processId: string): Promise<Ctx> {
  const { id } = await database.db
    .insertInto('accounts')
    .values({
      name: 'Jeanne Vial',
      email: `${crypto.randomUUID()}@val-ambre.fr`,
      locale: 'fr',
      created_at: during,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const grants = [{ processId, role, employerIds: null }]
  const actor = {
    accountId: id,
    name: 'Jeanne Vial',
    email: 'jeanne@val-ambre.fr',
    locale: 'fr' as const,
    grants,
  }
  return { db: database.db, now: () => during, actor }
}

describe('what became of the messages', () => {
  it('is counted', async () => {
    const ctx = await signedIn('pilot', wave.processId)
    expect(await getDeliveryCounts(ctx, wave.waveId)).toEqual({
      queued: 4,
      attempted: 0,
      accepted: 0,
      refused: 1,
      total: 5,
    })
    expect(await getDeliveryCounts(ctx, wave.waveId, 'reminder_7')).toMatchObject({ total: 0 })
  })

  it('names whom the servers refused', async () => {
    const ctx = await signedIn('pilot', wave.processId)
    expect(await listRefused(ctx, wave.waveId)).toEqual([
      {
        personId: wave.persons[1]?.id,
        name: 'Agent 1 Martin',
        address: 'agent-1@exemple.fr',
        reason: 'no-such-address',
      },
    ])
  })

  it('is shown in the démarche alone, to those who may read it', async () => {
    const pilot = await signedIn('pilot', wave.processId)
    const committee = await signedIn('steering_committee', wave.processId)
    for (const read of [getDeliveryCounts, listRefused, getTrialMessage, requestTrialMessage]) {
      await expect(read(pilot, other.waveId)).rejects.toMatchObject({ code: 'not-found', status: 404 })
      await expect(read(committee, wave.waveId)).rejects.toMatchObject({ code: 'not-found', status: 404 })
      await expect(read(pilot, crypto.randomUUID())).rejects.toMatchObject({ code: 'not-found', status: 404 })
    }
  })
})

describe('the trial message', () => {
  async function request(ctx: Ctx, smtpUrl: string) {
    await requestTrialMessage(ctx, wave.waveId)
    const { accountId } = ctx.actor
    const mail = createTransport({
      smtpUrl,
      mailFrom: 'a@val-ambre.fr',
      baseUrl: 'https://diapason.val-ambre.fr',
      stateDir: keysDir,
      now: ctx.now,
    })
    const worker = { ...ctx, actor: null, mail, keysDir, secret: Buffer.alloc(32), stateDir: keysDir }
    await sendTrialMessageJob.handler(
      { ...worker, baseUrl: 'https://diapason.val-ambre.fr' },
      { waveId: wave.waveId, accountId, requestedAt: ctx.now().toISOString() },
    )
    mail.close()
    return getTrialMessage(ctx, wave.waveId)
  }

  it('goes to the account that asked, says that it is one, and lets nobody answer', async () => {
    const server = await startSmtpSink()
    const ctx = await signedIn('pilot', wave.processId)
    expect(await getTrialMessage(ctx, wave.waveId)).toBeNull()
    expect(await request(ctx, server.url)).toEqual({ state: 'accepted', reason: null, requestedAt: during })
    await server.stop()
    const [received] = server.received
    expect(received?.mail.subject).toMatch(/^\[Essai\]/)
    expect(received && linkOf(received)).toBe(`https://diapason.val-ambre.fr/e/${wave.waveId}`)
  })

  it('tells what the server refused, and that it is unreachable', async () => {
    const ctx = await signedIn('pilot', wave.processId)
    const server = await startSmtpSink({ onRecipient: () => ({ code: 550, text: '5.1.1 No' }) })
    expect(await request(ctx, server.url)).toMatchObject({ state: 'refused', reason: 'no-such-address' })
    await server.stop()
    expect(await request(ctx, server.url)).toMatchObject({ state: 'unavailable', reason: 'unreachable' })
  })

  it('waits for the worker, and leaves aside what was asked again since', async () => {
    const ctx = await signedIn('pilot', wave.processId)
    await requestTrialMessage(ctx, wave.waveId)
    expect(await getTrialMessage(ctx, wave.waveId)).toMatchObject({ state: 'requested' })
    const later = { ...ctx, now: () => new Date(during.getTime() + 1000) }
    await requestTrialMessage(later, wave.waveId)
    const server = await startSmtpSink()
    expect(await request(ctx, server.url)).toMatchObject({ state: 'accepted' })
    expect(server.received).toHaveLength(1)
    const mail = createTransport({
      smtpUrl: server.url,
      mailFrom: 'a@val-ambre.fr',
      baseUrl: 'https://diapason.val-ambre.fr',
      stateDir: keysDir,
      now: ctx.now,
    })
    const worker = { db: ctx.db, now: ctx.now, actor: null, mail, keysDir, secret: Buffer.alloc(32) }
    await sendTrialMessageJob.handler(
      { ...worker, stateDir: keysDir, baseUrl: 'https://diapason.val-ambre.fr' },
      { waveId: wave.waveId, accountId: ctx.actor.accountId, requestedAt: later.now().toISOString() },
    )
    expect(server.received).toHaveLength(1)
    mail.close()
    await server.stop()
  })

  it('is refused while nothing was written', async () => {
    const bare = await makeLaunchedWave(database, { keysDir, persons: [...invitedPersons(1)] })
    await database.db.deleteFrom('wave_notices').where('wave_id', '=', bare.waveId).execute()
    const ctx = await signedIn('pilot', bare.processId)
    await expect(requestTrialMessage(ctx, bare.waveId)).rejects.toMatchObject({
      code: 'mail.incomplete',
      status: 409,
    })
  })
})
