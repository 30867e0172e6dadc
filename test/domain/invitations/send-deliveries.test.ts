import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { linkSecret, messageId } from '#app/domain/ballots/invitation-link.server.ts'
import { sendInvitationsJob } from '#app/domain/invitations/jobs.server.ts'
import { queueDeliveries } from '#app/domain/invitations/queue-deliveries.server.ts'
import { sendDeliveries } from '#app/domain/invitations/send-deliveries.server.ts'
import type { JobCtx } from '#app/domain/jobs/define-job.ts'
import { enqueue } from '#app/domain/jobs/enqueue.server.ts'
import { createTransport } from '#app/domain/mail/create-transport.server.ts'
import { listMailboxMessages } from '#app/domain/mail/mailbox-transport.server.ts'
import { type MailTransport, MailUnavailable } from '#app/domain/mail/transport.ts'
import { invitedPersons, launchedWaveHours, makeLaunchedWave } from '#test/factories/launched-wave.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { linkOf, nameOfRecipient, type ReceivedMail, startSmtpSink } from '#test/support/smtp-sink.ts'

const baseUrl = 'https://diapason.val-ambre.fr'
const { opens, during, closes } = launchedWaveHours

let database: TestDatabase
let keysDir: string
let closing: (() => unknown)[] = []

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  keysDir = await mkdtemp(path.join(os.tmpdir(), 'keys-'))
})
afterEach(async () => {
  for (const close of closing) await close()
  closing = []
  await rm(keysDir, { recursive: true, force: true })
})

type Rules = Parameters<typeof startSmtpSink>[0]

async function sink(rules: Rules = {}) {
  const started = await startSmtpSink(rules)
  closing.push(started.stop)
  return started
}

function worker(smtpUrl: string | null, now = during): JobCtx {
  const clock = () => now
  const mail = createTransport({
    smtpUrl,
    mailFrom: 'a@val-ambre.fr',
    baseUrl,
    stateDir: keysDir,
    now: clock,
  })
  closing.unshift(() => mail.close())
  return {
    db: database.db,
    now: clock,
    actor: null,
    mail,
    keysDir,
    secret: randomBytes(32),
    stateDir: keysDir,
    baseUrl,
  }
}

async function states(waveId: string): Promise<Record<string, number>> {
  const rows = await database.db
    .selectFrom('deliveries')
    .select((eb) => ['state', eb.fn.countAll<string>().as('n')])
    .where('wave_id', '=', waveId)
    .groupBy('state')
    .execute()
  return Object.fromEntries(rows.map(({ state, n }) => [state, Number(n)]))
}

const byRecipient = (received: readonly ReceivedMail[]) => Map.groupBy(received, (one) => one.recipient)

