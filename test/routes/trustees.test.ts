import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ServerBuild } from '@remix-run/node'
import express from 'express'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { trusteePages } from '#app/http/trustee-pages.ts'
import {
  launchShared,
  type Office,
  openLetters,
  openOffice,
  publish,
  type TrusteeBrowser,
  work,
} from '#test/domain/trustees/office.ts'

/** The requests of a trustee's page, as the network sees them. */

let office: Office
let server: Server
let url: string
let waveId: string
let trustees: TrusteeBrowser[]

beforeAll(async () => {
  office = await openOffice()
  const settings = {
    ...{ mode: 'test' as const, baseUrl: 'http://localhost', smtp: true },
    ...{ answerScript: '', findScript: '', slipScript: '', trusteeScript: '' },
  }
  const app = express()
  app.use(
    trusteePages({
      build: {} as ServerBuild,
      db: office.database.db,
      now: office.now,
      settings,
      codesPerLink: 3,
    }),
  )
  server = app.listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  waveId = (await launchShared(office)).waveId
  await work(office)
  trustees = await openLetters(office, waveId)
})
afterAll(async () => {
  server.close()
  await office.close()
})

function post(what: string, body: unknown, raw = JSON.stringify(body)) {
  return fetch(`${url}/depositaire/${waveId}/${what}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Cookie: '__session=x' },
    body: raw,
  })
}

describe('the requests of a trustee’s page', () => {
  it('set no cookie, keep no copy, and say where they come from to nobody', async () => {
    const answer = await post('state', { secret: trustees[0]!.secret })
    expect(answer.status).toBe(200)
    expect(answer.headers.get('set-cookie')).toBeNull()
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer')
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
    const text = await answer.text()
    expect(JSON.parse(text)).toMatchObject({ stage: 'key', name: 'Anne Diallo' })
    // Neither addresses nor hashes of links.
    expect(text).not.toMatch(/@|hash/)
  })

  it('refuse what is damaged, too long, or another’s, with a code and nothing else', async () => {
    const { secret } = trustees[0]!
    const wrong = [
      post('state', {}),
      post('state', { secret, more: 1 }),
      post('state', null, '{'),
      post('key', { secret, key: 'AAAA' }),
      post('key', { secret, key: `${'A'.repeat(86)}_` }),
      post('state', null, JSON.stringify({ secret: 'A'.repeat(5_000) })),
    ]
    for (const answer of await Promise.all(wrong)) {
      expect(answer.status).toBe(400)
      expect(await answer.json()).toEqual({ code: 'trustees.bad-request' })
    }
    const stranger = await post('state', { secret: 'A'.repeat(27) })
    expect([stranger.status, await stranger.json()]).toEqual([404, { code: 'trustees.unknown-link' }])
    expect((await fetch(`${url}/depositaire/${waveId}/autre`)).status).toBe(404)
  })

  it('let check codes be tried a few times only', async () => {
    for (const trustee of trustees) await publish(office, trustee)
    await work(office)
    const tries: number[] = []
    for (let at = 0; at < 5; at++) {
      const answer = await post('read-back', { secret: trustees[0]!.secret, code: '0000-0000' })
      tries.push(answer.status)
    }
    expect(tries).toEqual([422, 422, 422, 429, 429])
    const other = await post('read-back', { secret: trustees[1]!.secret, code: '0000-0000' })
    expect(other.status).toBe(422)
  })
})
