import { fork } from 'node:child_process'
import { constants, createPrivateKey, randomBytes, sign } from 'node:crypto'
import http from 'node:http'
import { promisify } from 'node:util'
import { encBytes, messageDomain, tagBytes } from '#app/domain/ballots/ballot-format.ts'
import { createUrnFixture, sharedIssueKeyPair, whileOpen } from '#test/factories/urn.ts'
import type { BenchServer } from './bench-database.ts'

/** An open urn in a database of its own, behind a web process of its own. */
export interface OpenUrn {
  /** Ballots that it takes, each once; what is sealed in them plays no part. */
  makeBodies(count: number): Promise<Buffer[]>
  /** @throws Error when it is refused */
  post(body: Buffer): Promise<void>
  close(): Promise<void>
}

/** @param bytes length of the ciphertext of its ballots */
export async function openBenchUrn(server: BenchServer, bytes: number): Promise<OpenUrn> {
  const { db, url } = await server.createDatabase()
  const fixture = await createUrnFixture({ db }, { people: 1, ballotLength: bytes - tagBytes })
  const task = { url, secret: fixture.secret.toString('hex'), now: whileOpen.toISOString() }
  const child = fork(new URL('./urn-server.ts', import.meta.url), [JSON.stringify(task)], { execArgv: [] })
  const port = await new Promise<number>((resolve) =>
    child.once('message', (sent) => resolve(sent as number)),
  )
  const agent = new http.Agent({ keepAlive: true, maxSockets: 64 })
  return {
    makeBodies: (count) => makeBodies(fixture.waveId, count, bytes),
    post: (body) => postBallot(agent, port, fixture.waveId, body),
    async close() {
      agent.destroy()
      child.kill()
      await fixture.close()
    },
  }
}

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