describe('sending the invitations of a wave', () => {
  it('writes to everybody with an address, in her language, each with her own link', async () => {
    const persons = [
      ...invitedPersons(8),
      { given_name: 'Sans', family_name: 'Boîte', email: null, locale: 'fr' as const },
    ]
    const wave = await makeLaunchedWave(database, { keysDir, persons })
    const server = await sink()
    expect(wave.queued).toBe(8)
    await sendDeliveries(worker(server.url), wave.waveId)
    expect(await states(wave.waveId)).toEqual({ accepted: 8 })
    const mails = byRecipient(server.received)
    expect(mails.size).toBe(8)
    for (const { id, email } of wave.persons.filter((person) => person.email)) {
      const [mail, ...more] = mails.get(email ?? '') ?? []
      expect(more).toEqual([])
      expect(mail && linkOf(mail)).toBe(
        `${baseUrl}/e/${wave.waveId}#${linkSecret(wave.linkKey, wave.waveId, id)}`,
      )
      expect(mail?.mail.messageId).toBe(
        `<${messageId(wave.linkKey, wave.waveId, id, 'invitation')}@diapason.val-ambre.fr>`,
      )
    }
    const french = mails.get('agent-0@exemple.fr')?.[0]
    const english = mails.get('agent-3@exemple.fr')?.[0]
    expect(french?.mail.subject).toMatch(/^Baromètre des agents/)
    expect(french?.mail.text).toContain('Bonjour Agent 0 Martin,')
    expect(french && nameOfRecipient(french)).toBe('Agent 0 Martin')
    expect(english?.mail.subject).toMatch(/^Staff barometer/)
    expect(english?.mail.text).toContain('Choosing together.')
  })

  it('falls back on the language the wave has', async () => {
    const wave = await makeLaunchedWave(database, { keysDir, persons: invitedPersons(4), languages: ['fr'] })
    const server = await sink()
    await sendDeliveries(worker(server.url), wave.waveId)
    expect(server.received.every(({ mail }) => mail.subject?.startsWith('Baromètre'))).toBe(true)
  })

  it.each([
    ['before the opening hour', { now: new Date(opens.getTime() - 1) }],
    ['from the closing hour', { now: closes }],
    ['of a wave whose keys are being made', { state: 'launching' as const }],
    ['of a closed wave', { state: 'closed' as const }],
    ['of a cancelled wave', { state: 'cancelled' as const }],
  ])(
    'sends nothing %s',
    async (_label, change: { now?: Date; state?: 'launching' | 'closed' | 'cancelled' }) => {
      const wave = await makeLaunchedWave(database, { keysDir, persons: invitedPersons(2) })
      const { state } = change
      if (state) await database.db.updateTable('waves').set({ state }).where('id', '=', wave.waveId).execute()
      const server = await sink()
      await sendDeliveries(worker(server.url, change.now ?? during), wave.waveId)
      expect(server.received).toEqual([])
      expect(await states(wave.waveId)).toEqual({ queued: 2 })
    },
  )

  it('stops when the wave is closed meanwhile', async () => {
    const wave = await makeLaunchedWave(database, { keysDir, persons: invitedPersons(40) })
    const server = await sink({
      onMessage: async () => {
        await database.db
          .updateTable('waves')
          .set({ state: 'closing' })
          .where('id', '=', wave.waveId)
          .execute()
        return undefined
      },
    })
    await sendDeliveries(worker(server.url), wave.waveId)
    expect(server.received.length).toBeLessThanOrEqual(10)
    const { attempted = 0 } = await states(wave.waveId)
    expect(attempted).toBe(0)
  })

  it('does nothing the second time, nor for someone queued twice', async () => {
    const wave = await makeLaunchedWave(database, { keysDir, persons: invitedPersons(3) })
    const server = await sink()
    const ctx = worker(server.url)
    await sendDeliveries(ctx, wave.waveId)
    const personIds = wave.persons.map((person) => person.id)
    expect(await queueDeliveries(ctx, { waveId: wave.waveId, kind: 'invitation', personIds })).toBe(0)
    await sendDeliveries(ctx, wave.waveId)
    expect(server.received).toHaveLength(3)
  })

  it('queues nobody from another démarche', async () => {
    const [one, other] = [
      await makeLaunchedWave(database, { keysDir, persons: invitedPersons(1) }),
      await makeLaunchedWave(database, { keysDir, persons: invitedPersons(1) }),
    ]
    const personIds = other.persons.map((person) => person.id)
    expect(await queueDeliveries(worker(null), { waveId: one.waveId, kind: 'reminder_7', personIds })).toBe(0)
  })

  it('sends a reminder in the thread of the first mail, with the same link', async () => {
    const wave = await makeLaunchedWave(database, { keysDir, persons: invitedPersons(1) })
    const server = await sink()
    const ctx = worker(server.url)
    await sendDeliveries(ctx, wave.waveId)
    const personIds = wave.persons.map((person) => person.id)
    await queueDeliveries(ctx, { waveId: wave.waveId, kind: 'reminder_7', personIds })
    await sendDeliveries(ctx, wave.waveId)
    const [first, reminder] = server.received
    expect(reminder?.mail.subject).toMatch(/^Rappel/)
    expect(reminder?.mail.inReplyTo).toBe(first?.mail.messageId)
    expect(reminder?.mail.messageId).not.toBe(first?.mail.messageId)
    expect(reminder && linkOf(reminder)).toBe(first && linkOf(first))
  })

  it('records the refused addresses and writes to the others', async () => {
    const persons = invitedPersons(12)
    for (const index of [0, 5]) Object.assign(persons[index] ?? {}, { email: `parti-${index}@exemple.fr` })
    Object.assign(persons[7] ?? {}, { email: 'a@b.fr\r\nRCPT TO:<x@y.fr>' })
    const wave = await makeLaunchedWave(database, { keysDir, persons })
    const server = await sink({
      onRecipient: (address) => (address.startsWith('parti') ? { code: 550, text: '5.1.1 Gone' } : undefined),
    })
    await sendDeliveries(worker(server.url), wave.waveId)
    expect(await states(wave.waveId)).toEqual({ accepted: 9, refused: 3 })
    const reasons = await database.db
      .selectFrom('deliveries')
      .select('reason_code')
      .distinct()
      .where('wave_id', '=', wave.waveId)
      .where('state', '=', 'refused')
      .execute()
    expect(reasons).toEqual([{ reason_code: 'no-such-address' }])
  })

  it('loses nothing while the server is down', async () => {
    const wave = await makeLaunchedWave(database, { keysDir, persons: invitedPersons(20) })
    const first = await startSmtpSink()
    await first.stop()
    const ctx = worker(first.url)
    await expect(sendDeliveries(ctx, wave.waveId)).rejects.toMatchObject({
      name: 'MailUnavailable',
      code: 'unreachable',
    })
    expect(await states(wave.waveId)).toEqual({ queued: 20 })
    const back = await sink({ port: first.port })
    await sendDeliveries(ctx, wave.waveId)
    expect(await states(wave.waveId)).toEqual({ accepted: 20 })
    expect(byRecipient(back.received).size).toBe(20)
    expect(back.received).toHaveLength(20)
  })

  it('does not let one address that asks for later hold the others', async () => {
    const wave = await makeLaunchedWave(database, { keysDir, persons: invitedPersons(30) })
    let patient = true
    const server = await sink({
      onRecipient: (address) =>
        patient && address === 'agent-2@exemple.fr' ? { code: 451, text: '4.7.1 Greylisted' } : undefined,
    })
    const ctx = worker(server.url)
    await expect(sendDeliveries(ctx, wave.waveId)).rejects.toMatchObject({ code: 'try-later' })
    expect(await states(wave.waveId)).toEqual({ accepted: 29, queued: 1 })
    patient = false
    await sendDeliveries(ctx, wave.waveId)
    expect(await states(wave.waveId)).toEqual({ accepted: 30 })
  })

  it('refuses nobody when the server refuses us', async () => {
    const wave = await makeLaunchedWave(database, { keysDir, persons: invitedPersons(20) })
    const server = await sink({ onSender: () => ({ code: 550, text: '5.7.1 Who are you?' }) })
    await expect(sendDeliveries(worker(server.url), wave.waveId)).rejects.toMatchObject({
      code: 'sender-refused',
    })
    expect(await states(wave.waveId)).toEqual({ queued: 20 })
  })

  it('lets hostile names and texts add no header and no recipient', async () => {
    const wild = '\r\nBcc: x@y.fr\r\n\r\n<script>"\u202e, x@y.fr'
    const persons = invitedPersons(4).map((person) => ({
      ...person,
      given_name: wild,
      family_name: `"${wild}`,
    }))
    const wave = await makeLaunchedWave(database, { keysDir, persons })
    await database.db
      .updateTable('wave_notices')
      .set({ title: { fr: wild, en: wild }, who: { fr: wild, en: wild } })
      .where('wave_id', '=', wave.waveId)
      .execute()
    const server = await sink()
    await sendDeliveries(worker(server.url), wave.waveId)
    expect(server.received).toHaveLength(4)
    for (const { raw, mail, recipient } of server.received) {
      expect(mail.headers.has('bcc')).toBe(false)
      expect(mail.to && !Array.isArray(mail.to) ? mail.to.value.length : 0).toBe(1)
      expect(recipient).toMatch(/^agent-\d@exemple\.fr$/)
      expect(raw.split('\r\n\r\n', 1)[0]).not.toMatch(/^bcc:/im)
      expect(mail.html).not.toContain('<script>')
    }
  })

  it('keeps the messages of a trial in the local mailbox', async () => {
    const wave = await makeLaunchedWave(database, { keysDir, persons: invitedPersons(3) })
    await sendDeliveries(worker(null), wave.waveId)
    const { total, messages } = await listMailboxMessages(path.join(keysDir, 'mailbox'), {})
    expect(total).toBe(3)
    expect(messages[0]?.text).toContain(`${baseUrl}/e/${wave.waveId}#`)
  })

  it('says nothing of a message when the transport breaks', async () => {
    const wave = await makeLaunchedWave(database, { keysDir, persons: invitedPersons(2) })
    const mail: MailTransport = {
      kind: 'smtp',
      send: async (message) => {
        throw new Error(`Broken on ${message.text}`)
      },
      verify: async () => undefined,
      close: () => undefined,
    }
    const failure = await sendDeliveries({ ...worker(null), mail }, wave.waveId).catch((error) => error)
    expect(failure).toBeInstanceOf(Error)
    expect(failure).not.toBeInstanceOf(MailUnavailable)
    expect(`${failure.stack}${failure.cause}${JSON.stringify(failure)}`).not.toContain(`/e/${wave.waveId}`)
  })
})

