import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSession } from '#app/domain/accounts/session.server.ts'
import { getWaveAudience } from '#app/domain/consultations/audience.server.ts'
import { getWave } from '#app/domain/consultations/queries.server.ts'
import { sessionCookieHeader } from '#app/http/session-cookie.ts'
import { addAgents, draftWave, makePilot, type Pilot } from '#test/factories/open-wave.ts'
import { type Instance, startInstance } from '#test/support/instance.ts'
import { sendRaw } from './raw-request.ts'

const now = new Date('2027-02-01T10:00:00Z')
const dates = { opens: new Date('2027-03-02T08:00:00Z'), closes: new Date('2027-03-23T17:00:00Z') }

let instance: Instance
let pilot: Pilot
let waveId: string
let cookie: string
let employerId: string

beforeAll(async () => {
  instance = await startInstance({ clock: now })
  pilot = await makePilot(instance.db, () => now)
  await addAgents(pilot, 30)
  waveId = await draftWave(pilot, dates)
  const { id } = await instance.db
    .selectFrom('employers')
    .select('id')
    .where('process_id', '=', pilot.processId)
    .orderBy('name')
    .executeTakeFirstOrThrow()
  employerId = id
  const ctx = { db: instance.db, now: () => now, actor: null }
  const secret = await openSession(ctx, pilot.ctx.actor.accountId)
  const header = new Headers(await sessionCookieHeader(secret, instance.url)).get('Set-Cookie') ?? ''
  cookie = header.split(';')[0] ?? ''
}, 240_000)
afterAll(() => instance?.stop())

const stack = /\n\s+at .+[:(]|node_modules|\.[jt]sx?:\d+|\/app\/|file:\/\//

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }).map((text) => text.toWellFormed()),
  fc.constantFrom(
    ...[
      '',
      ' ',
      '\0',
      '—',
      '%',
      '__proto__',
      '[]',
      '{}',
      'null',
      '-1',
      '1e9',
      '0000-01-01',
      '9999-12-31',
      '24:00',
    ],
    ...['\u202e', "' or 1=1 --", '<script>', '28f04d79-f13a-47ac-9575-76ef99a95485', 'x'.repeat(5_000)],
  ),
)

/** Fields each page reads, with what it expects of each, so that one wrong value is met behind the right others. */
const forms: Record<string, Record<string, readonly string[]>> = {
  preparer: {
    ...{ label: ['T0'], titleFr: ['Titre'], titleEn: ['Title'], whoFr: [''], whyFr: ['Pourquoi'] },
    ...{ representatives: ['email', 'none'], representativesEmail: ['cst@example.org', ''] },
  },
  destinataires: {
    ...{
      intent: ['count', 'save'],
      employers: ['all', 'some'],
      employer: ['employer'],
      jobs: ['any', 'contains', 'one-of'],
    },
    ...{
      jobWords: ['école, cantine'],
      job: ['Agent'],
      services: ['any', 'some'],
      service: ['Voirie'],
      email: ['any', 'with'],
    },
  },
  groupes: { depth: ['segment', 'employer', 'service'] },
  dates: {
    ...{ intent: ['save', 'proposed'], opensOn: ['2027-03-02'], opensAt: ['09:00'] },
    ...{ closesOn: ['2027-03-23'], closesAt: ['18:00'] },
  },
  essai: { account: [''], addresses: ['pas une adresse'], hours: ['24', '7'] },
}

const filled = fc.constantFrom(...Object.keys(forms)).chain((page) => {
  const fields = Object.entries(forms[page]!).map(([name, right]) => {
    const values = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...right) }, hostile)
    return fc.array(values, { minLength: 0, maxLength: 2 }).map((list) => list.map((value) => [name, value]))
  })
  return fc.tuple(
    fc.constant(page),
    fc.tuple(...fields).map((parts) => parts.flat()),
  )
})

async function post(page: string, pairs: readonly (readonly string[])[]) {
  const form = new URLSearchParams()
  for (const [name, value] of pairs) form.append(name!, value === 'employer' ? employerId : value!)
  return sendRaw(instance.url, {
    method: 'POST',
    target: `/demarches/${pilot.processId}/vagues/${waveId}/${page}`,
    headers: [
      ['Cookie', cookie],
      ['Sec-Fetch-Site', 'same-origin'],
      ['Content-Type', 'application/x-www-form-urlencoded'],
    ],
    body: Buffer.from(form.toString()),
  })
}

describe('the pages of a preparation', () => {
  it('take or refuse any form with a word, and leave a draft that can be read', async () => {
    await fc.assert(
      fc.asyncProperty(filled, async ([page, pairs]) => {
        const { status, text } = await post(page, pairs)
        expect([200, 302, 400, 409, 413, 422], `${page} ${JSON.stringify(pairs)} ${status}`).toContain(status)
        expect(text.replaceAll(/\/assets\/[\w.-]+/g, '')).not.toMatch(stack)
      }),
      { numRuns: 150 },
    )
    const wave = await getWave(pilot.ctx, pilot.processId, waveId)
    expect(wave.state).toBe('draft')
    expect(wave.closesAt!.getTime()).toBeGreaterThan(wave.opensAt!.getTime())
    await getWaveAudience(pilot.ctx, waveId)
    const waves = await instance.db.selectFrom('waves').select('id').execute()
    expect(waves).toHaveLength(1)
    expect(instance.output()).not.toMatch(stack)
  }, 240_000)

  it('can be asked for with any query', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...Object.keys(forms), 'apercu', 'apercu/courriel', 'apercu/questionnaire', 'lancer'),
        fc.constantFrom('detail', 'langue', 'ecran', 'courriel', 'enregistre', '_data', '_routes'),
        hostile,
        async (page, name, value) => {
          const { status, text } = await sendRaw(instance.url, {
            method: 'GET',
            target: `/demarches/${pilot.processId}/vagues/${waveId}/${page}?${name}=${encodeURIComponent(value)}`,
            headers: [['Cookie', cookie]],
            body: null,
          })
          expect(status, `${page}?${name}=${value}`).toBeLessThan(500)
          expect(text.replaceAll(/\/assets\/[\w.-]+/g, '')).not.toMatch(stack)
        },
      ),
      { numRuns: 60 },
    )
  }, 240_000)
})
