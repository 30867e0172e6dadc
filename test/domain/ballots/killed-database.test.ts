import { createHash } from 'node:crypto'
import * as fs from 'node:fs'
import type http from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import express from 'express'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { urnRouter } from '#app/http/urn.ts'
import { type Connection, connect } from '#db/client.server.ts'
import { type EmbeddedServer, startEmbeddedServer } from '#db/embedded.server.ts'
import { migrateToLatest } from '#db/migrate.ts'
import { type BarometerWave, createBarometerWave } from '#test/factories/barometer-wave.ts'
import { childrenOf } from '#test/support/processes.ts'

/** The database itself killed while ballots arrive: what was acknowledged is on the disk (anonymity.md, test 7). */

const people = 60
const parent = fs.mkdtempSync(path.join(os.tmpdir(), `diapason-tests-${process.pid}-`))
fs.chmodSync(parent, 0o711)
const folder = path.join(parent, 'pg')

let server: EmbeddedServer
let connection: Connection
let wave: BarometerWave
let site: http.Server
let address: string

beforeAll(async () => {
  server = await startEmbeddedServer({ folder, durable: true })
  connection = connect(server.url('postgres'), 6)
  await migrateToLatest(connection.db)
  wave = await createBarometerWave(connection, { people })
  const app = express()
  app.use(urnRouter({ ctx: wave.ctx, desk: wave.desk }))
  site = app.listen(0, '127.0.0.1')
  await new Promise((resolve) => site.once('listening', resolve))
  address = `http://127.0.0.1:${(site.address() as AddressInfo).port}/e/${wave.waveId}/ballot`
}, 60_000)
afterAll(async () => {
  site.close()
  await wave.close()
  await connection.db.destroy()
  await server.stop()
  fs.rmSync(parent, { recursive: true, force: true })
})

const nullifierOf = (body: Buffer) => createHash('sha256').update(body.subarray(0, 84)).digest('hex')

/** Every process of the server at once, as when the machine loses its memory: none has the time to write. */
function killDatabase(): void {
  const postmaster = Number(fs.readFileSync(path.join(folder, 'data/postmaster.pid'), 'utf8').split('\n')[0])
  process.kill(postmaster, 'SIGSTOP')
  for (const { pid } of childrenOf(postmaster)) process.kill(pid, 'SIGKILL')
  process.kill(postmaster, 'SIGKILL')
}

async function nullifiersInUrn(): Promise<string[]> {
  const table = sql.table(`ballots_${wave.waveId.replaceAll('-', '')}`)
  const { rows } = await sql<{ nullifier: Buffer }>`select nullifier from ${table}`.execute(connection.db)
  return rows.map(({ nullifier }) => nullifier.toString('hex')).sort()
}

it('keeps every acknowledged ballot once, and the urn opens with all of them', async () => {
  const bodies: Buffer[] = []
  for (let person = 0; person < people; person++) bodies.push(await wave.ballot(person, wave.content()))
  const acknowledged = new Set<string>()
  let refused = 0

  /** Some browsers at a time. @returns once each ballot was acknowledged or refused; the database dies at `deathAt` of them */
  async function send(waiting: Buffer[], deathAt: number): Promise<void> {
    let answered = 0
    const one = async () => {
      for (let body = waiting.pop(); body; body = waiting.pop()) {
        const answer = await fetch(address, { method: 'POST', body: new Uint8Array(body) })
        // The network, the script of the page, never an error of ours: she tries again later.
        expect([200, 503]).toContain(answer.status)
        if (answer.status === 200) acknowledged.add(nullifierOf(body))
        else refused += 1
        answered += 1
        if (answered === deathAt) killDatabase()
      }
    }
    await Promise.all(Array.from({ length: 6 }, one))
  }

  for (const deathAt of [6, 17]) {
    await send(bodies.filter((body) => !acknowledged.has(nullifierOf(body))).slice(0, 35), deathAt)
    server = await startEmbeddedServer({ folder, durable: true })
    const kept = await nullifiersInUrn()
    expect(kept).toEqual(expect.arrayContaining([...acknowledged]))
    // One that was in flight may be there unacknowledged: its browser sends the same bytes again.
    expect(kept.length - acknowledged.size).toBeLessThanOrEqual(6)
    expect(new Set(kept).size).toBe(kept.length)
  }
  expect(refused).toBeGreaterThan(0)
  await send([...bodies], Number.POSITIVE_INFINITY)
  expect(acknowledged.size).toBe(people)
  expect(await nullifiersInUrn()).toEqual(bodies.map(nullifierOf).sort())
  const closed = await wave.closeWave()
  expect(closed).toMatchObject({ ballots: people, invited: people })
  expect(Object.values(closed.void).reduce((sum, count) => sum + count, 0)).toBe(0)
  expect(closed.nullifiers).toEqual([...acknowledged].sort())
}, 60_000)
