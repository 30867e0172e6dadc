import { spawn } from 'node:child_process'
import * as fs from 'node:fs'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { addAgent } from '#app/domain/consultations/add-agent.server.ts'
import { listAddenda } from '#app/domain/consultations/addenda.server.ts'
import { cancelWave } from '#app/domain/consultations/cancel-wave.server.ts'
import { findWave } from '#app/domain/consultations/queries.server.ts'
import { toInstant } from '#app/domain/consultations/territory-time.ts'
import { findCancellation, getReminders } from '#app/domain/consultations/wave-events.server.ts'
import { sendDeliveries } from '#app/domain/invitations/send-deliveries.server.ts'
import { linkOf, type ReceivedMail } from '#test/support/smtp-sink.ts'
import type { ChildTask } from './life-in-child.ts'
import {
  type Instance,
  invitedPersons,
  isInvited,
  type LifeWave,
  lateAgent,
  openInstance,
  vote,
} from './wave-life.ts'

let instance: Instance
/** Called for each message that arrived whole, before it is acknowledged. */
let onMessage: () => void = () => undefined
beforeAll(async () => {
  instance = await openInstance({
    onMessage: () => {
      onMessage()
      return undefined
    },
  })
})
afterEach(() => {
  onMessage = () => undefined
})
afterAll(() => instance.close())

const child = new URL('./life-in-child.ts', import.meta.url).pathname

/** @returns the signal that ended the worker, null when it came to its end */
async function run(
  work: ChildTask['work'],
  { waveId }: LifeWave,
  dieAt = 'never',
  onStart: (kill: () => void) => void = () => undefined,
): Promise<string | null> {
  const { keysDir, stateDir, baseUrl, secret } = instance.job.ctx
  const task: ChildTask = {
    ...{ work, url: instance.database.url, smtpUrl: instance.sink.url, waveId, keysDir, stateDir, baseUrl },
    ...{ secret: secret.toString('hex'), now: instance.now().toISOString(), dieAt },
  }
  const started = spawn(process.execPath, [child, JSON.stringify(task)], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let printed = ''
  started.stderr.on('data', (chunk) => {
    printed += chunk
  })
  onStart(() => started.kill('SIGKILL'))
  const signal = await new Promise<string | null>((resolve) => started.on('exit', (_code, by) => resolve(by)))
  expect(printed).toBe('')
  return signal
}

async function tables({ waveId }: LifeWave): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::integer as n from pg_class
    where relkind = 'r' and relname like ${`%_${waveId.replaceAll('-', '')}`}`.execute(instance.database.db)
  return rows[0]!.n
}

const keyFiles = ({ waveId }: LifeWave) =>
  fs.readdirSync(instance.job.ctx.keysDir).filter((name) => name.startsWith(waveId)).length

const byRecipient = (received: readonly ReceivedMail[]) => Map.groupBy(received, (one) => one.recipient)

describe('a cancellation that was killed', () => {
  it.each([
    ['cancelled', 2, 2, false, 11],
    ['destroyed', 0, 2, false, 0],
    ['dropped', 0, 0, false, 0],
    ['recorded', 0, 0, false, 0],
    ['committed', 0, 0, true, 0],
  ])(
    'at « %s » is finished by the next run: one record, everybody told',
    async (dieAt, keys, left, complete, votes) => {
      const wave = await instance.wave()
      await sendDeliveries(instance.job.ctx, wave.waveId)
      const persons = await invitedPersons(instance, wave.waveId)
      for (const person of persons.slice(0, votes)) await vote(instance, wave.waveId, person)
      await cancelWave(wave.ctx, wave.processId, wave.waveId, { fr: 'Erreur de liste.', en: 'Wrong list.' })
      instance.sink.received.length = 0

      expect(await run('cancel', wave, dieAt)).toBe('SIGKILL')
      expect([keyFiles(wave), await tables(wave)]).toEqual([keys, left])
      expect((await findCancellation(wave.ctx, wave.waveId))?.complete).toBe(complete)
      expect(await listAddenda(wave.ctx, wave.waveId)).toHaveLength(complete ? 1 : 0)
      expect(instance.sink.received).toHaveLength(0)

      expect(await run('cancel', wave)).toBe(null)
      expect([keyFiles(wave), await tables(wave)]).toEqual([0, 0])
      expect((await findWave(wave.ctx, wave.waveId))?.phase).toBe('cancelled')
      const [record, ...others] = await instance.database.db
        .selectFrom('wave_addenda')
        .select(['kind', 'data'])
        .where('wave_id', '=', wave.waveId)
        .execute()
      expect(others).toEqual([])
      expect(record).toMatchObject({
        kind: 'cancellation',
        data: { ballots: votes || null, credentialsIssued: votes || null, invited: 24, told: 24 },
      })
      expect(byRecipient(instance.sink.received).size).toBe(24)
      expect(instance.sink.received).toHaveLength(24)
    },
  )

  it('while it tells people doubles five at most each time, with the same Message-ID, and without a link', async () => {
    const wave = await instance.wave({ people: 40 })
    await sendDeliveries(instance.job.ctx, wave.waveId)
    await cancelWave(wave.ctx, wave.processId, wave.waveId, { fr: 'Erreur de liste.', en: 'Wrong list.' })
    instance.sink.received.length = 0
    const kills = await killAt([6, 25], () => run('cancel', wave, 'never', keepKill))
    const mails = byRecipient(instance.sink.received)
    expect(mails.size).toBe(40)
    expect(instance.sink.received.length - 40).toBeLessThanOrEqual(5 * kills)
    for (const same of mails.values()) expect(new Set(same.map(({ mail }) => mail.messageId)).size).toBe(1)
    for (const { raw } of instance.sink.received) expect(raw).not.toContain(`/e/${wave.waveId}#`)
  }, 120_000)
})

