import * as fs from 'node:fs'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { completeLaunch } from '#app/domain/consultations/complete-launch.server.ts'
import { correctRepresentatives } from '#app/domain/consultations/correct-representatives.server.ts'
import { launchWave } from '#app/domain/consultations/launch-wave.server.ts'
import { findWave, getRecordPdf, getWave } from '#app/domain/consultations/queries.server.ts'
import { toInstant } from '#app/domain/consultations/territory-time.ts'
import { tick } from '#app/domain/consultations/tick.server.ts'
import { sendDeliveries } from '#app/domain/invitations/send-deliveries.server.ts'
import { addAgents, draftWave, makePilot, type Pilot } from '#test/factories/open-wave.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { freePort } from '#test/support/instance.ts'
import { takeQueued } from '#test/support/queue.ts'
import { type SmtpSink, startSmtpSink } from '#test/support/smtp-sink.ts'
import { type TestWorker, worker } from '#test/support/worker.ts'

const dates = { opens: toInstant('2027-03-02', '09:00'), closes: toInstant('2027-03-23', '18:00') }
const drafted = new Date('2027-02-01T10:00:00Z')
const people = 20

let database: TestDatabase
let clock = drafted
const now = () => clock
const workers: TestWorker[] = []
const sinks: SmtpSink[] = []
let pilot: Pilot
let waveId: string
let made = 0

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())
beforeEach(async () => {
  clock = drafted
  made += 1
  pilot = await makePilot(database.db, now, `pilot${made}@example.org`)
  await addAgents(pilot, people)
  waveId = await draftWave(pilot, dates)
})
afterEach(async () => {
  for (const job of workers.splice(0)) job.close()
  for (const sink of sinks.splice(0)) await sink.stop()
  await database.db.updateTable('waves').set({ state: 'cancelled' }).execute()
})

function employ(smtpUrl: string) {
  const job = worker(database, { smtpUrl, now })
  workers.push(job)
  return job.ctx
}

async function listen(rules: Parameters<typeof startSmtpSink>[0] = {}) {
  const sink = await startSmtpSink(rules)
  sinks.push(sink)
  return sink
}

const launch = () => launchWave(pilot.ctx, pilot.processId, waveId, { mailLeaves: true, datesAreFree: false })
const wave = () => getWave(pilot.ctx, pilot.processId, waveId)
const represent = (address: string) =>
  database.db
    .updateTable('wave_notices')
    .set({ representatives_email: address, no_representatives: false })
    .where('wave_id', '=', waveId)
    .execute()

async function countRows(table: 'deliveries' | 'wave_nodes' | 'records') {
  const rows = await database.db.selectFrom(table).select('wave_id').where('wave_id', '=', waveId).execute()
  return rows.length
}

describe('a launch while the mail server is down', () => {
  it('goes back to a draft that says why, with nothing left, and goes through later', async () => {
    await launch()
    const job = employ(`smtp://127.0.0.1:${await freePort()}`)
    await completeLaunch(job, waveId)
    expect(await wave()).toMatchObject({
      ...{ state: 'draft', phase: 'draft', launchProblem: 'launch.mail-refused' },
      ...{ definitionHash: null, invited: null },
    })
    expect([
      await countRows('deliveries'),
      await countRows('wave_nodes'),
      await countRows('records'),
    ]).toEqual([0, 0, 0])
    expect(fs.existsSync(job.keysDir)).toBe(false)
    const { rows } = await database.pool.query('select 1 from pg_class where relname = $1', [
      `invitations_${waveId.replaceAll('-', '')}`,
    ])
    expect(rows).toEqual([])

    await launch()
    expect((await wave()).launchProblem).toBeNull()
    await completeLaunch({ ...employ((await listen()).url), keysDir: job.keysDir }, waveId)
    expect(await wave()).toMatchObject({ state: 'launched', phase: 'scheduled', invited: people })
    expect(await countRows('deliveries')).toBe(people)
  })

  it('a server that does not let us in is the same', async () => {
    await launch()
    const sink = await listen({ password: 'right' })
    await completeLaunch(employ(sink.url.replace('right', 'wrong')), waveId)
    expect(await wave()).toMatchObject({ state: 'draft', launchProblem: 'launch.mail-refused' })
  })
})

describe('the opening record', () => {
  it('is refused by the representatives’ server: nothing leaves; once corrected, they read it before anybody is invited', async () => {
    const sink = await listen({
      onRecipient: (address) => (address.startsWith('parti') ? { code: 550, text: '5.1.1 Gone' } : undefined),
    })
    await represent('parti@example.org')
    await launch()
    const job = employ(sink.url)
    await completeLaunch(job, waveId)
    const stopped = { state: 'launching', launchProblem: 'launch.representatives-refused' }
    expect(await wave()).toMatchObject(stopped)

    clock = dates.opens
    await takeQueued(database)
    await tick(job)
    expect(await takeQueued(database)).toEqual([])
    await sendDeliveries(job, waveId)
    expect(sink.received).toEqual([])

    clock = drafted
    await correctRepresentatives(pilot.ctx, pilot.processId, waveId, 'cse@example.org')
    expect(await takeQueued(database)).toEqual([{ name: 'consultations.launch', data: { waveId } }])
    await completeLaunch(job, waveId)
    expect(await wave()).toMatchObject({ state: 'launched', launchProblem: null })
    const [handed] = sink.received
    expect(sink.received.map(({ recipient }) => recipient)).toEqual(['cse@example.org'])
    const { pdf } = await getRecordPdf(pilot.ctx, pilot.processId, waveId, 'opening')
    expect(handed?.mail.attachments.map(({ content }) => content.equals(pdf))).toEqual([true])
    const { data } = await database.db
      .selectFrom('records')
      .select('data')
      .where('wave_id', '=', waveId)
      .executeTakeFirstOrThrow()
    expect(data).toMatchObject({ representativesEmail: 'cse@example.org', invited: people })

    await sendDeliveries(job, waveId)
    expect(sink.received).toHaveLength(1)
    clock = dates.opens
    await sendDeliveries(job, waveId)
    expect(sink.received).toHaveLength(1 + people)
    expect(sink.received[0]).toBe(handed)
    const again = correctRepresentatives(pilot.ctx, pilot.processId, waveId, 'other@example.org')
    await expect(again).rejects.toMatchObject({ code: 'wave.frozen', status: 409 })
  })

  it('waits for a server that asks to come back later: the launch is tried again', async () => {
    let busy = true
    const sink = await listen({
      onRecipient: () => (busy ? { code: 451, text: '4.3.0 Later' } : undefined),
    })
    await represent('cse@example.org')
    await launch()
    const job = employ(sink.url)
    await expect(completeLaunch(job, waveId)).rejects.toMatchObject({ name: 'MailUnavailable' })
    expect(await findWave(job, waveId)).toMatchObject({ state: 'launching', launchProblem: null })
    busy = false
    await completeLaunch(job, waveId)
    expect(await wave()).toMatchObject({ state: 'launched' })
    expect(sink.received).toHaveLength(1)
  })
})
