import net from 'node:net'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAccount } from '#app/domain/accounts/create-first-pilot.server.ts'
import { sessionCookieHeader } from '#app/http/session-cookie.ts'
import { closedAt } from '#test/domain/results/closed-wave.ts'
import { type Instance, startInstance } from '#test/support/instance.ts'
import { signInLinkIn } from '#test/support/sign-in.ts'
import { type SmtpSink, startSmtpSink } from '#test/support/smtp-sink.ts'
import { pages } from './page-needs.ts'
import { address, cookieOf, makePlace, now, type Place } from './places.ts'
import { sendRaw } from './raw-request.ts'

/** The holes that recur in peers (peers-*.md), tried on every page where they could be. */
let instance: Instance
let sink: SmtpSink
let place: Place
let cookie: string

beforeAll(async () => {
  sink = await startSmtpSink()
  instance = await startInstance({ clock: closedAt, smtp: sink.url })
  place = await makePlace(instance, 'ours@example.org')
  const account = { name: 'Paul', email: 'paul@example.org', locale: 'fr' as const }
  const accountId = await createAccount({ db: instance.db, now, actor: null }, account)
  const role = { account_id: accountId, process_id: place.processId, created_at: now() }
  await instance.db
    .insertInto('role_assignments')
    .values([
      { ...role, role: 'administrator' },
      { ...role, role: 'pilot' },
    ])
    .execute()
  cookie = await cookieOf(instance, accountId)
}, 240_000)
afterAll(async () => {
  await instance?.stop()
  await sink?.stop()
})

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(instance.url + path, { redirect: 'manual', headers })
const post = (path: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(instance.url + path, {
    ...{ method: 'POST', redirect: 'manual', body: new URLSearchParams(form) },
    headers: { 'Sec-Fetch-Site': 'same-origin', ...headers },
  })
const respondents = () =>
  [
    '',
    '/protection',
    '/protection.pdf',
    '/donnees',
    '/verification',
    '/verification/ouverture.json',
    '/nothing',
  ].map((end) => `/e/${place.closedWaveId}${end}`)

describe('every page', () => {
  it('of staff forbids frames of others, guesses of types, scripts of others, and any copy kept of it', async () => {
    for (const page of pages) {
      const path = address(page, place)
      const { headers } = await get(path, { Cookie: cookie })
      const policy = headers.get('Content-Security-Policy') ?? ''
      expect(policy, path).toMatch(/default-src 'none'/)
      expect(policy, path).toMatch(/frame-ancestors 'self'/)
      expect(
        policy.replace(/style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox/, ''),
        path,
      ).not.toMatch(/unsafe-(inline|eval)|\*|https?:/)
      expect(headers.get('X-Content-Type-Options'), path).toBe('nosniff')
      expect(headers.get('X-Frame-Options'), path).toBe('SAMEORIGIN')
      expect(headers.get('Cache-Control'), path).toMatch(/^no-store(, no-store)*$/)
      expect(headers.get('Referrer-Policy'), path).toBe('same-origin')
    }
  })

  it('of respondents is of another world: no cookie, no referrer, the same for who is signed in', async () => {
    for (const path of respondents()) {
      const [plain, signedIn] = [
        await get(path),
        await get(path, { Cookie: cookie, 'Accept-Language': 'en' }),
      ]
      expect(await signedIn.text(), path).toBe(await plain.text())
      for (const { headers } of [plain, signedIn]) {
        expect(headers.get('Set-Cookie'), path).toBeNull()
        expect(headers.get('Referrer-Policy'), path).toBe('no-referrer')
        expect(headers.get('Content-Security-Policy'), path).toMatch(
          /form-action 'none'.*frame-ancestors 'self'/,
        )
        expect(headers.get('Content-Security-Policy'), path).not.toMatch(/unsafe|nonce|\*|https?:/)
        expect(headers.get('Vary') ?? '', path).not.toMatch(/cookie/i)
      }
    }
  })

  it('of respondents leaves no line behind', async () => {
    const before = instance.output()
    for (const path of [...respondents(), '/e/%zz', '/e/x/credential', `/e/${place.waveId}?secret=abc`]) {
      await get(path)
      await post(path, { secret: 'x' })
    }
    expect(instance.output()).toBe(before)
  })

  it('of respondents is served under no other writing of its address, where the rest of the site would serve it', async () => {
    for (const path of respondents().map((path) => path.slice(2))) {
      for (const start of ['/E', '/%65', '/%45']) {
        const answer = await get(start + path, { Cookie: cookie })
        const facts = [answer.status, answer.headers.get('Set-Cookie'), await answer.text()]
        expect(facts, start + path).toEqual([404, null, '404'])
      }
    }
    expect((await get(`/%44epositaire/${place.waveId}`)).status).toBe(404)
  })

  it('of respondents fails without a word of what was asked, and is served again once all is well', async () => {
    const asked = [...respondents(), `/depositaire/${place.waveId}`, '/b/montclair'].map(
      (path) => `${path}?langue=en&secret=abcdef`,
    )
    const statuses = () => Promise.all(asked.map(async (path) => (await get(path)).status))
    const well = await statuses()
    const before = instance.output().length
    const rename = (from: string, to: string) =>
      sql`alter table ${sql.table(from)} rename to ${sql.table(to)}`.execute(instance.db)
    await rename('consultations', 'gone')
    // A page of the other language, which is not in memory.
    const broken = `/e/${place.waveId}/protection`
    expect([(await get(broken)).status, (await get(asked.at(-2)!)).status]).toEqual([500, 500])
    await statuses()
    await rename('gone', 'consultations')
    // The worker misses the table too, and says it in its own words.
    const printed = instance.output().slice(before).trim().split('\n')
    expect(new Set(printed.filter((line) => !line.includes('"job":"tick"')))).toEqual(
      new Set(['respondent page: failed']),
    )
    expect([(await get(broken)).status, await statuses()]).toEqual([200, well])
  })
})

describe('a session', () => {
  const flags = async (baseUrl: string) =>
    new Headers(await sessionCookieHeader('secret', baseUrl)).get('Set-Cookie')

  it('is a cookie that no script reads, no other site sends, and on https no other host sets', async () => {
    expect(await flags('https://diapason.example')).toMatch(
      /^__Host-session=.*; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    )
    expect(await flags('http://localhost:3000')).toMatch(/^session=.*; Path=\/; HttpOnly; SameSite=Lax$/)
  })

  it('can’t be chosen beforehand by somebody else: signing in makes a new one, and the link works once', async () => {
    const code = await signInCode()
    const chosen = 'session=ImNob3Nlbi1ieS1zb21lYm9keS1lbHNlIg%3D%3D'
    const answer = await post('/connexion/lien', { code }, { Cookie: chosen })
    const given = answer.headers.get('Set-Cookie')?.split(';')[0] ?? ''
    expect([answer.status, given.startsWith('session=')]).toEqual([302, true])
    expect(given).not.toBe(chosen)
    expect((await get('/demarches', { Cookie: chosen })).status).toBe(302)
    expect((await get('/demarches', { Cookie: given })).status).toBe(200)
    const again = await post('/connexion/lien', { code })
    expect([again.status, again.headers.get('Set-Cookie')]).toEqual([
      expect.toSatisfy((status) => status >= 400),
      null,
    ])
    const out = await post('/deconnexion', {}, { Cookie: given })
    expect(out.status).toBe(302)
    expect((await get('/demarches', { Cookie: given })).status).toBe(302)
  })

  it('takes no form from another site, whatever the method is said to be', async () => {
    const path = `/demarches/${place.processId}/corriger`
    const name = async () =>
      (
        await instance.db
          .selectFrom('processes')
          .select('name')
          .where('id', '=', place.processId)
          .executeTakeFirst()
      )?.name
    const before = await name()
    const headers = { Cookie: cookie, 'Sec-Fetch-Site': 'cross-site', Origin: 'https://spy.example' }
    expect((await post(path, { name: 'Pris' }, headers)).status).toBe(403)
    for (const override of ['X-HTTP-Method-Override', 'X-HTTP-Method', 'X-Method-Override']) {
      const tricked = await get(`${path}?_method=POST&name=Pris`, { Cookie: cookie, [override]: 'POST' })
      expect([tricked.status, await name()]).toEqual([200, before])
    }
    for (const method of ['PUT', 'PATCH', 'DELETE'])
      expect((await fetch(instance.url + path, { method, headers: { Cookie: cookie } })).status).toBe(405)
    expect(await name()).toBe(before)
  })
})

/** Asks for a link, its host poisoned. @returns the code of the mail that came */
async function signInCode(): Promise<string> {
  const before = sink.received.length
  const body = new URLSearchParams({ email: 'paul@example.org' }).toString()
  await sendRaw(instance.url, {
    method: 'POST',
    target: '/connexion',
    headers: [
      ['Host', 'spy.example'],
      ['X-Forwarded-Host', 'spy.example'],
      ['Forwarded', 'host=spy.example'],
      ['Content-Type', 'application/x-www-form-urlencoded'],
    ],
    body: Buffer.from(body),
  })
  await expect.poll(() => sink.received.length, { timeout: 30_000 }).toBe(before + 1)
  const { mail } = sink.received.at(-1)!
  expect(`${mail.text}${mail.html}`).not.toContain('spy.example')
  const link = signInLinkIn(mail.text ?? '')
  expect(link.startsWith(instance.url)).toBe(true)
  return link.split('#')[1]!
}

describe('a redirection', () => {
  it('never leads to another site', async () => {
    const targets = [
      'https://spy.example',
      '//spy.example',
      '/\\spy.example',
      '/%2f/spy.example',
      'javascript:alert(1)',
      '/a\r\nLocation: https://spy.example',
    ]
    for (const page of targets) {
      const { headers, status } = await post('/langue', { locale: 'en', page })
      expect([status, headers.get('Location')], page).toEqual([302, '/'])
    }
    for (const path of [
      '//spy.example',
      '/\\spy.example',
      '/%5Cspy.example',
      '//spy.example/%2e%2e',
      '/connexion//spy.example',
    ]) {
      const { status, text } = await sendRaw(instance.url, {
        method: 'GET',
        target: path,
        headers: [],
        body: null,
      })
      expect(text.split('\r\n\r\n')[0], path).not.toMatch(/^location: *(https?:)?[/\\]{2}/im)
      expect(status, path).toBeLessThan(500)
    }
  })
})

describe('a client that sends too much or too slowly', () => {
  it('is not read', async () => {
    const body = new Uint8Array(20_000_000)
    for (const path of [`/e/${place.waveId}/ballot`, `/e/${place.waveId}/credential`, '/connexion']) {
      const status = await fetch(instance.url + path, { method: 'POST', body }).then(
        (answer) => answer.status,
        () => 0,
      )
      expect([0, 400, 413], `${path} ${status}`).toContain(status)
    }
    const headers = [['X-Long', 'a'.repeat(100_000)]] as const
    expect((await sendRaw(instance.url, { method: 'GET', target: '/', headers, body: null })).status).toBe(
      431,
    )
  })

  it('holds nobody else up', async () => {
    const { hostname, port } = new URL(instance.url)
    const slow = Array.from({ length: 200 }, () => {
      const socket = net.connect(Number(port), hostname)
      socket.on('error', () => undefined)
      socket.write(`POST /e/${place.waveId}/ballot HTTP/1.1\r\nHost: x\r\nContent-Length: 5000\r\n\r\na`)
      return socket
    })
    expect((await get(`/e/${place.closedWaveId}`)).status).toBe(410)
    expect((await get('/connexion')).status).toBe(200)
    for (const socket of slow) socket.destroy()
  })
})
