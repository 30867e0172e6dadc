import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openSession } from '#app/domain/accounts/session.server.ts'
import { findWave } from '#app/domain/consultations/queries.server.ts'
import { hasUnsentDeliveries } from '#app/domain/invitations/queries.server.ts'
import { openPublicPage, savePublicPage } from '#app/domain/settings/save-public-page.server.ts'
import { sessionCookieHeader } from '#app/http/session-cookie.ts'
import { addAgents, launchedWave, makePilot } from '#test/factories/open-wave.ts'
import { type Instance, startInstance } from '#test/support/instance.ts'
import { body, contentType, jsonTo, place, query, request, segment, text, value } from './garbage-requests.ts'
import { type RawRequest, sendRaw } from './raw-request.ts'

const now = new Date('2027-03-08T10:00:00Z')
const hours = (count: number) => new Date(now.getTime() + count * 3_600_000)

let instance: Instance
let cookie: string

beforeAll(async () => {
  instance = await startInstance({ clock: now })
  const { db } = instance
  const pilot = await makePilot(db, () => now)
  place.processId = pilot.processId
  await addAgents(pilot, 24)
  place.waveId = await launchedWave(pilot, { opens: hours(-1), closes: hours(500) })
  await savePublicPage(pilot.ctx, pilot.processId, { purposeFr: 'Mieux servir.', slug: 'val-d-ambre' })
  await openPublicPage(pilot.ctx, pilot.processId)
  const secret = await openSession({ db, now: () => now, actor: null }, pilot.ctx.actor.accountId)
  const header = new Headers(await sessionCookieHeader(secret, instance.url)).get('Set-Cookie') ?? ''
  cookie = header.split(';')[0] ?? ''
  const ctx = { db, now: () => now, actor: null }
  // Launched by the worker, and every message gone: nothing is written any more but by what a test sends.
  const allSent = async () => {
    expect((await findWave(ctx, place.waveId))?.phase).toBe('open')
    expect(await hasUnsentDeliveries(ctx, place.waveId)).toBe(false)
  }
  await vi.waitFor(allSent, { timeout: 60_000, interval: 200 })
}, 240_000)
afterAll(() => instance?.stop())

