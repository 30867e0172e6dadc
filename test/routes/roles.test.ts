import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createAccount } from '#app/domain/accounts/create-first-pilot.server.ts'
import { may, type Permission, type Role, roles } from '#app/domain/accounts/permissions.ts'
import { openSession } from '#app/domain/accounts/session.server.ts'
import { startImport } from '#app/domain/directory/start-import.server.ts'
import { freezeReport } from '#app/domain/reports/freeze-report.server.ts'
import { publishReport } from '#app/domain/reports/publish-report.server.ts'
import { sessionCookieHeader } from '#app/http/session-cookie.ts'
import { closedAt, makeClosedWave } from '#test/domain/reports/closed-wave.ts'
import { addAgents, draftWave, makePilot } from '#test/factories/open-wave.ts'
import { type Instance, startInstance } from '#test/support/instance.ts'

/** What each page of a démarche needs to be read, and to be posted to; null where nothing is posted. */
const needs: Record<string, { read: Permission; write: Permission | null }> = {
  '': { read: 'process.read', write: null },
  '/acces': { read: 'access.read', write: null },
  '/acces.csv': { read: 'access.read', write: null },
  '/acces/:assignmentId': { read: 'access.manage', write: 'access.manage' },
  '/acces/:assignmentId/retirer': { read: 'access.manage', write: 'access.manage' },
  '/acces/inviter': { read: 'access.manage', write: 'access.manage' },
  '/archiver': { read: 'process.archive', write: 'process.archive' },
  '/calendrier': { read: 'process.read', write: null },
  '/calendrier.ics': { read: 'process.read', write: null },
  '/calendrier/:entryId/deplacer': { read: 'process.edit', write: 'process.edit' },
  '/calendrier/periodes-fermees': { read: 'process.read', write: 'process.edit' },
  '/corriger': { read: 'process.edit', write: 'process.edit' },
  '/consultations': { read: 'wave.read', write: null },
  '/consultations/nouvelle': { read: 'wave.prepare', write: 'wave.prepare' },
  '/journal': { read: 'journal.read', write: null },
  '/journal.csv': { read: 'journal.read', write: null },
  '/personnes': { read: 'directory.read', write: null },
  '/personnes/:personId': { read: 'directory.read', write: null },
  '/personnes/:personId/corriger': { read: 'directory.edit', write: 'directory.edit' },
  '/personnes/:personId/donnees.json': { read: 'directory.export', write: null },
  '/personnes/:personId/effacer': { read: 'directory.edit', write: 'directory.edit' },
  '/personnes/ajouter': { read: 'directory.edit', write: 'directory.edit' },
  '/personnes/export.csv': { read: 'directory.export', write: null },
  '/personnes/export.xlsx': { read: 'directory.export', write: null },
  '/personnes/elus': { read: 'directory.read', write: null },
  '/personnes/organismes': { read: 'directory.read', write: null },
  '/personnes/importer/:importId/annuler': { read: 'directory.import', write: 'directory.import' },
  '/personnes/importer': { read: 'directory.import', write: 'directory.import' },
  '/personnes/importer/:importId': { read: 'directory.import', write: 'directory.import' },
  '/personnes/modele.csv': { read: 'directory.import', write: null },
  '/rapports': { read: 'report.read', write: null },
  '/rapports/:reportId': { read: 'report.read', write: null },
  '/rapports/:reportId/publier': { read: 'report.publish', write: 'report.publish' },
  '/rapports/:reportId/rapport.csv': { read: 'report.read', write: null },
  '/rapports/:reportId/rapport.pdf': { read: 'report.read', write: null },
  '/reglages': { read: 'settings.edit', write: null },
  '/reglages/accessibilite': { read: 'settings.edit', write: 'settings.edit' },
  '/reglages/contacts': { read: 'settings.edit', write: 'settings.edit' },
  '/reglages/couleurs': { read: 'settings.edit', write: 'settings.edit' },
  '/reglages/donnees-personnelles': { read: 'settings.edit', write: 'settings.edit' },
  '/reglages/expediteur': { read: 'settings.edit', write: 'settings.edit' },
  '/reglages/logo': { read: 'settings.edit', write: 'settings.edit' },
  '/reglages/mentions-legales': { read: 'settings.edit', write: 'settings.edit' },
  '/reglages/page-publique': { read: 'settings.edit', write: 'settings.edit' },
  '/reglages/page-publique/apercu': { read: 'settings.edit', write: null },
  '/vagues/:waveId': { read: 'wave.read', write: 'wave.launch' },
  '/vagues/:waveId/ajouter': { read: 'wave.launch', write: 'wave.launch' },
  '/vagues/:waveId/annuler': { read: 'wave.launch', write: 'wave.launch' },
  '/vagues/:waveId/apercu': { read: 'wave.prepare', write: 'wave.prepare' },
  '/vagues/:waveId/apercu/courriel': { read: 'wave.prepare', write: null },
  '/vagues/:waveId/apercu/questionnaire': { read: 'wave.prepare', write: null },
  '/vagues/:waveId/corriger': { read: 'wave.launch', write: 'wave.launch' },
  '/vagues/:waveId/dates': { read: 'wave.prepare', write: 'wave.prepare' },
  '/vagues/:waveId/destinataires': { read: 'wave.prepare', write: 'wave.prepare' },
  '/vagues/:waveId/envois': { read: 'wave.run', write: 'wave.run' },
  '/vagues/:waveId/essai': { read: 'wave.prepare', write: 'wave.launch' },
  '/vagues/:waveId/groupes': { read: 'wave.prepare', write: 'wave.prepare' },
  '/vagues/:waveId/lancer': { read: 'wave.launch', write: 'wave.launch' },
  '/vagues/:waveId/preparer': { read: 'wave.prepare', write: 'wave.prepare' },
  '/vagues/:waveId/prolonger': { read: 'wave.launch', write: 'wave.launch' },
  '/vagues/:waveId/relances': { read: 'wave.run', write: 'wave.run' },
  '/vagues/:waveId/reprendre': { read: 'wave.prepare', write: 'wave.prepare' },
  '/vagues/:waveId/supprimer': { read: 'wave.run', write: 'wave.run' },
  '/vagues/:waveId/proces-verbal/:kind': { read: 'record.read', write: null },
}

