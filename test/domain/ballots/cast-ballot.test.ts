import type http from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ballotLength } from '#app/domain/ballots/ballot-length.ts'
import { ballotNumber } from '#app/domain/ballots/ballot-number.ts'
import {
  type CastBallot,
  canSeal,
  castBallot,
  hasPendingBallot,
} from '#app/domain/ballots/client/cast-ballot.ts'
import { memoryStore, openPendingStore, pendingKey } from '#app/domain/ballots/client/pending-ballot.ts'
import { toHex } from '#app/domain/ballots/encoding.ts'
import { urnRouter } from '#app/http/urn.ts'
import type { Questionnaire } from '#surveys/questionnaire.ts'
import { closesAt, createUrnFixture, opensAt, type UrnFixture, whileOpen } from '#test/factories/urn.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'

const label = { fr: 'x', en: 'x' }
const questionnaire: Questionnaire = {
  themes: [],
  questions: [
    { code: 'Q1', title: label, theme: null, kind: 'scale', points: 5, labels: [], outside: 'nc' },
    { code: 'Q2', title: label, theme: null, kind: 'text', maxBytes: 300, maxLength: 100 },
  ],
}
const definitionHash = 'ab'.repeat(32)
const leafIds = ['territory/a', 'territory/b']

let database: TestDatabase
let fixture: UrnFixture
let server: http.Server
let origin: string

beforeAll(async () => {
  database = await createTestDatabase()
  const length = ballotLength(questionnaire, leafIds, definitionHash)
  fixture = await createUrnFixture(database, { people: 40, ballotLength: length })
  server = express()
    .use(urnRouter({ ctx: fixture.ctx, desk: fixture.desk }))
    .listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  await fixture.close()
  await database.close()
})

/** A browser's storage, which may refuse, or take and forget. */
class TestStorage implements Storage {
  [name: string]: unknown
  readonly kept = new Map<string, string>()
  behaviour: 'keeps' | 'refuses' | 'forgets' = 'keeps'
  get length() {
    return this.kept.size
  }
  clear() {
    this.kept.clear()
  }
  key(index: number) {
    return [...this.kept.keys()][index] ?? null
  }
  getItem(key: string) {
    return this.kept.get(key) ?? null
  }
  setItem(key: string, value: string) {
    if (this.behaviour === 'refuses') throw new DOMException('quota', 'QuotaExceededError')
    if (this.behaviour === 'keeps') this.kept.set(key, value)
  }
  removeItem(key: string) {
    this.kept.delete(key)
  }
}

const newStore = (storage: TestStorage) => openPendingStore(() => storage, fixture.urn.ballotLength)

let nextPerson = 0
/** What the page of one person hands to `castBallot`; another person each time. */
async function page(change: Partial<CastBallot> = {}): Promise<CastBallot> {
  const { urn, waveId } = fixture
  return {
    urn: {
      ...{ waveId, definitionHash, questionnaire, leafIds, ballotLength: urn.ballotLength },
      issueSpki: new Uint8Array(urn.issueSpki),
      urnPublic: new Uint8Array(urn.urnPublic),
    },
    secret: await fixture.link(nextPerson++),
    group: 'territory/a',
    answers: { Q1: 4, Q2: 'Il manque une salle de pause.' },
    store: memoryStore(),
    origin,
    ...change,
  }
}

async function stored() {
  const table = `ballots_${fixture.waveId.replaceAll('-', '')}` as const
  return await database.db.selectFrom(table).selectAll().execute()
}

type Cut = { path: 'credential' | 'ballot'; when: 'before' | 'after' }

/** A network that loses the first request to an address, or its answer. */
function cutting({ path, when }: Cut): typeof fetch {
  let cut = false
  return async (url, init) => {
    const hit = !cut && String(url).endsWith(`/${path}`)
    if (hit) cut = true
    if (hit && when === 'before') throw new TypeError('network')
    const response = await fetch(url, init)
    if (hit) throw new TypeError('network')
    return response
  }
}

const answering =
  (status: number, body: unknown): typeof fetch =>
  async () =>
    Response.json(body, { status })

