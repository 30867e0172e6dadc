import { fork } from 'node:child_process'
import { constants, createPrivateKey, randomBytes, sign } from 'node:crypto'
import http from 'node:http'
import { promisify } from 'node:util'
import { encBytes, messageDomain, tagBytes } from '#app/domain/ballots/ballot-format.ts'
import { createUrnFixture, sharedIssueKeyPair, whileOpen } from '#test/factories/urn.ts'
import type { BenchServer } from './bench-database.ts'
import { ratePerSecond } from './rate-per-second.ts'

/**
 * M3 as in service: HTTP, signature, shared lock, state, durable insert of a new ballot, by 1, 8 and 32 clients.
 * @param bytes length of the ciphertext
 * @returns `ballots_1`, `ballots_8`, `ballots_32`: ballots per second by number of clients
 */
export async function benchBallots(server: BenchServer, bytes: number): Promise<Record<string, number>> {
  const { db, url } = await server.createDatabase()
  const fixture = await createUrnFixture({ db }, { people: 1, ballotLength: bytes - tagBytes })
  const task = { url, secret: fixture.secret.toString('hex'), now: whileOpen.toISOString() }
  const child = fork(new URL('./urn-server.ts', import.meta.url), [JSON.stringify(task)], { execArgv: [] })
  try {
    const port = await new Promise<number>((resolve) =>
      child.once('message', (sent) => resolve(sent as number)),
    )
    const agent = new http.Agent({ keepAlive: true, maxSockets: 64 })
    const post = (body: Buffer) => postBallot(agent, port, fixture.waveId, body)
    const figures: Record<string, number> = {}
    for (const clients of [1, 8, 32]) {
      const bodies = await makeBodies(fixture.waveId, clients === 1 ? 4_000 : 14_000, bytes)
      figures[`ballots_${clients}`] = await ratePerSecond(
        clients,
        4,
        async () => await post(takeBody(bodies)),
      )
    }
    agent.destroy()
    return figures
  } finally {
    child.kill()
    await fixture.close()
  }
}

function takeBody(bodies: Buffer[]): Buffer {
  const body = bodies.pop()
  if (!body) throw new Error('The bench ran out of ballots: make more of them')
  return body
}

/** Ballots that the urn takes; what is sealed in them plays no part. */
async function makeBodies(waveId: string, count: number, bytes: number): Promise<Buffer[]> {
  const key = createPrivateKey(sharedIssueKeyPair().privateKey.export({ type: 'pkcs8', format: 'pem' }))
  const options = { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 }
  const signAsync = promisify<string, Buffer, typeof options, Buffer>(sign)
  const bodies: Buffer[] = []
  const make = async () => {
    const message = Buffer.concat([randomBytes(32), messageDomain(waveId)])
    const signature = await signAsync('sha384', message, options)
    bodies.push(Buffer.concat([message, signature, randomBytes(encBytes), randomBytes(bytes)]))
  }
  while (bodies.length < count) await Promise.all(Array.from({ length: 64 }, make))
  return bodies
}

function postBallot(agent: http.Agent, port: number, waveId: string, body: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/octet-stream', 'content-length': body.length }
    const options = { agent, port, host: '127.0.0.1', method: 'POST', path: `/e/${waveId}/ballot`, headers }
    const request = http.request(options, (response) => {
      response.resume()
      response.once('end', () => (response.statusCode === 200 ? resolve() : reject(new Error('refused'))))
    })
    request.once('error', reject)
    request.end(body)
  })
}
