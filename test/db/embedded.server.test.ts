import * as fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { type EmbeddedServer, startEmbeddedServer } from '#db/embedded.server.ts'
import { createTestDatabase } from '#test/support/database.ts'

const parent = fs.mkdtempSync(path.join(os.tmpdir(), `diapason-tests-${process.pid}-`))
fs.chmodSync(parent, 0o711)
afterAll(() => fs.rmSync(parent, { recursive: true, force: true }))

async function ask(server: EmbeddedServer, query: string) {
  const client = new pg.Client({ connectionString: server.url('postgres') })
  await client.connect()
  const asked = client.query({ text: query, rowMode: 'array' })
  return asked.then(({ rows }) => rows.flat()).finally(() => client.end())
}

describe('one server', () => {
  const folder = path.join(parent, 'one/pg')
  const started: EmbeddedServer[] = []
  const start = async () => {
    const server = await startEmbeddedServer({ folder, durable: true })
    started.push(server)
    return server
  }
  afterEach(async () => {
    for (const server of started.splice(0)) await server.stop()
  })

  it('writes to the disk, and listens on no network', async () => {
    const server = await start()
    const shown = ['fsync', 'full_page_writes', 'synchronous_commit', 'listen_addresses', 'data_checksums']
    const values = shown.map((name) => `current_setting('${name}')`)
    expect(await ask(server, `select ${values.join(', ')}`)).toEqual(['on', 'on', 'on', '', 'on'])
    expect(await ask(server, 'show track_commit_timestamp')).toEqual(['off'])
  })

  it('lets only its owner reach the socket and the data', async () => {
    await start()
    for (const place of [folder, path.join(folder, 'data'), path.join(folder, 'socket')]) {
      expect(fs.statSync(place).mode & 0o077).toBe(0)
    }
  })

  it('is found again after a stop', async () => {
    const first = await start()
    await ask(first, 'create table kept as select 7 as n')
    await first.stop()
    const second = await start()
    expect(second.adopted).toBe(false)
    expect(await ask(second, 'select n from kept')).toEqual([7])
  })

  it('is adopted by a second start while it runs', async () => {
    const first = await start()
    const second = await start()
    expect([first.adopted, second.adopted]).toEqual([false, true])
    await second.stop()
    await expect(ask(first, 'select 1')).rejects.toThrow()
  })

  it('survives being killed', async () => {
    const first = await start()
    await ask(first, 'create table if not exists survivors as select 1 as n')
    const pid = Number(fs.readFileSync(path.join(folder, 'data/postmaster.pid'), 'utf8').split('\n')[0])
    process.kill(pid, 'SIGKILL')
    const second = await start()
    expect(await ask(second, 'select n from survivors')).toEqual([1])
  })

  it('is not taken in by another program that has the number of a dead server', async () => {
    await (await start()).stop()
    fs.writeFileSync(path.join(folder, 'data/postmaster.pid'), `${process.pid}\n`)
    expect((await start()).adopted).toBe(false)
  })

  it('keeps the values of a refused statement out of its log', async () => {
    const server = await start()
    await ask(server, `create table if not exists once (word text primary key)`)
    const insert = `insert into once values ('marqueur-secret')`
    await ask(server, insert)
    await expect(ask(server, insert)).rejects.toThrow()
    expect(fs.readFileSync(path.join(folder, 'server.log'), 'utf8')).not.toContain('marqueur-secret')
  })
})

it('is started once by two starts at the same moment', async () => {
  const folder = path.join(parent, 'two/pg')
  const start = () => startEmbeddedServer({ folder, durable: false })
  const [first, second] = await Promise.all([start(), start()])
  expect(first.url('a')).toBe(second.url('a'))
  await first.stop()
})

it('keeps its socket short in a deep folder', async () => {
  const folder = path.join(parent, 'd'.repeat(90), 'pg')
  const server = await startEmbeddedServer({ folder, durable: false })
  expect(await ask(server, 'select 1')).toEqual([1])
  await server.stop()
})

it.runIf(process.getuid?.() === 0)('says which folder bars the unprivileged user', async () => {
  const barred = path.join(parent, 'barred')
  fs.mkdirSync(barred, { mode: 0o700 })
  const start = startEmbeddedServer({ folder: path.join(barred, 'pg'), durable: false })
  await expect(start).rejects.toMatchObject({ code: 'unreachable-folder', params: { parent: barred } })
})

it('sorts French as French', async () => {
  const database = await createTestDatabase()
  const { rows } = await sql<{ word: string }>`
    select word from unnest(array['zèbre', 'Élu', 'eau', 'étude']) word order by word`.execute(database.db)
  await database.close()
  expect(rows.map((row) => row.word)).toEqual(['eau', 'Élu', 'étude', 'zèbre'])
})