describe('a worker that is killed', () => {
  /** Runs the sending in a process of its own until it is killed or ends. @returns whether it was killed */
  function run(waveId: string, smtpUrl: string, onStart: (kill: () => void) => void): Promise<boolean> {
    const input = { databaseUrl: database.url, smtpUrl, keysDir, waveId, now: during.toISOString() }
    const script = path.resolve('test/domain/invitations/send-in-child.ts')
    const child = spawn(process.execPath, [script, JSON.stringify(input)], {
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let said = ''
    child.stderr.on('data', (data) => {
      said += data
    })
    onStart(() => child.kill('SIGKILL'))
    return new Promise((resolve, reject) => {
      child.on('exit', (code, signal) => {
        if (signal === 'SIGKILL') resolve(true)
        else if (code === 0) resolve(false)
        else reject(new Error(said))
      })
    })
  }

  it('loses no invitation, and doubles five at most each time, with the same link and Message-ID', async () => {
    const count = 60
    const wave = await makeLaunchedWave(database, { keysDir, persons: invitedPersons(count) })
    let kill = () => undefined as unknown
    let arrivals = 0
    const killAt = new Set([7, 23, 41])
    const server = await sink({
      // Killed when a message is whole at the server and its acknowledgement has not left: the worst moment.
      onMessage: () => {
        arrivals += 1
        if (killAt.has(arrivals)) kill()
        return undefined
      },
    })
    let kills = 0
    const keep = (stop: () => void) => {
      kill = stop
    }
    while (await run(wave.waveId, server.url, keep)) {
      kills += 1
      const { attempted = 0 } = await states(wave.waveId)
      expect(attempted).toBeGreaterThan(0)
      expect(attempted).toBeLessThanOrEqual(5)
    }
    expect(kills).toBe(3)
    expect(await states(wave.waveId)).toEqual({ accepted: count })
    const mails = byRecipient(server.received)
    expect(mails.size).toBe(count)
    const doubles = [...mails.values()].filter((same) => same.length > 1)
    expect(doubles.length).toBeGreaterThan(0)
    expect(server.received.length - count).toBeLessThanOrEqual(5 * kills)
    for (const same of doubles) {
      expect(new Set(same.map((one) => one.mail.messageId)).size).toBe(1)
      expect(new Set(same.map(linkOf)).size).toBe(1)
    }
    await expectNoSecret(wave)
  })

  it('is not joined by a second one', async () => {
    const wave = await makeLaunchedWave(database, { keysDir, persons: invitedPersons(30) })
    const server = await sink()
    await Promise.all([
      sendDeliveries(worker(server.url), wave.waveId),
      sendDeliveries(worker(server.url), wave.waveId),
      sendDeliveries(worker(server.url), wave.waveId),
    ])
    expect(server.received).toHaveLength(30)
  })
})

describe('the database', () => {
  it('holds no link: neither in a table nor in the queue', async () => {
    const persons = invitedPersons(6)
    Object.assign(persons[0] ?? {}, { email: 'parti@exemple.fr' })
    const wave = await makeLaunchedWave(database, { keysDir, persons })
    const server = await sink({
      onRecipient: (address) => (address.startsWith('parti') ? { code: 550, text: '5.1.1 Gone' } : undefined),
    })
    const ctx = worker(server.url)
    await enqueue(ctx, sendInvitationsJob, { waveId: wave.waveId })
    await sendInvitationsJob.handler(ctx, { waveId: wave.waveId })
    expect(await states(wave.waveId)).toEqual({ accepted: 5, refused: 1 })
    await expectNoSecret(wave)
    // The search finds what is there: the wave's identifier is in the queue and in the tables.
    const found = await valuesHolding([wave.waveId])
    expect(found).toEqual(expect.arrayContaining([expect.stringMatching(/^pgboss\./), 'public.waves.id']))
  })
})

interface Wave {
  waveId: string
  linkKey: Buffer
  persons: { id: string }[]
}

async function expectNoSecret({ waveId, linkKey, persons }: Wave): Promise<void> {
  const secrets = persons.map(({ id }) => linkSecret(linkKey, waveId, id))
  const ids = persons.map(({ id }) => messageId(linkKey, waveId, id, 'invitation'))
  const raw = [...secrets, ...ids].flatMap((text) => [text, Buffer.from(text, 'base64url').toString('hex')])
  expect(await valuesHolding([...raw, linkKey.toString('hex'), linkKey.toString('base64')])).toEqual([])
}

/** Every column of every table whose values, written as text, hold one of these. */
async function valuesHolding(needles: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ schema: string; name: string; column: string }>`
    select table_schema as schema, table_name as name, column_name as "column" from information_schema.columns
    where table_schema not in ('pg_catalog', 'information_schema')`.execute(database.db)
  const found: string[] = []
  for (const { schema, name, column } of rows) {
    const place = sql.id(schema, name)
    const hit = await sql`
      select 1 from ${place} where exists (
        select 1 from unnest(${[...needles]}::text[]) as needle where strpos(${sql.id(column)}::text, needle) > 0) limit 1`.execute(
      database.db,
    )
    if (hit.rows.length > 0) found.push(`${schema}.${name}.${column}`)
  }
  return found
}
