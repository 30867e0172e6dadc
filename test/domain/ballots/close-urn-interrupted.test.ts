import { spawn } from 'node:child_process'
import { createHash, randomInt } from 'node:crypto'
import * as fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { sql } from 'kysely'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { acceptBallot } from '#app/domain/ballots/accept-ballot.server.ts'
import { ballotNumber } from '#app/domain/ballots/ballot-number.ts'
import { endOfBackup } from '#db/backup-format.ts'
import { writeBackup } from '#db/write-backup.ts'
import { killCloses } from '#test/attack/random-kills.ts'
import { type BarometerWave, createBarometerWave } from '#test/factories/barometer-wave.ts'
import { afterGrace, whileOpen } from '#test/factories/urn.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import type { ChildTask } from './close-in-child.ts'

let database: TestDatabase
const opened: BarometerWave[] = []

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(async () => {
  for (const wave of opened) await wave.close()
  await database.close()
})

async function newWave(people = 2) {
  const wave = await createBarometerWave(database, { people })
  opened.push(wave)
  return wave
}

describe('a close that was killed', () => {
  const child = new URL('./close-in-child.ts', import.meta.url).pathname

  async function closeInChild(wave: BarometerWave, dieAt: string) {
    const { waveId, keysDir } = wave
    const task: ChildTask = { url: database.url, waveId, keysDir, now: afterGrace.toISOString(), dieAt }
    const run = spawn(process.execPath, [child, JSON.stringify(task)], {
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let printed = ''
    run.stderr.on('data', (chunk) => {
      printed += chunk
    })
    const signal = await new Promise((resolve) => run.on('exit', (_code, by) => resolve(by)))
    expect(printed).toBe('')
    expect(signal).toBe('SIGKILL')
  }

  it.each([
    ['closing', 'closing', true],
    ['opened some', 'closing', true],
    ['opened', 'closing', true],
    ['locked', 'closing', true],
    ['written', 'closing', true],
    ['committed', 'closed', true],
    ['destroyed', 'closed', false],
  ])('at « %s » is finished by the next run, each ballot counted once', async (dieAt, state, keysThere) => {
    const wave = await newWave()
    const acknowledged: string[] = []
    for (let i = 0; i < 25; i++) {
      acknowledged.push((await wave.dropContent(wave.content(`Commentaire ${i}`))).toString('hex'))
    }
    if (dieAt === 'opened some') await fill(wave, 300)

    await closeInChild(wave, dieAt)
    const row = await database.db
      .selectFrom('waves')
      .select('state')
      .where('id', '=', wave.waveId)
      .executeTakeFirstOrThrow()
    expect(row.state).toBe(state)
    expect(fs.readdirSync(wave.keysDir).length > 0).toBe(keysThere)

    const facts = await wave.closeWave()
    expect(facts.nullifiers).toEqual(expect.arrayContaining(acknowledged))
    expect(facts.ballots).toBe(dieAt === 'opened some' ? 325 : 25)
    expect(fs.readdirSync(wave.keysDir)).toEqual([])
    const comments = await database.db
      .selectFrom('comments')
      .select('body')
      .where('wave_id', '=', wave.waveId)
      .execute()
    expect(comments).toHaveLength(25)
    const participation = await database.db
      .selectFrom('tallies')
      .select('n')
      .where('wave_id', '=', wave.waveId)
      .where('question', '=', 'participation')
      .where('node', '=', 'territory')
      .where('class', '=', 2)
      .executeTakeFirstOrThrow()
    expect(participation.n).toBe(25)
  })

  it('at random times is finished too', async () => {
    await killCloses(database, { runs: 3, seed: randomInt(2 ** 32) })
  }, 180_000)

  /** Rows that take time to open and are void. */
  async function fill({ waveId, urn }: BarometerWave, rows: number) {
    await sql`
      insert into ${sql.table(`ballots_${waveId.replaceAll('-', '')}`)}
      select sha256(i::text::bytea), ${Buffer.alloc(65, 4)}, ${Buffer.alloc(urn.ballotLength + 16)}
      from generate_series(1, ${rows}::integer) as i`.execute(database.db)
  }
})

describe('ballots sent while the close takes the lock', () => {
  const nullifierOf = (body: Buffer) => createHash('sha256').update(body.subarray(0, 84)).digest('hex')

  async function prepare(wave: BarometerWave, people: number) {
    wave.setClock(whileOpen)
    return await Promise.all(
      Array.from({ length: people }, (_, person) => wave.ballot(person, wave.content())),
    )
  }

  /** Whose clock stands before the end of the grace: only the state and the lock decide. */
  const send = (wave: BarometerWave, body: Buffer) =>
    acceptBallot({ ...wave.ctx, now: () => whileOpen }, { waveId: wave.waveId, body, desk: wave.desk })

  it('are counted or refused, never acknowledged and lost', async () => {
    const wave = await newWave(60)
    const bodies = await prepare(wave, 60)
    const started = bodies.slice(0, 20).map((body) => send(wave, body))
    const closing = wave.closeWave()
    const settled = await Promise.allSettled([
      ...started,
      ...bodies.slice(20).map((body) => send(wave, body)),
    ])
    await expectAllCounted(wave, bodies, settled, await closing)
  })

  it('and while a dump runs', async () => {
    const wave = await newWave(40)
    const bodies = await prepare(wave, 40)
    const dump = await database.pool.connect()
    await dump.query('begin isolation level repeatable read')
    await dump.query(`lock table ballots_${wave.waveId.replaceAll('-', '')} in access share mode`)
    const started = bodies.slice(0, 20).map((body) => send(wave, body))
    const closing = wave.closeWave({ tries: 10 })
    const settled = await Promise.allSettled([
      ...started,
      ...bodies.slice(20).map((body) => send(wave, body)),
    ])
    await dump.query('commit')
    dump.release()
    await expectAllCounted(wave, bodies, settled, await closing)
  })

  it('and while a backup is written', async () => {
    const wave = await newWave(40)
    const bodies = await prepare(wave, 40)
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'diapason-backup-'))
    const file = path.join(folder, 'whole.gz')
    const started = bodies.slice(0, 20).map((body) => send(wave, body))
    const backup = writeBackup(database.url, file)
    const closing = wave.closeWave({ tries: 10 })
    const settled = await Promise.allSettled([
      ...started,
      ...bodies.slice(20).map((body) => send(wave, body)),
    ])
    await expectAllCounted(wave, bodies, settled, await closing)
    await backup
    expect(gunzipSync(fs.readFileSync(file)).toString('latin1').trimEnd().split('\n').at(-1)).toBe(
      endOfBackup,
    )
    fs.rmSync(folder, { recursive: true })
  })

  it('wait their turn: one that holds the lock is counted, one that comes after the close is refused', async () => {
    const wave = await newWave(2)
    const [before, after] = (await prepare(wave, 2)) as [Buffer, Buffer]
    const slow = await database.pool.connect()
    await slow.query('begin')
    await acceptOn(slow, wave, before)
    const closing = wave.closeWave()
    await lockWaits('ExclusiveLock', 1)
    const late = send(wave, after).then(
      () => 'accepted',
      ({ code }) => code,
    )
    await lockWaits('ShareLock', 1)
    await slow.query('commit')
    slow.release()
    expect(await late).toBe('urn.closed')
    expect((await closing).nullifiers).toEqual([nullifierOf(before)])
  })

  async function acceptOn(client: pg.PoolClient, { waveId }: BarometerWave, body: Buffer) {
    const nullifier = Buffer.from(nullifierOf(body), 'hex')
    const { rows } = await client.query('select accept_ballot($1, $2, $3, $4, $5) as outcome', [
      ...[waveId, whileOpen, nullifier, body.subarray(468, 533), body.subarray(533)],
    ])
    expect(rows[0].outcome).toBe('accepted')
  }

  async function lockWaits(mode: string, count: number) {
    for (;;) {
      const { rows } = await sql<{ n: number }>`
        select count(*)::integer as n from pg_locks
        where locktype = 'advisory' and not granted and mode = ${mode}
          and database = (select oid from pg_database where datname = current_database())`.execute(
        database.db,
      )
      if (rows[0]!.n === count) return
    }
  }

  async function expectAllCounted(
    { waveId }: BarometerWave,
    bodies: Buffer[],
    settled: PromiseSettledResult<void>[],
    facts: Awaited<ReturnType<BarometerWave['closeWave']>>,
  ) {
    const acknowledged = bodies.filter((_, i) => settled[i]!.status === 'fulfilled').map(nullifierOf)
    for (const result of settled) {
      if (result.status === 'rejected')
        expect(result.reason).toMatchObject({ code: 'urn.closed', status: 410 })
    }
    expect(facts.nullifiers).toEqual(acknowledged.sort())
    expect(facts.ballots).toBe(acknowledged.length)
    expect(waveId).toHaveLength(36)
  }
})

it('lists the number that the respondent was shown', async () => {
  const wave = await newWave()
  const nullifier = await wave.dropContent(wave.content())
  const { nullifiers } = await wave.closeWave()
  expect(nullifiers.map((hex) => ballotNumber(Buffer.from(hex, 'hex')))).toEqual([ballotNumber(nullifier)])
})