const base = '/demarches/:processId'
const listed = JSON.parse(readFileSync(new URL('../guards/urls.json', import.meta.url), 'utf8')) as string[]
const pages = listed.filter((url) => url.startsWith(base)).map((url) => url.slice(base.length))

/** The identifiers of a démarche and of what is in it. */
interface Place {
  processId: string
  waveId: string
  entryId: string
  closedWaveId: string
  reportId: string
  importId: string
  personId: string
  assignmentId: string
}

let instance: Instance
let ours: Place
let theirs: Place
const cookies = new Map<Role, string>()

beforeAll(async () => {
  instance = await startInstance({ clock: closedAt })
  ours = await makePlace('ours@example.org')
  theirs = await makePlace('theirs@example.org')
  for (const role of roles) cookies.set(role, await signIn(role))
}, 240_000)
afterAll(() => instance?.stop())
beforeEach(async () => {
  ours.assignmentId = await addModerator(ours.processId)
})

const now = () => closedAt

async function makePlace(email: string): Promise<Place> {
  const { db } = instance
  const pilot = await makePilot(db, now, email)
  const { ctx, processId } = pilot
  await addAgents(pilot, 12)
  const dates = { opens: new Date('2027-03-02T08:00:00Z'), closes: new Date('2027-03-23T17:00:00Z') }
  const closedWaveId = await makeClosedWave(db, processId)
  const { reportId } = await freezeReport(ctx, { waveId: closedWaveId })
  await publishReport(ctx, { processId, reportId })
  const pdf = Buffer.from('%PDF-1.7')
  await db
    .insertInto('records')
    .values({ wave_id: closedWaveId, kind: 'opening', data: {}, pdf, sha256: pdf, recorded_on: '2026-11-01' })
    .execute()
  const content = new TextEncoder().encode('nom;prénom;employeur\nDurand;Ana;Montclair')
  const { importId } = await startImport(ctx, { processId, fileName: 'a.csv', content })
  const assignmentId = await addModerator(processId)
  const waveId = await draftWave(pilot, dates)
  const { id: entryId } = await db
    .selectFrom('calendar_entries')
    .select('id')
    .where('process_id', '=', processId)
    .where('code', '=', 'M2')
    .executeTakeFirstOrThrow()
  const { id: personId } = await db
    .selectFrom('persons')
    .select('id')
    .where('process_id', '=', processId)
    .limit(1)
    .executeTakeFirstOrThrow()
  return { processId, waveId, entryId, closedWaveId, reportId, importId, personId, assignmentId }
}

