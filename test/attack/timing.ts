import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { blindNatively } from '#app/demo/native-respondent.ts'
import { urnRouter } from '#app/http/urn.ts'
import { createBarometerWave } from '#test/factories/barometer-wave.ts'
import type { TestDatabase } from '#test/support/database.ts'
import { longBody } from './crowd.ts'

/** How long an answer of each kind was waited for, in milliseconds. */
export interface Timing {
  kind: string
  requests: number
  median: number
  tenth: number
}

/**
 * Measures, over HTTP, whether the time of an answer tells more than the answer: a link that is unknown, one character away from a
 * real one, or spent; a ballot without a comment or with a long one. Kinds take turns, so that all meet the same load.
 */
export async function measureTiming(database: TestDatabase, requests: number): Promise<Timing[]> {
  const ballots = Math.ceil(requests / 6)
  const wave = await createBarometerWave(database, { people: 2 * ballots + 1 })
  const limits = { ceiling: Number.MAX_SAFE_INTEGER, signaturesPerLink: Number.MAX_SAFE_INTEGER }
  const server = express()
    .use(urnRouter({ ctx: wave.ctx, desk: wave.desk, ...limits }))
    .listen(0, '127.0.0.1')
  await once(server, 'listening')
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/e/${wave.waveId}`
  const send = (path: string, body: string | Buffer<ArrayBuffer>) =>
    fetch(base + path, { method: 'POST', body })
  const blind = () => blindNatively(wave.urn.issueSpki, wave.waveId).blinded.toString('base64url')
  const [spentBy, other] = [blind(), blind()]
  const spent = await wave.link(0)
  const near = spent.slice(0, -1) + (spent.endsWith('A') ? 'Q' : 'A')
  const ask = (secret: string, blinded = other) => send('/credential', JSON.stringify({ secret, blinded }))
  await ask(spent, spentBy)
  const make = async (person: number, comment?: string) =>
    Buffer.from(await wave.ballot(person, wave.content(comment)))
  const empty: Buffer<ArrayBuffer>[] = []
  const long: Buffer<ArrayBuffer>[] = []
  for (let place = 0; place < ballots; place++) {
    empty.push(await make(1 + 2 * place))
    long.push(await make(2 + 2 * place, longBody()))
  }

  const kinds: Record<string, { status: number; ask: () => Promise<Response>; times: number[] }> = {
    'unknown link': {
      status: 404,
      ask: () => ask(randomBytes(20).toString('base64url')),
      times: [],
    },
    'link a character away': { status: 404, ask: () => ask(near), times: [] },
    'spent link': { status: 409, ask: () => ask(spent), times: [] },
    'signed link': { status: 200, ask: () => ask(spent, spentBy), times: [] },
    'ballot without comment': { status: 200, ask: () => send('/ballot', empty.pop()!), times: [] },
    'ballot with a long comment': { status: 200, ask: () => send('/ballot', long.pop()!), times: [] },
  }
  for (let turn = 0; turn < requests; turn++) {
    for (const [kind, { status, ask, times }] of Object.entries(kinds)) {
      if (kind.startsWith('ballot') && turn >= ballots) continue
      const began = performance.now()
      const answer = await ask()
      await answer.arrayBuffer()
      times.push(performance.now() - began)
      if (answer.status !== status) throw new Error(`${kind}: ${answer.status}`)
    }
  }
  server.close()
  server.closeAllConnections()
  await wave.close()
  return Object.entries(kinds).map(([kind, { times }]) => {
    const sorted = times.sort((a, b) => a - b)
    const at = (share: number) => Number(sorted[Math.floor(share * sorted.length)]!.toFixed(3))
    return { kind, requests: times.length, median: at(0.5), tenth: at(0.1) }
  })
}
