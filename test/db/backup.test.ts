import * as fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { closeUrn } from '#app/domain/ballots/close-urn.server.ts'
import { recordAction } from '#app/domain/journal/record-action.server.ts'
import { type Connection, connect } from '#db/client.server.ts'
import { readBackup } from '#db/read-backup.ts'
import { writeBackup } from '#db/write-backup.ts'
import { type BarometerWave, createBarometerWave } from '#test/factories/barometer-wave.ts'
import { addAgents, makePilot } from '#test/factories/open-wave.ts'
import { afterGrace, whileOpen } from '#test/factories/urn.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { runOn, withDatabase } from '#test/support/database-server.ts'

let source: TestDatabase
let folder: string
let wave: BarometerWave
let waveId: string
const made: { name: string; connection: Connection }[] = []
const hostile = 'Zoé\t« N »\n\\.\n\u2028; drop table persons; --\\N'

beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'diapason-backup-'))
  source = await createTestDatabase()
  const pilot = await makePilot(source.db, () => whileOpen)
  await addAgents(pilot, 4)
  await sql`update persons set family_name = ${hostile} where id = (select id from persons order by id limit 1)`.execute(
    source.db,
  )
  wave = await createBarometerWave(source, { people: 14 })
  waveId = wave.waveId
  for (let voter = 0; voter < 12; voter += 1) await wave.dropContent(wave.content())
})

afterAll(async () => {
  fs.rmSync(folder, { recursive: true })
  for (const { name, connection } of made) {
    await connection.db.destroy()
    await runOn(process.env.DIAPASON_TEST_SERVER!, `drop database ${name} with (force)`)
  }
  await source.close()
})

function tables(wave: string) {
  const suffix = wave.replaceAll('-', '')
  return { ballots: `ballots_${suffix}`, invitations: `invitations_${suffix}` }
}

async function emptyDatabase(): Promise<{ url: string; db: Connection['db'] }> {
  const name = `restore_${made.length}_${process.pid}`
  await runOn(process.env.DIAPASON_TEST_SERVER!, `create database ${name}`)
  const url = withDatabase(process.env.DIAPASON_TEST_SERVER!, name)
  const connection = connect(url, 2)
  made.push({ name, connection })
  return { url, db: connection.db }
}

/** Every row of every table that a backup keeps, as text. */
async function everything(url: string): Promise<Record<string, string[]>> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
  )
  const found: Record<string, string[]> = {}
  for (const { name } of rows.filter((row) => !/^(kysely|rate_limits|sessions)/.test(row.name))) {
    const all = await client.query<{ line: string }>(`select t::text as line from ${name} t order by 1`)
    found[name] = all.rows.map(({ line }) => line)
  }
  await client.end()
  return found
}

const fileOf = (name: string) => path.join(folder, name)
const code = async (run: Promise<unknown>) =>
  run.then(
    () => null,
    (error) => error.code,
  )

