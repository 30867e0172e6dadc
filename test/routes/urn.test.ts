import { randomBytes, randomUUID } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { blindNatively } from '#app/demo/native-respondent.ts'
import { urnRouter } from '#app/http/urn.ts'
import { createUrnFixture, type UrnFixture } from '#test/factories/urn.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'

let database: TestDatabase
let fixture: UrnFixture
let server: http.Server
let base: string

beforeAll(async () => {
  database = await createTestDatabase()
  fixture = await createUrnFixture(database, { people: 20 })
  ;({ server, base } = await serve())
})
afterAll(async () => {
  await stop(server)
  await fixture.close()
  await database.close()
})

async function serve(limits: { ceiling?: number; signaturesPerLink?: number } = {}) {
  const app = express()
  app.use(urnRouter({ ctx: fixture.ctx, desk: fixture.desk, ...limits }))
  const started = app.listen(0, '127.0.0.1')
  await new Promise((resolve) => started.once('listening', resolve))
  return { server: started, base: `http://127.0.0.1:${(started.address() as AddressInfo).port}` }
}

async function stop(started: http.Server) {
  await new Promise((resolve) => started.close(resolve))
}

const content = { v: 'v', group: 'territory', answers: { Q1: 1 } }
const blind = () => blindNatively(fixture.urn.issueSpki, fixture.waveId).blinded.toString('base64url')

async function askCredential(body: unknown, at = base, waveId = fixture.waveId, headers: HeadersInit = {}) {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return await fetch(`${at}/e/${waveId}/credential`, { method: 'POST', body: text, headers })
}

async function sendBallot(body: BodyInit, at = base, waveId = fixture.waveId) {
  return await fetch(`${at}/e/${waveId}/ballot`, { method: 'POST', body })
}

async function rowCount() {
  const table = `ballots_${fixture.waveId.replaceAll('-', '')}` as const
  return (await database.db.selectFrom(table).select('nullifier').execute()).length
}

async function outcome(response: Response) {
  return { status: response.status, ...((await response.json()) as object) }
}

describe('M2 and M3 over HTTP', () => {
  it('issue a credential, then take the ballot in a request of its own', async () => {
    const response = await askCredential({ secret: await fixture.link(0), blinded: blind() })
    expect(response.status).toBe(200)
    const { signature } = (await response.json()) as { signature: string }
    expect(Buffer.from(signature, 'base64url')).toHaveLength(384)
    const body = new Uint8Array(await fixture.ballot(1, content))
    expect(await outcome(await sendBallot(body))).toEqual({ status: 200, accepted: true })
    expect(await outcome(await sendBallot(body))).toEqual({ status: 200, accepted: true })
    expect(await rowCount()).toBe(1)
  })

  it('answer each refusal by its status and a code', async () => {
    const secret = await fixture.link(2)
    await askCredential({ secret, blinded: blind() })
    expect(await outcome(await askCredential({ secret, blinded: blind() }))).toEqual({
      status: 409,
      code: 'urn.link-used',
    })
    const stranger = { secret: randomBytes(20).toString('base64url'), blinded: blind() }
    expect(await outcome(await askCredential(stranger))).toEqual({ status: 404, code: 'urn.unknown-link' })
    expect(await outcome(await askCredential({ secret, blinded: 'AAAA' }))).toEqual({
      status: 400,
      code: 'urn.bad-credential',
    })
    expect(await outcome(await sendBallot('x'))).toEqual({ status: 400, code: 'urn.bad-ballot' })
    expect(await outcome(await sendBallot('x', base, randomUUID()))).toEqual({
      status: 404,
      code: 'urn.unknown-link',
    })
  })

  it('set no cookie, read none, allow no cache and no referrer', async () => {
    const headers = { cookie: 'session=1; __Host-session=2' }
    const response = await askCredential(
      { secret: await fixture.link(3), blinded: blind() },
      base,
      fixture.waveId,
      headers,
    )
    expect(response.status).toBe(200)
    expect(response.headers.get('set-cookie')).toBeNull()
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(response.headers.get('referrer-policy')).toBe('no-referrer')
  })

  it('consume nothing when the addresses are only visited', async () => {
    const secret = await fixture.link(4)
    for (const method of ['GET', 'HEAD', 'OPTIONS', 'PUT']) {
      const response = await fetch(`${base}/e/${fixture.waveId}/credential`, { method })
      expect(response.status).not.toBe(201)
      await response.arrayBuffer()
    }
    const suffix = fixture.waveId.replaceAll('-', '')
    const spent = database.db
      .selectFrom(`invitations_${suffix}` as const)
      .where('blinded_sha', 'is not', null)
    const before = (await spent.select('hash').execute()).length
    expect((await askCredential({ secret, blinded: blind() })).status).toBe(200)
    expect((await spent.select('hash').execute()).length).toBe(before + 1)
  })

  it('say « unavailable » and no more when the database is away', async () => {
    const away = await createTestDatabase()
    const lost = await createUrnFixture(away, { people: 1 })
    const app = express().use(urnRouter({ ctx: lost.ctx, desk: lost.desk }))
    const started = app.listen(0, '127.0.0.1')
    await new Promise((resolve) => started.once('listening', resolve))
    const at = `http://127.0.0.1:${(started.address() as AddressInfo).port}`
    const body = new Uint8Array(await lost.ballot(0, content))
    await away.close()
    expect(await outcome(await sendBallot(body, at, lost.waveId))).toEqual({
      status: 503,
      code: 'urn.unavailable',
    })
    await stop(started)
    await lost.close()
  })
})

