import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAccount } from '#app/domain/accounts/create-first-pilot.server.ts'
import { may, type Permission, type Role, roles } from '#app/domain/accounts/permissions.ts'
import { closedAt } from '#test/domain/results/closed-wave.ts'
import { type Instance, startInstance } from '#test/support/instance.ts'
import { needs, pages } from './page-needs.ts'
import { address, ask, askData, cookieOf, makePlace, now, type Place } from './places.ts'

/** What `makeClosedWave` writes in the comments of a wave. */
const unreadComment = 'Trop de trajets'
/** What `addAgents` names the people of the directory. */
const somebody = /\bNom\d/

let instance: Instance
let ours: Place
let theirs: Place
const cookies = new Map<Role, string>()
/** Of an account that holds every role of our démarche at once. */
let everyRole: string

beforeAll(async () => {
  instance = await startInstance({ clock: closedAt })
  ours = await makePlace(instance, 'ours@example.org')
  theirs = await makePlace(instance, 'theirs@example.org')
  for (const role of roles) cookies.set(role, await signIn(role, [role]))
  everyRole = await signIn('everything', roles)
}, 240_000)
afterAll(() => instance?.stop())

/** An account with roles in our démarche. @returns its cookie */
async function signIn(name: string, held: readonly Role[]): Promise<string> {
  const ctx = { db: instance.db, now, actor: null }
  const accountId = await createAccount(ctx, { name, email: `${name}@example.org`, locale: 'fr' })
  await instance.db
    .insertInto('role_assignments')
    .values(
      held.map((role) => ({ account_id: accountId, process_id: ours.processId, role, created_at: now() })),
    )
    .execute()
  // Bound to the employer of the person whose page is asked.
  await sql`
    insert into role_assignment_employers (assignment_id, employer_id)
    select role_assignments.id, employer_id from role_assignments, employments
    where account_id = ${accountId} and person_id = ${ours.personId} and role = 'human_resources'`.execute(
    instance.db,
  )
  return cookieOf(instance, accountId)
}

const askAs = (method: 'GET' | 'POST', path: string, cookie: string | null) =>
  ask(instance, method, path, cookie)
const askDataAs = (method: 'GET' | 'POST', path: string, cookie: string | null) =>
  askData(instance, method, path, cookie)

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
      const { status, text } = await askDataAs('GET', address(page, ours), cookies.get(role)!)
      // A comment that no moderator has read is on no page but theirs.
      const first = page === '/relecture/:commentId' && status === 200
      expect(text.includes(unreadComment), `${page} ${status}`).toBe(first)
      // People of the directory are met by who may read it, and are there to be met.
      if (!allowed(role, 'directory.read')) expect(text.match(somebody), page).toBe(null)
      else if (page === '/personnes') expect(text).toMatch(somebody)
      // Open data are the whole results: who reads a part of them has none to hand on.
      const whole = page.endsWith('/donnees-ouvertes.zip') && role === 'human_resources'
      if (whole) expect(status, page).toBe(404)
      else if (allowed(role, needs[page]!.read)) expect([200, 302], `${page} ${status}`).toContain(status)
      else expect(status, page).toBe(403)
    }
  })

  it('posts what the table of permissions says, and is refused the rest', async () => {
    for (const page of pages) {
      const { status } = await askDataAs('POST', address(page, ours), cookies.get(role)!)
      const { write } = needs[page]!
      if (!write) expect(status, page).toBe(405)
      // An empty form: refused for what it says, not for who sends it.
      else if (allowed(role, write)) expect([302, 400, 409, 422], `${page} ${status}`).toContain(status)
      else expect(status, page).toBe(403)
    }
  })
})

describe('every role together', () => {
  it('finds nothing of another démarche, by either address', async () => {
    for (const page of pages) {
      const { write } = needs[page]!
      expect((await askAs('GET', address(page, theirs), everyRole)).status, page).toBe(404)
      if (write) expect((await askAs('POST', address(page, theirs), everyRole)).status, page).toBe(404)
      if (
        !/:(wave|entry|report|results|version|block|import|assignment|person|tie|organisation|comment)Id/.test(
          page,
        )
      )
        continue
      const mixed = address(page, { ...theirs, processId: ours.processId })
      expect((await askAs('GET', mixed, everyRole)).status, mixed).toBe(404)
      // A form that says nothing may be refused before the wave is looked for.
      const { status } = await askAs('POST', mixed, everyRole)
      if (write) expect([400, 404, 422], mixed).toContain(status)
    }
  })

  it.each(roles)('nor does %s alone', async (role) => {
    for (const page of ['', '/personnes', '/vagues/:waveId', '/resultats/:resultsId'])
      expect((await askAs('GET', address(page, theirs), cookies.get(role)!)).status, page).toBe(404)
  })
})

/** Pages that ask for one act: it takes their button, not any form. */
const acts = [
  ...['/acces/:assignmentId/retirer', '/personnes/:personId/effacer'],
  ...['/personnes/importer/:importId/annuler', '/rapports/:reportId/supprimer'],
  ...['/personnes/organismes/:organisationId/reunir', '/personnes/organismes/:organisationId/retirer'],
  ...['/vagues/:waveId/lancement', '/vagues/:waveId/supprimer'],
]

it.each(acts)('does nothing at %s for a form that doesn’t say what it asks', async (page) => {
  const shown = await askAs('GET', address(page, ours), everyRole)
  const answer = await askAs('POST', address(page, ours), everyRole)
  // A page that has nothing to ask of this wave, report or import leads elsewhere, whatever was sent to it.
  expect(answer.status).toBe(shown.status === 200 ? 400 : 302)
  expect(answer.location).toBe(shown.location)
})

describe('a visitor', () => {
  it('is led to the sign-in page', async () => {
    for (const page of pages) {
      const path = address(page, ours)
      for (const method of ['GET', 'POST'] as const) {
        const { status, location } = await askAs(method, path, null)
        if (method === 'POST' && !needs[page]!.write) expect(status, page).toBe(405)
        else expect([status, location], page).toEqual([302, '/connexion'])
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
