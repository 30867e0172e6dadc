import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAccount } from '#app/domain/accounts/create-first-pilot.server.ts'
import { sendSignInJob } from '#app/domain/accounts/jobs.server.ts'
import { requestSignIn } from '#app/domain/accounts/request-sign-in.server.ts'
import { closeSession, getActor, openSession, sessionHours } from '#app/domain/accounts/session.server.ts'
import { createSignInCode, linkMinutes, redeemSignInCode } from '#app/domain/accounts/sign-in-link.server.ts'
import type { AnonymousCtx } from '#app/domain/context.ts'
import { valuesHolding } from '#test/domain/invitations/sending-office.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { takeQueued } from '#test/support/queue.ts'
import { startSmtpSink } from '#test/support/smtp-sink.ts'
import { worker } from '#test/support/worker.ts'

const noon = new Date('2026-11-24T12:00:00Z')
let clock = noon
const minutesLater = (minutes: number) => {
  clock = new Date(noon.getTime() + minutes * 60_000)
}

let database: TestDatabase
let ctx: AnonymousCtx
let accountId: string

beforeAll(async () => {
  database = await createTestDatabase()
  ctx = { db: database.db, now: () => clock, actor: null }
  accountId = await createAccount(ctx, { name: 'Ana', email: 'ana@example.org', locale: 'en' })
})
afterAll(() => database.close())

const late = { code: 'sign-in.used-or-late', status: 410 }

async function countSessions(): Promise<number> {
  return (await database.db.selectFrom('sessions').select('id_hash').execute()).length
}

describe('a sign-in code', () => {
  it('opens one session, however many present it at once', async () => {
    minutesLater(0)
    const code = await createSignInCode(ctx, accountId)
    const before = await countSessions()
    const settled = await Promise.allSettled(Array.from({ length: 5 }, () => redeemSignInCode(ctx, code)))
    const opened = settled.filter((one) => one.status === 'fulfilled')
    expect(opened).toHaveLength(1)
    for (const one of settled) if (one.status === 'rejected') expect(one.reason).toMatchObject(late)
    expect(await countSessions()).toBe(before + 1)
    expect(await getActor(ctx, opened[0]!.value)).toMatchObject({ accountId, locale: 'en' })
  })

  it('stands for ten minutes', async () => {
    minutesLater(0)
    const [inTime, tooLate] = [await createSignInCode(ctx, accountId), await createSignInCode(ctx, accountId)]
    expect(linkMinutes).toBe(10)
    minutesLater(9.99)
    await redeemSignInCode(ctx, inTime)
    minutesLater(10)
    await expect(redeemSignInCode(ctx, tooLate)).rejects.toMatchObject(late)
    await expect(redeemSignInCode(ctx, 'never drawn')).rejects.toMatchObject(late)
  })

  it('is nowhere in the database, nor is the session it opens', async () => {
    minutesLater(0)
    const code = await createSignInCode(ctx, accountId)
    const session = await redeemSignInCode(ctx, code)
    const written = [code, session].flatMap((secret) => [
      secret,
      Buffer.from(secret).toString('hex'),
      Buffer.from(secret, 'base64url').toString('hex'),
    ])
    expect(await valuesHolding(database, written)).toEqual([])
    expect(await valuesHolding(database, ['ana@example.org'])).toEqual(['public.accounts.email'])
  })
})

describe('a session', () => {
  /** Makes a request each hour until this one. */
  async function useUntil(secret: string, end: number) {
    for (let hour = 1; hour < end; hour++) {
      minutesLater(hour * 60)
      expect(await getActor(ctx, secret)).not.toBeNull()
    }
  }

  it('ends after 12 hours, however busy', async () => {
    minutesLater(0)
    const secret = await openSession(ctx, accountId)
    await useUntil(secret, sessionHours)
    minutesLater(sessionHours * 60 - 0.01)
    expect(await getActor(ctx, secret)).toMatchObject({ accountId, email: 'ana@example.org' })
    minutesLater(sessionHours * 60)
    expect(await getActor(ctx, secret)).toBeNull()
  })

  it('ends after 2 hours without a request', async () => {
    minutesLater(0)
    const secret = await openSession(ctx, accountId)
    minutesLater(119)
    expect(await getActor(ctx, secret)).not.toBeNull()
    minutesLater(119 + 119)
    expect(await getActor(ctx, secret)).not.toBeNull()
    minutesLater(119 + 119 + 120)
    expect(await getActor(ctx, secret)).toBeNull()
  })

  it('ends when closed, and nobody else’s does', async () => {
    minutesLater(0)
    const [mine, other] = [await openSession(ctx, accountId), await openSession(ctx, accountId)]
    await closeSession(ctx, mine)
    expect(await getActor(ctx, mine)).toBeNull()
    expect(await getActor(ctx, other)).not.toBeNull()
    expect(await getActor(ctx, 'never drawn')).toBeNull()
  })
})

describe('asking for a link', () => {
  it('queues the same work for an address nobody has, and no queue holds an address or a code', async () => {
    await requestSignIn(ctx, 'ana@example.org')
    await requestSignIn(ctx, 'nobody@example.org')
    expect(await valuesHolding(database, ['nobody@example.org'])).toEqual([])
    const queued = await takeQueued(database)
    expect(queued.map(({ name }) => name)).toEqual([sendSignInJob.name, sendSignInJob.name])
    const payloads = queued.map(({ data }) => data as { accountId: string | null })
    expect(payloads).toEqual(expect.arrayContaining([{ accountId }, { accountId: null }]))

    const sink = await startSmtpSink()
    const job = worker(database, { smtpUrl: sink.url, now: ctx.now })
    for (const payload of payloads) await sendSignInJob.handler(job.ctx, payload)
    job.close()
    await sink.stop()
    expect(sink.received.map(({ recipient }) => recipient)).toEqual(['ana@example.org'])
    const code = /connexion\/lien#([\w-]+)/.exec(sink.received[0]!.mail.text ?? '')![1]!
    expect(await valuesHolding(database, [code])).toEqual([])
    expect(await redeemSignInCode(ctx, code)).toMatch(/^[\w-]{27}$/)
  })
})
