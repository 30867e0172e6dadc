import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { checkUrnKey } from '#app/domain/ballots/check-urn-key.server.ts'
import { invitationHash, linkSecret } from '#app/domain/ballots/invitation-link.server.ts'
import { openKeyFiles } from '#app/domain/ballots/key-files.server.ts'
import { completeLaunch } from '#app/domain/consultations/complete-launch.server.ts'
import { launchWave } from '#app/domain/consultations/launch-wave.server.ts'
import { toInstant } from '#app/domain/consultations/territory-time.ts'
import type { ChildTask as CloseTask } from '#test/domain/ballots/close-in-child.ts'
import type { ChildTask as LaunchTask } from '#test/domain/consultations/launch-in-child.ts'
import { createBarometerWave } from '#test/factories/barometer-wave.ts'
import { addAgents, draftWave, makePilot } from '#test/factories/open-wave.ts'
import { afterGrace } from '#test/factories/urn.ts'
import type { TestDatabase } from '#test/support/database.ts'
import type { SmtpSink } from '#test/support/smtp-sink.ts'
import type { TestWorker } from '#test/support/worker.ts'

/**
 * Kill -9 at random times of the launch (M0) and of the close (M4), each time on a wave of its own, then the work done again
 * (anonymity.md, Acceptance test 7). What fails says its seed, by which the same delays are drawn again.
 */
export interface Kills {
  /** Runs that must have died: one that ended first is done again. */
  runs: number
  seed: number
}

const moment = ({ seed }: Kills, run: number) =>
  createHash('sha256').update(`${seed} ${run}`).digest().readUInt32BE() / 2 ** 32

/** Does its work once, whole, to know how long it takes, then again and again with a kill within that time. */
async function atRandom<Case>(kills: Kills, { prepare, script, finish }: Work<Case>): Promise<void> {
  let longest = 0
  let killed = 0
  for (let run = 0; killed < kills.runs; run++) {
    assert.ok(run <= 10 * kills.runs, `only ${killed} runs of ${run} died`)
    const { task, about } = await prepare(run)
    const delay = run === 0 ? null : moment(kills, run) * longest
    const ended = await runChild(script, task, delay)
    if (run === 0) longest = ended.took
    if (ended.killed) killed += 1
    try {
      await finish(about)
    } catch (error) {
      const where = `seed ${kills.seed}, run ${run}: killed after ${delay?.toFixed(1)} ms of ${longest.toFixed(1)}`
      throw new Error(where, { cause: error })
    }
  }
}

interface Work<Case> {
  prepare(run: number): Promise<{ task: object; about: Case }>
  script: string
  /** Does it again to its end, and checks what it left. */
  finish(about: Case): Promise<void>
}

