import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createAccount } from '#app/domain/accounts/create-first-pilot.server.ts'
import { openSession } from '#app/domain/accounts/session.server.ts'
import { archiveProcess } from '#app/domain/processes/archive-process.server.ts'
import { sessionCookieHeader } from '#app/http/session-cookie.ts'
import { newProcess } from '#test/domain/calendar/new-process.ts'
import { type Instance, startInstance } from '#test/support/instance.ts'

const base = '/demarches/:processId'
const now = () => new Date('2027-03-01T12:00:00Z')
const urls = JSON.parse(readFileSync(new URL('../guards/urls.json', import.meta.url), 'utf8')) as string[]
/** Reopening is what an archived démarche still accepts. */
const pages = urls.filter((url) => url.startsWith(base) && url !== `${base}/archiver`)

let instance: Instance
let cookie: string
let processId: string

beforeAll(async () => {
  instance = await startInstance({ clock: now() })
  const { db } = instance
  const pilot = await newProcess(instance, now)
  processId = pilot.processId
  await archiveProcess(pilot.ctx, processId, true)
  const ctx = { db, now, actor: null }
  const accountId = await createAccount(ctx, { name: 'Ana', email: 'ana@example.org', locale: 'fr' })
  for (const role of ['administrator', 'pilot']) {
    const row = { account_id: accountId, process_id: processId, role, created_at: now() }
    await db.insertInto('role_assignments').values(row).execute()
  }
  const header = new Headers(await sessionCookieHeader(await openSession(ctx, accountId), instance.url))
  cookie = header.get('Set-Cookie')?.split(';')[0] ?? ''
}, 240_000)
afterAll(() => instance?.stop())

async function ask(method: 'GET' | 'POST', url: string): Promise<{ status: number; text: string }> {
  const path = url
    .replace(':processId', processId)
    .replaceAll(/:\w+Id/g, processId)
    .replace(':kind', 'ouverture.pdf')
  const answer = await fetch(instance.url + path, {
    method,
    headers: { 'Sec-Fetch-Site': 'same-origin', Cookie: cookie },
    redirect: 'manual',
    ...(method === 'POST' ? { body: new URLSearchParams({ intent: 'add', name: 'Trop tard' }) } : {}),
  })
  return { status: answer.status, text: await answer.text() }
}

it.each(pages)('%s accepts nothing while the démarche is archived', async (url) => {
  const { status, text } = await ask('POST', url)
  // Pages that take no form answer 405 or 400 whatever the démarche; those that do say why they refuse.
  expect([400, 404, 405, 409]).toContain(status)
  if (status !== 409) return
  expect(text).toContain('Cette démarche est archivée')
})

it('refuses those that take forms, and lets everything be read', async () => {
  const taking = [
    '/corriger',
    '/calendrier/periodes-fermees',
    '/calendrier/:entryId/deplacer',
    '/consultations/nouvelle',
  ]
  for (const page of taking) expect((await ask('POST', base + page)).status, page).toBe(409)
  for (const page of ['', '/calendrier', '/calendrier.ics', '/rapports', '/archiver']) {
    expect((await ask('GET', base + page)).status, page).toBe(200)
  }
})