describe('a ballot cast from a browser', () => {
  it('is accepted, numbered, and leaves nothing behind', async () => {
    const storage = new TestStorage()
    const steps: string[] = []
    const before = (await stored()).length
    const outcome = await castBallot(
      await page({ store: newStore(storage), onStep: (step) => steps.push(step) }),
    )
    expect(outcome).toMatchObject({ kind: 'accepted', resumed: false })
    expect(steps).toEqual(['sealing', 'asking-credential', 'sending-ballot'])
    expect(storage.kept.size).toBe(0)
    const rows = await stored()
    expect(rows).toHaveLength(before + 1)
    const numbers = rows.map(({ nullifier }) => ballotNumber(nullifier))
    expect(outcome.kind === 'accepted' && numbers.includes(outcome.number)).toBe(true)
  })

  it('sends no cookie, no referrer, and the secret to M2 only', async () => {
    const sent: { url: string; init: RequestInit }[] = []
    const recording: typeof fetch = (url, init) => {
      sent.push({ url: String(url), init: init! })
      return fetch(url, init)
    }
    const input = await page({ fetch: recording })
    await castBallot(input)
    expect(sent.map(({ url }) => url.split('/').at(-1))).toEqual(['credential', 'ballot'])
    for (const { init, url } of sent) {
      expect(init).toMatchObject({ credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store' })
      expect(url).not.toContain(input.secret)
    }
    expect(String(sent[0]!.init.body)).toContain(input.secret)
    expect(Buffer.from(sent[1]!.init.body as Uint8Array).includes(input.secret)).toBe(false)
  })

  it('asks no credential for an empty or unlawful answer', async () => {
    const never: typeof fetch = () => Promise.reject(new Error('nothing may be sent'))
    for (const [change, reason] of [
      [{ answers: {} }, 'empty'],
      [{ answers: { Q1: 9 } }, 'answers'],
      [{ answers: { Q9: 1 } }, 'answers'],
      [{ group: 'territory' }, 'group'],
    ] as const) {
      const outcome = await castBallot(await page({ ...change, fetch: never }))
      expect(outcome).toEqual({ kind: 'invalid', reason })
    }
  })
})

describe('a network cut', () => {
  const cuts: Cut[] = (['credential', 'ballot'] as const).flatMap((path) =>
    (['before', 'after'] as const).map((when) => ({ path, when })),
  )

  it.each(cuts)(
    '$when the $path, then the tab closed and other answers typed, gives one ballot: the first',
    async (cut) => {
      const storage = new TestStorage()
      const before = (await stored()).length
      const first = await page({ store: newStore(storage), fetch: cutting(cut) })
      expect(await castBallot(first)).toEqual({ kind: 'failed', reason: 'offline', retry: true })
      expect(storage.kept.size).toBe(1)
      const kept = [...storage.kept.values()][0]!

      const store = newStore(storage)
      expect(await hasPendingBallot(fixture.waveId, first.secret, store)).toBe(true)
      const reopened = { ...first, store, answers: { Q1: 1 }, group: 'territory/b', fetch: undefined }
      expect(await castBallot(reopened)).toMatchObject({ kind: 'accepted', resumed: true })
      expect(storage.kept.size).toBe(0)
      const rows = await stored()
      expect(rows).toHaveLength(before + 1)
      const { ciphertext } = JSON.parse(kept) as { ciphertext: string }
      expect(rows.some((row) => row.ciphertext.equals(Buffer.from(ciphertext, 'base64url')))).toBe(true)
    },
  )

  it('is retried in the same tab where storage is refused', async () => {
    const before = (await stored()).length
    const store = openPendingStore(() => {
      throw new DOMException('denied', 'SecurityError')
    }, 100)
    expect(store.durable).toBe(false)
    const input = await page({ store, fetch: cutting({ path: 'ballot', when: 'after' }) })
    expect(await castBallot(input)).toMatchObject({ kind: 'failed', reason: 'offline', retry: true })
    expect(await castBallot(input)).toMatchObject({ kind: 'accepted', resumed: true })
    expect(await stored()).toHaveLength(before + 1)
  })

  it('is retried with the same bytes though storage was wiped while the tab stayed open', async () => {
    const storage = new TestStorage()
    const input = await page({
      store: newStore(storage),
      fetch: cutting({ path: 'credential', when: 'after' }),
    })
    await castBallot(input)
    storage.clear()
    expect(await castBallot(input)).toMatchObject({ kind: 'accepted', resumed: true })
  })
})

describe('the record of an unfinished ballot', () => {
  it('is written before anything is sent, under a name that only the link gives', async () => {
    const storage = new TestStorage()
    let atFirstRequest: string[] = []
    const input = await page({ store: newStore(storage) })
    input.fetch = (url, init) => {
      if (atFirstRequest.length === 0) atFirstRequest = [...storage.kept.keys()]
      return fetch(url, init)
    }
    await castBallot(input)
    const text = new TextEncoder().encode(`pending${fixture.waveId}${input.secret}`)
    const name = toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', text)))
    expect(atFirstRequest).toEqual([name])
    expect(await pendingKey(fixture.waveId, input.secret)).toBe(name)
  })

  it('holds neither the secret nor an answer, and another person’s is not read', async () => {
    const storage = new TestStorage()
    const input = await page({
      store: newStore(storage),
      fetch: cutting({ path: 'credential', when: 'before' }),
    })
    await castBallot(input)
    const kept = [...storage.kept].flat().join()
    expect(kept).not.toContain(input.secret)
    expect(kept).not.toContain('salle de pause')
    const neighbour = await page({ store: newStore(storage) })
    expect(await hasPendingBallot(fixture.waveId, neighbour.secret, neighbour.store)).toBe(false)
    expect(await castBallot(neighbour)).toMatchObject({ kind: 'accepted', resumed: false })
    expect(storage.kept.size).toBe(1)
  })

  it('that is damaged counts as none', async () => {
    const storage = new TestStorage()
    const input = await page({ store: newStore(storage) })
    storage.setItem(await pendingKey(fixture.waveId, input.secret), '{"message":"!!"}')
    expect(await castBallot(input)).toMatchObject({ kind: 'accepted', resumed: false })
  })

  it('that can’t be kept stops before anything is sent', async () => {
    for (const behaviour of ['refuses', 'forgets'] as const) {
      const storage = new TestStorage()
      const store = newStore(storage)
      storage.behaviour = behaviour
      const never: typeof fetch = () => Promise.reject(new Error('nothing may be sent'))
      const outcome = await castBallot(await page({ store, fetch: never }))
      expect(outcome).toEqual({ kind: 'impossible', reason: 'storage-refused' })
    }
  })

  it('is kept in memory where the browser takes it and forgets it', () => {
    for (const behaviour of ['refuses', 'forgets'] as const) {
      const storage = new TestStorage()
      storage.behaviour = behaviour
      expect(newStore(storage).durable).toBe(false)
    }
    expect(newStore(new TestStorage()).durable).toBe(true)
  })

  it('is shared by two tabs of one browser: one ballot', async () => {
    const storage = new TestStorage()
    const before = (await stored()).length
    const input = await page()
    const tabs = [newStore(storage), newStore(storage)].map((store) => castBallot({ ...input, store }))
    const outcomes = await Promise.all(tabs)
    expect(outcomes.map(({ kind }) => kind)).toEqual(['accepted', 'accepted'])
    expect(await stored()).toHaveLength(before + 1)
  })
})

describe('each failure has its name', () => {
  it('link used on another computer: no second ballot, and no record left', async () => {
    const storage = new TestStorage()
    const input = await page()
    await castBallot(input)
    const before = (await stored()).length
    const outcome = await castBallot({ ...input, store: newStore(storage) })
    expect(outcome).toEqual({ kind: 'failed', reason: 'link-used', retry: false })
    expect(storage.kept.size).toBe(0)
    expect(await stored()).toHaveLength(before)
  })

  it('unknown link', async () => {
    const outcome = await castBallot(await page({ secret: 'A'.repeat(27) }))
    expect(outcome).toEqual({ kind: 'failed', reason: 'unknown-link', retry: false })
  })

  it('not yet open, then closed, and the record stays for whoever moves the hour', async () => {
    const storage = new TestStorage()
    const input = await page({ store: newStore(storage) })
    fixture.setClock(new Date(opensAt.getTime() - 1))
    expect(await castBallot(input)).toEqual({ kind: 'failed', reason: 'not-yet-open', retry: true })
    fixture.setClock(closesAt)
    expect(await castBallot(input)).toEqual({ kind: 'failed', reason: 'closed', retry: false })
    fixture.setClock(whileOpen)
    expect(await castBallot(input)).toMatchObject({ kind: 'accepted', resumed: true })
  })

  it('busy, suspended, unavailable, a proxy’s page, an answer that isn’t a signature', async () => {
    for (const [send, reason] of [
      [answering(429, { code: 'urn.busy' }), 'busy'],
      [answering(503, { code: 'urn.busy' }), 'busy'],
      [answering(503, { code: 'urn.suspended' }), 'suspended'],
      [answering(503, { code: 'urn.unavailable' }), 'unavailable'],
      [answering(403, 'proxy'), 'unavailable'],
      [answering(200, '<html>'), 'unavailable'],
      [answering(200, { signature: 'A'.repeat(512) }), 'unavailable'],
    ] as const) {
      const input = await page({ fetch: send })
      expect(await castBallot(input)).toEqual({ kind: 'failed', reason, retry: true })
      expect(await castBallot({ ...input, fetch: undefined })).toMatchObject({
        kind: 'accepted',
        resumed: true,
      })
    }
  })

  it('no WebCrypto, or an insecure context', () => {
    expect(canSeal()).toBe(true)
    expect(canSeal({ isSecureContext: false, crypto })).toBe(false)
    expect(canSeal({ isSecureContext: true })).toBe(false)
  })
})