/** A role that nobody signs in with: one role may take it away, the next finds another. */
async function addModerator(processId: string): Promise<string> {
  const account = { name: 'M', email: `${randomUUID()}@example.org`, locale: 'fr' as const }
  const account_id = await createAccount({ db: instance.db, now, actor: null }, account)
  const { id } = await instance.db
    .insertInto('role_assignments')
    .values({ account_id, process_id: processId, role: 'moderator', created_at: now() })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** An account with one role in our démarche. @returns its cookie */
async function signIn(role: Role): Promise<string> {
  const ctx = { db: instance.db, now, actor: null }
  const accountId = await createAccount(ctx, { name: role, email: `${role}@example.org`, locale: 'fr' })
  await instance.db
    .insertInto('role_assignments')
    .values({ account_id: accountId, process_id: ours.processId, role, created_at: now() })
    .execute()
  // Bound to the employer of the person whose page is asked.
  if (role === 'human_resources') {
    await sql`
      insert into role_assignment_employers (assignment_id, employer_id)
      select role_assignments.id, employer_id from role_assignments, employments
      where account_id = ${accountId} and person_id = ${ours.personId}`.execute(instance.db)
  }
  const header = new Headers(await sessionCookieHeader(await openSession(ctx, accountId), instance.url))
  return header.get('Set-Cookie')?.split(';')[0] ?? ''
}

function address(page: string, place: Place): string {
  const waveId = page.includes('proces-verbal') ? place.closedWaveId : place.waveId
  const ids: Record<string, string> = { ...place, waveId, kind: 'ouverture.pdf' }
  return `${base}${page}`.replaceAll(/:(\w+)/g, (_, name: string) => ids[name]!)
}

async function ask(method: 'GET' | 'POST', path: string, role: Role | null): Promise<Response> {
  const cookie = role ? { Cookie: cookies.get(role)! } : null
  const answer = await fetch(instance.url + path, {
    method,
    headers: { 'Sec-Fetch-Site': 'same-origin', ...cookie },
    redirect: 'manual',
    ...(method === 'POST' ? { body: new URLSearchParams() } : {}),
  })
  await answer.arrayBuffer()
  return answer
}

/** A role's right, by the table that the pages themselves ask. */
function allowed(role: Role, permission: Permission): boolean {
  const grants = [{ processId: 'p', role, employerIds: null }]
  return may({ accountId: '', name: '', email: '', locale: 'fr', grants }, permission, 'p')
}

it('says of every page of a démarche what it needs, and of no other', () => {
  expect(Object.keys(needs).sort()).toEqual([...pages].sort())
})

describe.each(roles)('%s', (role) => {
  it('reads what the table of permissions says, and is refused the rest', async () => {
    for (const page of pages) {
      const { status } = await ask('GET', address(page, ours), role)
      if (allowed(role, needs[page]!.read)) expect([200, 302], `${page} ${status}`).toContain(status)
      else expect(status, page).toBe(403)
    }
  })

  it('posts what the table of permissions says, and is refused the rest', async () => {
    for (const page of pages) {
      const { status } = await ask('POST', address(page, ours), role)
      const { write } = needs[page]!
      if (!write) expect(status, page).toBe(405)
      // An empty form: refused for what it says, not for who sends it.
      else if (allowed(role, write)) expect([302, 400, 409, 422], `${page} ${status}`).toContain(status)
      else expect(status, page).toBe(403)
    }
  })

  it('finds nothing of another démarche, by either address', async () => {
    for (const page of pages) {
      expect((await ask('GET', address(page, theirs), role)).status, page).toBe(404)
      const { write } = needs[page]!
      if (write) expect((await ask('POST', address(page, theirs), role)).status, page).toBe(404)
      if (!/:(wave|report|import|assignment|person)Id/.test(page)) continue
      const mixed = address(page, { ...theirs, processId: ours.processId })
      const [read, posted] = [await ask('GET', mixed, role), await ask('POST', mixed, role)]
      expect(read.status, mixed).toBe(allowed(role, needs[page]!.read) ? 404 : 403)
      // A form that says nothing may be refused before the wave is looked for.
      if (write) expect(allowed(role, write) ? [400, 404, 422] : [403], mixed).toContain(posted.status)
    }
  })
})

describe('a visitor', () => {
  it('is led to the sign-in page', async () => {
    for (const page of pages) {
      const path = address(page, ours)
      for (const method of ['GET', 'POST'] as const) {
        const { status, headers } = await ask(method, path, null)
        if (method === 'POST' && !needs[page]!.write) expect(status, page).toBe(405)
        else expect([status, headers.get('Location')], page).toEqual([302, '/connexion'])
      }
    }
  })
})

it('changes nothing of another démarche, whoever asked', async () => {
  const { waveId, importId, closedWaveId } = theirs
  const wave = await instance.db
    .selectFrom('waves')
    .select('state')
    .where('id', '=', waveId)
    .executeTakeFirst()
  const file = await instance.db
    .selectFrom('directory_imports')
    .select('state')
    .where('id', '=', importId)
    .executeTakeFirst()
  expect([wave?.state, file?.state]).toEqual(['draft', 'previewed'])
  const trials = await instance.db.selectFrom('trial_messages').select('wave_id').execute()
  expect(trials.filter((row) => row.wave_id !== ours.waveId)).toEqual([])
  expect(closedWaveId).not.toBe(ours.closedWaveId)
})