/** Rows of every table of ours, but those that count requests. */
async function countRows(): Promise<Record<string, number>> {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> 'rate_limits'`.execute(
    instance.db,
  )
  const counts: Record<string, number> = {}
  for (const { name } of rows) {
    const found = await sql<{ n: number }>`select count(*)::integer as n from ${sql.table(name)}`.execute(
      instance.db,
    )
    counts[name] = found.rows[0]!.n
  }
  return counts
}

const stack = /\n\s+at .+[:(]|node_modules|\.[jt]sx?:\d+|\/app\/|file:\/\//

async function expectRefusal(request: RawRequest) {
  const { status, text } = await sendRaw(instance.url, request)
  const told = `${request.method} ${request.target}\n${text.slice(0, 600)}`
  expect(status, told).toBeLessThan(500)
  // An answer is closed without a word only where HTTP has none to give.
  if (status === 0) expect(request.method, told).toBe('CONNECT')
  expect(text.replaceAll(/\/assets\/[\w.-]+/g, '')).not.toMatch(stack)
}

describe('garbage', () => {
  it('at any public address gets an answer below 500 without a word about the code, and writes nothing', async () => {
    const before = await countRows()
    expect(Object.keys(before).length).toBeGreaterThan(20)
    await fc.assert(fc.asyncProperty(request, expectRefusal), {
      numRuns: 300,
      examples: ['GET', 'POST', 'TRACE', 'PUT', 'OPTIONS'].map((each): [RawRequest] => [
        jsonTo('/connexion', each),
      ]),
    })
    expect(await countRows()).toEqual(before)
    expect(instance.output()).not.toMatch(stack)
  }, 120_000)

  it('longer than any form is not read', async () => {
    const send = async (length: number) => {
      const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
      const body = new Uint8Array(length).fill(97)
      return (await fetch(`${instance.url}/connexion`, { method: 'POST', headers, body })).status
    }
    expect([await send(255 * 1024), await send(257 * 1024)]).toEqual([400, 413])
  })

  it('in the file and the fields of an import is refused with a sentence', async () => {
    const before = await countRows()
    const cell = text.map((raw) => raw.toWellFormed())
    const file = fc.oneof(
      fc.uint8Array({ minLength: 1, maxLength: 300 }),
      fc
        .array(fc.array(cell, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 5 })
        .map((rows) => Buffer.from(rows.map((row) => row.join(';')).join('\n'))),
    )
    await fc.assert(
      fc.asyncProperty(file, value, contentType, async (content, name, type) => {
        const part = `--x\r\nContent-Disposition: form-data; name="file"; filename="${name.replaceAll('"', '')}"\r\nContent-Type: ${type}\r\n\r\n`
        await expectRefusal({
          method: 'POST',
          target: `/demarches/${place.processId}/personnes/importer`,
          headers: [
            ['Cookie', cookie],
            ['Sec-Fetch-Site', 'same-origin'],
            ['Content-Type', 'multipart/form-data; boundary=x'],
          ],
          body: Buffer.concat([Buffer.from(part), content, Buffer.from('\r\n--x--\r\n')]),
        })
      }),
      { numRuns: 60 },
    )
    // A table whose headings say nothing is kept for its columns to be chosen; nothing of it is in the directory.
    await instance.db.deleteFrom('directory_imports').where('state', '=', 'previewed').execute()
    expect(await countRows()).toEqual(before)
    expect(instance.output()).not.toMatch(stack)
  }, 120_000)

  it('in the forms of an open wave is refused with a sentence, and changes nothing of the wave', async () => {
    const before = await countRows()
    const field = fc.oneof(
      text.map((raw) => raw.toWellFormed()),
      fc.constantFrom(
        '2027-02-30',
        '9999-12-31',
        '25:61',
        '-1',
        '1e9',
        '6001',
        'a@',
        'pace',
        'again',
        'correct',
      ),
      fc.uuid(),
    )
    // What would be accepted is left out: a code of a question with two titles, a reason in both languages.
    const forms = {
      envois: ['intent', 'person', 'address', 'perMinute'],
      relances: ['kind', 'send', 'on', 'at', 'noteFr', 'noteEn'],
      prolonger: ['closesOn', 'closesAt'],
      corriger: ['code', 'titleFr', 'helpFr', 'helpEn'],
      ajouter: ['person', 'intent'],
      annuler: ['reasonFr'],
      reprendre: ['x'],
    }
    const sent = fc
      .constantFrom(...(Object.keys(forms) as (keyof typeof forms)[]))
      .chain((page) =>
        fc.tuple(
          fc.constant(page),
          fc.array(fc.tuple(fc.constantFrom(...forms[page]), field), { maxLength: 8 }),
        ),
      )
    await fc.assert(
      fc.asyncProperty(sent, async ([page, fields]) => {
        await expectRefusal({
          method: 'POST',
          target: `/demarches/${place.processId}/vagues/${place.waveId}/${page}`,
          headers: [
            ['Cookie', cookie],
            ['Sec-Fetch-Site', 'same-origin'],
            ['Content-Type', 'application/x-www-form-urlencoded'],
          ],
          body: Buffer.from(new URLSearchParams(fields).toString()),
        })
      }),
      { numRuns: 100 },
    )
    expect(await countRows()).toEqual(before)
    const { state, closes_at } = await instance.db
      .selectFrom('waves')
      .select(['state', 'closes_at'])
      .where('id', '=', place.waveId)
      .executeTakeFirstOrThrow()
    expect([state, closes_at]).toEqual(['launched', hours(500)])
    expect(instance.output()).not.toMatch(stack)
  }, 120_000)

  it('in the address of a page of staff, of someone signed in, is refused too', async () => {
    const before = await countRows()
    const places = readFileSync(new URL('../guards/urls.json', import.meta.url), 'utf8')
    const staffPath = fc
      .tuple(
        fc.constantFrom(...(JSON.parse(places) as string[]).filter((url) => url.includes(':processId'))),
        fc.array(segment, { minLength: 3, maxLength: 3 }),
        query,
      )
      .map(([url, parts, asked]) => {
        let at = 0
        return url.replace(':processId', place.processId).replaceAll(/:\w+/g, () => parts[at++]!) + asked
      })
    const parameters = fc
      .tuple(fc.constantFrom('recherche', 'employeur', 'tri', 'ordre', 'page'), segment)
      .map((pair) => `/demarches/${place.processId}/personnes?${pair.join('=')}`)
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(staffPath, parameters),
        fc.constantFrom('GET', 'POST'),
        body,
        contentType,
        async (target, verb, sent, type) =>
          expectRefusal({
            method: verb,
            target,
            headers: [
              ['Cookie', cookie],
              ['Sec-Fetch-Site', 'same-origin'],
              ['Content-Type', type],
            ],
            body: verb === 'GET' ? null : sent,
          }),
      ),
      { numRuns: 100 },
    )
    // A list that was downloaded is in the journal: that is what the journal is for.
    expect({ ...(await countRows()), journal: 0 }).toEqual({ ...before, journal: 0 })
    expect(instance.output()).not.toMatch(stack)
  }, 120_000)
})
