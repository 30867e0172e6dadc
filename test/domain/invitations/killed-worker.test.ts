import { spawn } from 'node:child_process'
import path from 'node:path'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { sendInvitationsJob } from '#app/domain/invitations/jobs.server.ts'
import { sendDeliveries } from '#app/domain/invitations/send-deliveries.server.ts'
import { enqueue } from '#app/domain/jobs/enqueue.server.ts'
import { invitedPersons, launchedWaveHours, makeLaunchedWave } from '#test/factories/launched-wave.ts'
import { linkOf } from '#test/support/smtp-sink.ts'
import { byRecipient, expectNoSecret, openSendingOffice, valuesHolding } from './sending-office.ts'

const { during } = launchedWaveHours
const office = openSendingOffice()

describe('a worker that is killed', () => {
  /** Runs the sending in a process of its own until it is killed or ends. @returns whether it was killed */
  function run(waveId: string, smtpUrl: string, onStart: (kill: () => void) => void): Promise<boolean> {
    const input = {
      databaseUrl: office.database.url,
      smtpUrl,
      keysDir: office.keysDir,
      waveId,
      now: during.toISOString(),
    }
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
    const wave = await makeLaunchedWave(office.database, {
      keysDir: office.keysDir,
      persons: invitedPersons(count),
    })
    let kill = () => undefined as unknown
    let arrivals = 0
    const killAt = new Set([7, 23, 41])
    const server = await office.sink({
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
      const { attempted = 0 } = await office.states(wave.waveId)
      expect(attempted).toBeGreaterThan(0)
      expect(attempted).toBeLessThanOrEqual(5)
    }
    expect(kills).toBe(3)
    expect(await office.states(wave.waveId)).toEqual({ accepted: count })
    const mails = byRecipient(server.received)
    expect(mails.size).toBe(count)
    const doubles = [...mails.values()].filter((same) => same.length > 1)
    expect(doubles.length).toBeGreaterThan(0)
    expect(server.received.length - count).toBeLessThanOrEqual(5 * kills)
    for (const same of doubles) {
      expect(new Set(same.map((one) => one.mail.messageId)).size).toBe(1)
      expect(new Set(same.map(linkOf)).size).toBe(1)
    }
    await expectNoSecret(office.database, wave)
  }, 180_000)

  it('loses none either when the database cuts its connections', async () => {
    const wave = await makeLaunchedWave(office.database, {
      keysDir: office.keysDir,
      persons: invitedPersons(40),
    })
    let arrivals = 0
    const server = await office.sink({
      onMessage: async () => {
        arrivals += 1
        if (arrivals === 12) {
          await sql`
            select pg_terminate_backend(pid) from pg_stat_activity
            where datname = current_database() and pid <> pg_backend_pid()`.execute(office.database.db)
        }
        return undefined
      },
    })
    const ctx = office.worker(server.url)
    await expect(sendDeliveries(ctx, wave.waveId)).rejects.toThrow()
    // The queue tries again, and may find one more connection that was cut.
    let failures = 0
    while (failures < 10) {
      const done = await sendDeliveries(ctx, wave.waveId).then(
        () => true,
        () => false,
      )
      if (done) break
      failures += 1
    }
    expect(await office.states(wave.waveId)).toEqual({ accepted: 40 })
    expect(byRecipient(server.received).size).toBe(40)
    expect(server.received.length).toBeLessThanOrEqual(45)
  })

  it('is not joined by a second one', async () => {
    const wave = await makeLaunchedWave(office.database, {
      keysDir: office.keysDir,
      persons: invitedPersons(30),
    })
    const server = await office.sink()
    await Promise.all([
      sendDeliveries(office.worker(server.url), wave.waveId),
      sendDeliveries(office.worker(server.url), wave.waveId),
      sendDeliveries(office.worker(server.url), wave.waveId),
    ])
    expect(server.received).toHaveLength(30)
  })
})

describe('the database', () => {
  it('holds no link: neither in a table nor in the queue', async () => {
    const persons = invitedPersons(6)
    Object.assign(persons[0] ?? {}, { email: 'parti@exemple.fr' })
    const wave = await makeLaunchedWave(office.database, { keysDir: office.keysDir, persons })
    const server = await office.sink({
      onRecipient: (address) => (address.startsWith('parti') ? { code: 550, text: '5.1.1 Gone' } : undefined),
    })
    const ctx = office.worker(server.url)
    await enqueue(ctx, sendInvitationsJob, { waveId: wave.waveId })
    await sendInvitationsJob.handler(ctx, { waveId: wave.waveId })
    expect(await office.states(wave.waveId)).toEqual({ accepted: 5, refused: 1 })
    await expectNoSecret(office.database, wave)
    // The search finds what is there: the wave's identifier is in the queue and in the tables.
    const found = await valuesHolding(office.database, [wave.waveId])
    expect(found).toEqual(expect.arrayContaining([expect.stringMatching(/^pgboss\./), 'public.waves.id']))
  })
})