let kill = () => undefined as unknown
const keepKill = (stop: () => void) => {
  kill = stop
}

/** Kills the worker when so many messages have arrived in all, and runs it again until it comes to its end. */
async function killAt(arrivals: readonly number[], start: () => Promise<string | null>): Promise<number> {
  let seen = 0
  onMessage = () => {
    seen += 1
    if (arrivals.includes(seen)) kill()
  }
  let kills = 0
  while ((await start()) === 'SIGKILL') kills += 1
  expect(kills).toBe(arrivals.length)
  return kills
}

describe('a reminder after a kill', () => {
  it('reaches everybody once, doubling only those in flight, with the same link and Message-ID in the thread', async () => {
    const wave = await instance.wave({ people: 40 })
    await sendDeliveries(instance.job.ctx, wave.waveId)
    const invitations = byRecipient(instance.sink.received)
    instance.sink.received.length = 0
    instance.setClock(toInstant('2027-03-09', '09:00'))
    const kills = await killAt([3, 17, 31], () => run('reminders', wave, 'never', keepKill))
    expect((await getReminders(wave.ctx, wave.waveId))[0]?.state).toBe('queued')
    const mails = byRecipient(instance.sink.received)
    expect(mails.size).toBe(40)
    const doubles = [...mails.values()].filter((same) => same.length > 1)
    expect(doubles.length).toBeGreaterThan(0)
    expect(instance.sink.received.length - 40).toBeLessThanOrEqual(5 * kills)
    for (const [recipient, same] of mails) {
      const [invitation] = invitations.get(recipient)!
      expect(new Set(same.map(({ mail }) => mail.messageId)).size).toBe(1)
      expect(new Set([...same, invitation!].map(linkOf)).size).toBe(1)
      for (const { mail } of same) expect(mail.inReplyTo).toBe(invitation!.mail.messageId)
    }
    // The next run finds nothing to send.
    instance.sink.received.length = 0
    expect(await run('reminders', wave)).toBe(null)
    expect(instance.sink.received).toEqual([])
  }, 120_000)
})

describe('the arrival of somebody, killed', () => {
  it.each([
    ['invited', false],
    ['written', false],
    ['committed', true],
  ])('at « %s » leaves nothing half done, and is finished by the next run', async (dieAt, done) => {
    const wave = await instance.wave()
    await sendDeliveries(instance.job.ctx, wave.waveId)
    const person = await lateAgent(instance, wave)
    await addAgent(wave.ctx, wave.processId, wave.waveId, person)
    instance.sink.received.length = 0

    expect(await run('arrivals', wave, dieAt)).toBe('SIGKILL')
    const invited = async () => (await findWave(wave.ctx, wave.waveId))?.invited
    expect([await isInvited(instance, wave.waveId, person), await invited()]).toEqual([done, done ? 25 : 24])
    expect(await listAddenda(wave.ctx, wave.waveId)).toHaveLength(done ? 1 : 0)

    expect(await run('arrivals', wave)).toBe(null)
    expect([await isInvited(instance, wave.waveId, person), await invited()]).toEqual([true, 25])
    expect(await listAddenda(wave.ctx, wave.waveId)).toMatchObject([{ facts: { added: 1, atLaunch: 24 } }])
    expect(instance.sink.received.map(({ recipient }) => recipient)).toEqual(['tard@example.org'])
    await vote(instance, wave.waveId, person)
  })
})