/** @param delay from the moment the work begins, in ms; null to let it end */
async function runChild(script: string, task: object, delay: number | null) {
  const path = new URL(`../domain/${script}`, import.meta.url).pathname
  const child = spawn(process.execPath, [path, JSON.stringify(task)], { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  child.stderr.on('data', (data) => {
    said += data
  })
  const ended = new Promise<{ code: number | null; at: number }>((resolve) =>
    child.on('exit', (code) => resolve({ code, at: performance.now() })),
  )
  const began = await Promise.race([
    new Promise<number>((resolve) => child.stdout.once('data', () => resolve(performance.now()))),
    ended.then(({ at }) => at),
  ])
  if (delay !== null) {
    await Promise.race([wait(delay), ended])
    child.kill('SIGKILL')
  }
  const { code, at } = await ended
  if (code !== null) assert.equal(code, 0, said)
  return { killed: code === null, took: at - began }
}

/** Closes of waves of a few ballots: each is counted once, whenever the first run died. */
export async function killCloses(database: TestDatabase, kills: Kills): Promise<void> {
  await atRandom(kills, {
    script: 'ballots/close-in-child.ts',
    async prepare() {
      const wave = await createBarometerWave(database, { people: 2 })
      const acknowledged: string[] = []
      for (let place = 0; place < 12; place++)
        acknowledged.push((await wave.dropContent(wave.content(`Commentaire ${place}`))).toString('hex'))
      const { waveId, keysDir } = wave
      const now = afterGrace.toISOString()
      const task: CloseTask = { url: database.url, waveId, keysDir, now, dieAt: 'never' }
      return { task, about: { wave, acknowledged } }
    },
    async finish({ wave, acknowledged }) {
      const { nullifiers, ballots } = await wave.closeWave()
      assert.deepEqual([nullifiers, ballots], [acknowledged.sort(), 12])
      const { rows } = await sql<{ body: string }>`
        select body from comments where wave_id = ${wave.waveId} order by length(body), body`.execute(
        database.db,
      )
      assert.deepEqual(
        rows.map(({ body }) => body),
        Array.from({ length: 12 }, (_, place) => `Commentaire ${place}`),
      )
      const { rows: left } = await sql`select from pg_class
        where relkind = 'r' and relname like ${`%_${wave.waveId.replaceAll('-', '')}`}`.execute(database.db)
      const keys = openKeyFiles(wave.keysDir)
      assert.deepEqual([left.length, await keys.readLinkKey(wave.waveId)], [0, null])
      await wave.close()
    },
  })
}

interface LaunchPlace {
  database: TestDatabase
  job: TestWorker
  sink: SmtpSink
}

/** Launches of small waves: one urn, one record, the same one to the representatives, an invitation for each person. */
export async function killLaunches({ database, job, sink }: LaunchPlace, kills: Kills): Promise<void> {
  const { db, now, keysDir, secret } = job.ctx
  const people = 24
  const dates = { opens: toInstant('2027-03-02', '09:00'), closes: toInstant('2027-03-23', '18:00') }
  await atRandom(kills, {
    script: 'consultations/launch-in-child.ts',
    async prepare(run) {
      const email = `cse-${kills.seed}-${run}@example.org`
      const pilot = await makePilot(db, now, `pilot-${kills.seed}-${run}@example.org`)
      await addAgents(pilot, people)
      const waveId = await draftWave(pilot, dates)
      await db
        .updateTable('wave_notices')
        .set({ representatives_email: email, no_representatives: false })
        .where('wave_id', '=', waveId)
        .execute()
      await launchWave(pilot.ctx, pilot.processId, waveId, { mailLeaves: true, datesAreFree: false })
      const task: LaunchTask = {
        ...{ databaseUrl: database.url, smtpUrl: sink.url, keysDir, waveId, dieBefore: null },
        ...{ now: now().toISOString(), secret: secret.toString('hex') },
      }
      return { task, about: { waveId, email } }
    },
    async finish({ waveId, email }) {
      await completeLaunch(job.ctx, waveId)
      const wave = await db
        .selectFrom('waves')
        .select(['state', 'invited'])
        .where('id', '=', waveId)
        .executeTakeFirst()
      assert.deepEqual(wave, { state: 'launched', invited: people })
      const records = await db
        .selectFrom('records')
        .select(['kind', 'sha256'])
        .where('wave_id', '=', waveId)
        .execute()
      assert.deepEqual(
        records.map(({ kind }) => kind),
        ['opening'],
      )
      const mails = sink.received.filter(({ recipient }) => recipient === email)
      const sent = mails.map(({ mail }) => mail.attachments[0]?.content ?? Buffer.alloc(0))
      const hash = (pdf: Buffer) => createHash('sha256').update(pdf).digest('hex')
      // One in flight may go twice, the same.
      assert.ok(sent.length === 1 || sent.length === 2, `${sent.length} messages`)
      assert.deepEqual([...new Set(sent.map(hash))], [records[0]!.sha256.toString('hex')])
      const keys = openKeyFiles(keysDir)
      const linkKey = (await keys.readLinkKey(waveId))!
      const persons = await db
        .selectFrom('deliveries')
        .select('person_id')
        .where('wave_id', '=', waveId)
        .execute()
      const { rows } = await sql<{ hash: Buffer }>`
        select hash from ${sql.table(`invitations_${waveId.replaceAll('-', '')}`)}`.execute(db)
      const links = persons.map(({ person_id }) => invitationHash(linkSecret(linkKey, waveId, person_id)))
      const hex = (hashes: readonly Buffer[]) => hashes.map((each) => each.toString('hex')).sort()
      assert.equal(persons.length, people)
      assert.deepEqual(hex(rows.map((row) => row.hash)), hex(links))
      assert.ok(await checkUrnKey(job.ctx, { waveId, keys }))
    },
  })
}