describe('a backup', () => {
  it('gives back every row, in a new database, urns included', async () => {
    const file = fileOf('whole.gz')
    await writeBackup(source.url, file)
    const target = await emptyDatabase()
    await readBackup(target.url, file)
    const [before, after] = [await everything(source.url), await everything(target.url)]
    expect(after).toEqual(before)
    expect(after[tables(waveId).ballots]).toHaveLength(12)
    expect(after.persons?.some((line) => line.includes('drop table'))).toBe(true)
  })

  it('keeps no statistics on a restored urn, and no session', async () => {
    const { db } = made[0]!.connection
    const { rows } = await sql<{ attname: string }>`
      select attname from pg_attribute where attrelid = ${tables(waveId).ballots}::regclass and attnum > 0
      and attstattarget is distinct from 0`.execute(db)
    expect(rows).toEqual([])
  })

  it('holds the ballots in another order than they came', () => {
    const text = gunzipSync(fs.readFileSync(fileOf('whole.gz'))).toString('latin1')
    const keys = [...text.matchAll(/^\\\\x([0-9a-f]{64})\t/gm)].map(([, key]) => key!)
    expect(keys.length).toBeGreaterThanOrEqual(12)
    const ballots = keys.slice(0, 12)
    expect(ballots).toEqual([...ballots].sort())
  })

  it('of an open wave, put back elsewhere with its keys, closes there with every ballot', async () => {
    const ctx = { db: made[0]!.connection.db, now: () => afterGrace, actor: null }
    const closed = await closeUrn(ctx, { waveId, keys: wave.keys })
    expect(closed).toMatchObject({ invited: 14, ballots: 12, publishable: true })
  })

  it('goes on writing its journal after the last line that was brought back', async () => {
    const { db } = made[0]!.connection
    const lines = async () =>
      (await db.selectFrom('journal').select('id').orderBy('id').execute()).map(({ id }) => Number(id))
    const before = await lines()
    expect(before.length).toBeGreaterThan(0)
    await recordAction({ db, now: () => afterGrace, actor: null }, { processId: null, action: 'wave.closed' })
    expect(await lines()).toEqual([...before, before.at(-1)! + 1])
  })

  it('is read by its owner alone, and never overwrites another', async () => {
    expect(fs.statSync(fileOf('whole.gz')).mode & 0o777).toBe(0o600)
    expect(await code(writeBackup(source.url, fileOf('whole.gz')))).toBe('file-exists')
  })

  it('begins again when a wave closes between its list and its locks', async () => {
    const closing = await source.pool.connect()
    await closing.query('create table ballots_closing (nullifier bytea primary key)')
    await closing.query('begin; drop table ballots_closing')
    const backup = writeBackup(source.url, fileOf('meanwhile.gz'))
    const waiting = sql`select from pg_locks join pg_database on pg_database.oid = database
      where datname = current_database() and mode = 'AccessShareLock' and not granted`
    while ((await waiting.execute(source.db)).rows.length === 0);
    await closing.query('commit')
    closing.release()
    expect(await backup).toBeGreaterThan(0)
    const text = gunzipSync(fs.readFileSync(fileOf('meanwhile.gz'))).toString('latin1')
    expect(text).not.toContain('ballots_closing')
  })

  it('is refused by a database that has lived', async () => {
    await source.db
      .insertInto('instance')
      .values({ mode: 'test', complete: true })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
    const before = await everything(source.url)
    expect(await code(readBackup(source.url, fileOf('whole.gz')))).toBe('not-empty')
    expect(await everything(source.url)).toEqual(before)
  })
})

describe('a damaged backup', () => {
  const damaged: [string, string, (whole: Buffer) => Buffer][] = [
    ['cut in its bytes', 'cut', (whole) => whole.subarray(0, whole.length - 200)],
    ['cut after a row', 'cut', (whole) => gzipSync(gunzipSync(whole).subarray(0, -7))],
    ['of another program', 'not-a-backup', () => gzipSync('hello')],
    ['not compressed', 'not-a-backup', () => Buffer.from('hello')],
    [
      'of a later version',
      'newer',
      (whole) => altered(whole, /"migration":"\d+_\w+"/, '"migration":"9999_later"'),
    ],
    [
      'that names a table of the server',
      'not-a-backup',
      (whole) => altered(whole, '"name":"accounts"', '"name":"pg_authid"'),
    ],
  ]

  it.each(damaged)('%s changes nothing', async (name, expected, damage) => {
    const file = fileOf(`${name.replaceAll(' ', '-')}.gz`)
    fs.writeFileSync(file, damage(fs.readFileSync(fileOf('whole.gz'))))
    const target = await emptyDatabase()
    expect(await code(readBackup(target.url, file))).toBe(expected)
    const rows = Object.values(await everything(target.url)).flat()
    expect(rows).toEqual([])
    await readBackup(target.url, fileOf('whole.gz'))
  })
})

function altered(whole: Buffer, from: string | RegExp, to: string): Buffer {
  return gzipSync(gunzipSync(whole).toString('utf8').replace(from, to))
}