describe('limits', () => {
  it('turn away what exceeds the ceiling, for everybody alike, and lose nothing', async () => {
    const limited = await serve({ ceiling: 3 })
    const body = new Uint8Array(await fixture.ballot(5, content))
    const before = await rowCount()
    const answers = await Promise.all(Array.from({ length: 8 }, () => sendBallot(body, limited.base)))
    const statuses = answers.map(({ status }) => status).sort()
    expect(statuses).toEqual([200, 200, 200, 429, 429, 429, 429, 429])
    const refused = answers.find(({ status }) => status === 429)!
    expect(await refused.json()).toEqual({ code: 'urn.busy' })
    expect(await rowCount()).toBe(before + 1)
    await stop(limited.server)
  })

  it('bound the signatures of one link without touching the others', async () => {
    const limited = await serve({ signaturesPerLink: 2 })
    const request = { secret: await fixture.link(6), blinded: blind() }
    const statuses = []
    for (let i = 0; i < 4; i++) statuses.push((await askCredential(request, limited.base)).status)
    expect(statuses).toEqual([200, 200, 429, 429])
    const another = { secret: await fixture.link(7), blinded: blind() }
    expect((await askCredential(another, limited.base)).status).toBe(200)
    await stop(limited.server)
  })

  it('stop reading a body that no ballot can have', async () => {
    const response = await sendBallot(new Uint8Array(2_000_000)).catch(() => null)
    if (response) expect(response.status).toBe(413)
    const long = await askCredential(`{"secret":"${'x'.repeat(5_000)}"}`).catch(() => null)
    if (long) expect(long.status).toBe(413)
    expect(response ?? long).not.toBeNull()
  })
})

describe('garbage', () => {
  const answered = async (response: Response) => {
    const text = await response.text()
    expect(response.status === 503 || (response.status >= 400 && response.status < 500)).toBe(true)
    expect(text).not.toMatch(/ at |node_modules|Error:/)
  }

  it('gets a plain refusal and stores nothing', async () => {
    const before = await rowCount()
    const secret = await fixture.link(8)
    const json = fc.oneof(
      fc.json(),
      fc.string(),
      fc.record({
        secret: fc.oneof(fc.constant(secret), fc.string()),
        blinded: fc.oneof(fc.string(), fc.constant(1)),
      }),
    )
    await fc.assert(
      fc.asyncProperty(json, fc.uint8Array({ maxLength: 2_000 }), fc.webPath(), async (body, bytes, path) => {
        await answered(await askCredential(body))
        await answered(await sendBallot(bytes as Uint8Array<ArrayBuffer>))
        const odd = `${base}/e/${encodeURIComponent(path)}/ballot`
        await answered(await fetch(odd, { method: 'POST', body: bytes as Uint8Array<ArrayBuffer> }))
      }),
      { numRuns: 60 },
    )
    expect(await rowCount()).toBe(before)
    expect((await askCredential({ secret, blinded: blind() })).status).toBe(200)
  })

  it('of exactly a ballot’s length too', async () => {
    const good = await fixture.ballot(9, content)
    const before = await rowCount()
    for (let i = 0; i < 50; i++) {
      const body = randomBytes(good.length)
      if (i % 2) good.copy(body, 0, 0, 84)
      await answered(await sendBallot(new Uint8Array(body)))
    }
    expect(await rowCount()).toBe(before)
  })

  it('that breaks off in the middle leaves nothing, and the server goes on', async () => {
    const before = await rowCount()
    const good = await fixture.ballot(10, content)
    await new Promise<void>((resolve) => {
      const url = new URL(`${base}/e/${fixture.waveId}/ballot`)
      const request = http.request(url, { method: 'POST', headers: { 'content-length': good.length } })
      request.on('error', () => resolve())
      request.on('close', () => resolve())
      request.write(good.subarray(0, 300), () => request.destroy())
    })
    expect((await sendBallot(new Uint8Array(good))).status).toBe(200)
    expect(await rowCount()).toBe(before + 1)
  })
})
