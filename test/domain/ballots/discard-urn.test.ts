import { spawn } from 'node:child_process'
import * as fs from 'node:fs'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { acceptBallot } from '#app/domain/ballots/accept-ballot.server.ts'
import { closeUrn } from '#app/domain/ballots/close-urn.server.ts'
import { discardUrn } from '#app/domain/ballots/discard-urn.server.ts'
import { stopUrn } from '#app/domain/ballots/stop-urn.server.ts'
import { type BarometerWave, createBarometerWave } from '#test/factories/barometer-wave.ts'
import { afterGrace, whileOpen } from '#test/factories/urn.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import type { DiscardTask } from './discard-in-child.ts'

let database: TestDatabase
const opened: BarometerWave[] = []

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(async () => {
  for (const wave of opened) await wave.close()
  await database.close()
})

async function newWave(people = 2, options: Parameters<typeof createBarometerWave>[1] = {}) {
  const wave = await createBarometerWave(database, { people, ...options })
  opened.push(wave)
  return wave
}

const discard = ({ ctx, waveId, keys }: BarometerWave, tries = 1) => discardUrn(ctx, { waveId, keys, tries })

async function tablesOf({ waveId }: BarometerWave): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select relname as name from pg_class where relkind = 'r' and relname like ${`%_${waveId.replaceAll('-', '')}`}`.execute(
    database.db,
  )
  return rows.map(({ name }) => name)
}

async function rowOf({ waveId }: BarometerWave) {
  return await database.db
    .selectFrom('waves')
    .select(['state', 'invited', 'credentials_issued', 'ballots', 'issue_key_sealed', 'void'])
    .where('id', '=', waveId)
    .executeTakeFirstOrThrow()
}

async function traces({ waveId }: BarometerWave) {
  const count = async (table: 'tallies' | 'comments' | 'spent_ballots') =>
    (await database.db.selectFrom(table).select('wave_id').where('wave_id', '=', waveId).execute()).length
  return [await count('tallies'), await count('comments'), await count('spent_ballots')]
}

describe('a urn that is discarded', () => {
  it('leaves three numbers: no key, no table, no tally, no comment, no ballot number', async () => {
    const wave = await newWave(3)
    for (let i = 0; i < 12; i++) await wave.dropContent(wave.content(`Secret ${i}`))
    await wave.vote(0, wave.content())
    const facts = await discard(wave)
    expect(facts).toEqual({ invited: 3, credentialsIssued: 1, ballots: 13, keysDestroyedAt: whileOpen })
    expect(fs.readdirSync(wave.keysDir)).toEqual([])
    expect(await tablesOf(wave)).toEqual([])
    expect(await rowOf(wave)).toMatchObject({ state: 'cancelled', issue_key_sealed: null, void: null })
    expect(await traces(wave)).toEqual([0, 0, 0])
  })

  it('can be asked for again: the same numbers', async () => {
    const wave = await newWave()
    await wave.dropContent(wave.content())
    const first = await discard(wave)
    expect(await discard(wave)).toEqual(first)
  })

  it('takes nothing more, and says that it is cancelled rather than closed', async () => {
    const wave = await newWave(2)
    const body = await wave.ballot(0, wave.content())
    await discard(wave)
    await expect(
      acceptBallot(wave.ctx, { waveId: wave.waveId, body, desk: wave.desk }),
    ).rejects.toMatchObject({
      code: 'urn.cancelled',
      status: 410,
    })
    // The desk forgot its key: the answer is the same without it.
    await expect(
      acceptBallot(wave.ctx, { waveId: wave.waveId, body, desk: wave.desk }),
    ).rejects.toMatchObject({
      code: 'urn.cancelled',
      status: 410,
    })
  })

  it('may be one whose launch is not over, without tables', async () => {
    const wave = await newWave(2, { state: 'launching' })
    const tables = await tablesOf(wave)
    for (const table of tables) await sql`drop table ${sql.table(table)}`.execute(database.db)
    expect(await discard(wave)).toMatchObject({ credentialsIssued: null, ballots: null })
    expect(await rowOf(wave)).toMatchObject({ state: 'cancelled' })
  })

  it('is never one that was opened: its results stand', async () => {
    const wave = await newWave()
    for (let i = 0; i < 12; i++) await wave.dropContent(wave.content())
    await wave.closeWave()
    await expect(discard(wave)).rejects.toMatchObject({ code: 'urn.already-opened', status: 409 })
    expect((await rowOf(wave)).state).toBe('closed')
  })

  it('while its ballots are being opened leaves no result of it, its tables still there or not', async () => {
    for (const stop of [discard, stopOnly]) {
      const wave = await newWave()
      for (let i = 0; i < 12; i++) await wave.dropContent(wave.content())
      wave.setClock(afterGrace)
      const { ctx, waveId, keys } = wave
      const closing = closeUrn(ctx, {
        ...{ waveId, keys, tries: 1 },
        reached: async (point) => {
          if (point === 'opened') await stop(wave)
        },
      })
      await expect(closing).rejects.toMatchObject({ code: 'urn.close-failed' })
      expect(await rowOf(wave)).toMatchObject({ state: 'cancelled', ballots: 12 })
      expect(await traces(wave)).toEqual([0, 0, 0])
    }
  })
})

async function stopOnly({ ctx, waveId }: BarometerWave): Promise<void> {
  await ctx.db.transaction().execute((db) => stopUrn({ ...ctx, db }, waveId))
}

describe('a discard that was killed', () => {
  const child = new URL('./discard-in-child.ts', import.meta.url).pathname

  it.each([
    ['cancelled', 2, 2],
    ['destroyed', 0, 2],
    ['dropped', 0, 0],
  ])('at « %s » is finished by the next run, the numbers unchanged', async (dieAt, keyFiles, tables) => {
    const wave = await newWave(4)
    for (let i = 0; i < 11; i++) await wave.dropContent(wave.content())
    await wave.vote(1, wave.content())
    const { waveId, keysDir } = wave
    const task: DiscardTask = { url: database.url, waveId, keysDir, now: whileOpen.toISOString(), dieAt }
    const run = spawn(process.execPath, [child, JSON.stringify(task)], {
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let printed = ''
    run.stderr.on('data', (chunk) => {
      printed += chunk
    })
    expect([await new Promise((resolve) => run.on('exit', (_code, by) => resolve(by))), printed]).toEqual([
      'SIGKILL',
      '',
    ])
    expect(fs.readdirSync(keysDir)).toHaveLength(keyFiles)
    expect(await tablesOf(wave)).toHaveLength(tables)
    expect((await rowOf(wave)).state).toBe('cancelled')

    expect(await discard(wave)).toMatchObject({ invited: 4, credentialsIssued: 1, ballots: 12 })
    expect(fs.readdirSync(keysDir)).toEqual([])
    expect(await tablesOf(wave)).toEqual([])
  })
})

describe('ballots sent while a urn is discarded', () => {
  it('are in the number destroyed, or refused: none is acknowledged and left out', async () => {
    const wave = await newWave(40)
    const bodies = await Promise.all(Array.from({ length: 40 }, (_, i) => wave.ballot(i, wave.content())))
    const send = (body: Buffer) => acceptBallot(wave.ctx, { waveId: wave.waveId, body, desk: wave.desk })
    const started = bodies.slice(0, 20).map(send)
    const discarding = discard(wave)
    const settled = await Promise.allSettled([...started, ...bodies.slice(20).map(send)])
    const { ballots } = await discarding
    for (const result of settled) {
      if (result.status === 'rejected')
        expect(result.reason).toMatchObject({ code: 'urn.cancelled', status: 410 })
    }
    expect(ballots).toBe(settled.filter(({ status }) => status === 'fulfilled').length)
  })

  it('and while a dump reads them: the tables go as soon as it lets them', async () => {
    const wave = await newWave()
    await wave.dropContent(wave.content())
    const dump = await database.pool.connect()
    await dump.query('begin isolation level repeatable read')
    await dump.query(`lock table ballots_${wave.waveId.replaceAll('-', '')} in access share mode`)
    await expect(discard(wave, 1)).rejects.toMatchObject({ code: 'urn.tables-held' })
    expect(fs.readdirSync(wave.keysDir)).toEqual([])
    await dump.query('commit')
    dump.release()
    expect(await discard(wave, 1)).toMatchObject({ ballots: 1 })
    expect(await tablesOf(wave)).toEqual([])
  })
})
