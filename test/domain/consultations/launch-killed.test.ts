import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import * as fs from 'node:fs'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkUrnKey } from '#app/domain/ballots/check-urn-key.server.ts'
import { invitationHash, linkSecret } from '#app/domain/ballots/invitation-link.server.ts'
import { openKeyFiles } from '#app/domain/ballots/key-files.server.ts'
import { launchWave } from '#app/domain/consultations/launch-wave.server.ts'
import { toInstant } from '#app/domain/consultations/territory-time.ts'
import { killLaunches } from '#test/attack/random-kills.ts'
import { addAgents, draftWave, makePilot } from '#test/factories/open-wave.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { type SmtpSink, startSmtpSink } from '#test/support/smtp-sink.ts'
import { type TestWorker, worker } from '#test/support/worker.ts'
import type { ChildTask } from './launch-in-child.ts'

const now = () => new Date('2027-02-01T10:00:00Z')
const people = 24

let database: TestDatabase
let sink: SmtpSink
let job: TestWorker
let waveId: string
let kill: () => void = () => undefined

beforeAll(async () => {
  database = await createTestDatabase()
  // The message is whole at the server, its acknowledgement has not left: the worst moment.
  sink = await startSmtpSink({ onMessage: () => void kill() })
  job = worker(database, { smtpUrl: sink.url, now })
  const pilot = await makePilot(database.db, now)
  await addAgents(pilot, people)
  const dates = { opens: toInstant('2027-03-02', '09:00'), closes: toInstant('2027-03-23', '18:00') }
  waveId = await draftWave(pilot, dates)
  await database.db
    .updateTable('wave_notices')
    .set({ representatives_email: 'cse@example.org', no_representatives: false })
    .execute()
  await launchWave(pilot.ctx, pilot.processId, waveId, { mailLeaves: true, datesAreFree: false })
})
afterAll(async () => {
  job.close()
  await sink.stop()
  await database.close()
})

let runs = 0

/** The worker's half of the launch, in a process of its own, a day later each time. @returns the signal that ended it, or null */
function run(dieBefore: string | null): Promise<NodeJS.Signals | null> {
  const { keysDir, secret } = job.ctx
  runs += 1
  const task: ChildTask = {
    ...{ databaseUrl: database.url, smtpUrl: sink.url, keysDir, waveId, dieBefore },
    ...{ now: new Date(now().getTime() + runs * 86_400_000).toISOString(), secret: secret.toString('hex') },
  }
  const script = new URL('./launch-in-child.ts', import.meta.url).pathname
  const child = spawn(process.execPath, [script, JSON.stringify(task)], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  if (dieBefore === 'acknowledgement') kill = () => void child.kill('SIGKILL')
  let said = ''
  child.stderr.on('data', (data) => {
    said += data
  })
  return new Promise((resolve, reject) => {
    child.on('exit', (code, signal) => {
      kill = () => undefined
      if (signal || code === 0) resolve(signal)
      else reject(new Error(said))
    })
  })
}

async function facts() {
  const wave = await database.db
    .selectFrom('waves')
    .select(['state', 'issue_spki', 'urn_public', 'invited'])
    .where('id', '=', waveId)
    .executeTakeFirstOrThrow()
  const records = await database.db.selectFrom('records').select(['kind', 'sha256']).execute()
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_name ~ '^(invitations|ballots)_' order by 1`.execute(database.db)
  return {
    ...wave,
    records: records.map(({ kind, sha256 }) => `${kind} ${sha256.toString('hex')}`),
    tables: tables.map(({ name }) => name),
    keyFiles: fs.existsSync(job.ctx.keysDir) ? fs.readdirSync(job.ctx.keysDir).sort() : [],
  }
}

describe('a launch killed by SIGKILL, again and again', () => {
  const suffix = () => waveId.replaceAll('-', '')
  const keyFiles = () => [`${waveId}.link.key`, `${waveId}.urn.key`]

  it('before the keys leaves nothing', async () => {
    expect(await run('select "waves"."id", "consultations"')).toBe('SIGKILL')
    expect(await facts()).toMatchObject({ state: 'launching', issue_spki: null, tables: [], keyFiles: [] })
  })

  it.each([
    ['with its keys on the disk and nothing written', 'update "waves" set "issue_spki"'],
    ['between the two tables of the urn', 'create table ballots_'],
    ['before the urn’s transaction ends', 'commit'],
  ])('%s leaves no half of an urn', async (_where, dieBefore) => {
    expect(await run(dieBefore)).toBe('SIGKILL')
    expect(await facts()).toMatchObject({
      ...{ state: 'launching', issue_spki: null, invited: null, records: [], tables: [] },
      keyFiles: keyFiles(),
    })
  })

  it('afterwards keeps the urn, the record and what the representatives read; the wave is launched once', async () => {
    expect(await run('insert into "records"')).toBe('SIGKILL')
    const urn = await facts()
    expect(urn).toMatchObject({ state: 'launching', invited: people, records: [] })
    expect(urn.tables).toEqual([`ballots_${suffix()}`, `invitations_${suffix()}`])

    expect(await run('acknowledgement')).toBe('SIGKILL')
    const handed = await facts()
    expect(handed).toEqual({ ...urn, records: [expect.stringMatching(/^opening [0-9a-f]{64}$/)] })
    expect(sink.received).toHaveLength(1)

    expect(await run('update "waves" set "state"')).toBe('SIGKILL')
    expect(await facts()).toEqual(handed)
    expect(await run(null)).toBeNull()
    expect(await facts()).toEqual({ ...handed, state: 'launched' })
    expect(await run(null)).toBeNull()
    expect(await facts()).toEqual({ ...handed, state: 'launched' })

    const [attachments, texts] = [
      new Set(sink.received.map(({ mail }) => mail.attachments[0]?.content.toString('base64'))),
      new Set(sink.received.map(({ mail }) => mail.text)),
    ]
    expect(sink.received.map(({ recipient }) => recipient)).toEqual(Array(3).fill('cse@example.org'))
    expect([attachments.size, texts.size]).toEqual([1, 1])
    expect([...texts][0]?.replaceAll(/\s/g, '')).toContain(handed.records[0]!.split(' ')[1])
  })

  it('ends with an invitation for each person, and keys that open the urn', async () => {
    const keys = openKeyFiles(job.ctx.keysDir)
    const linkKey = (await keys.readLinkKey(waveId))!
    const persons = await database.db.selectFrom('deliveries').select(['person_id', 'state']).execute()
    expect(persons).toHaveLength(people)
    expect(persons.every(({ state }) => state === 'queued')).toBe(true)
    const { rows } = await sql<{ hash: Buffer }>`
      select hash from ${sql.table(`invitations_${suffix()}`)}`.execute(database.db)
    const expected = persons.map((row) =>
      invitationHash(linkSecret(linkKey, waveId, row.person_id)).toString('hex'),
    )
    expect(rows.map(({ hash }) => hash.toString('hex')).sort()).toEqual(expected.sort())
    expect(await checkUrnKey(job.ctx, { waveId, keys })).toBe(true)
  })
})

it('a launch killed by SIGKILL at random times ends the same', async () => {
  await killLaunches({ database, job, sink }, { runs: 3, seed: randomInt(2 ** 32) })
}, 180_000)
