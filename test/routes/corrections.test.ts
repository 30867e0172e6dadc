import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSession } from '#app/domain/accounts/session.server.ts'
import { sessionCookieHeader } from '#app/http/session-cookie.ts'
import { createTerritory } from '#test/domain/directory/territory.ts'
import { makeHolder } from '#test/factories/staff.ts'
import { type Instance, startInstance } from '#test/support/instance.ts'

/** Organisations, employments and mandates, and who administers the instance: what their pages answer. */
let instance: Instance
let ours: Awaited<ReturnType<typeof signIn>>
let theirs: Awaited<ReturnType<typeof signIn>>
const now = () => new Date()

beforeAll(async () => {
  instance = await startInstance()
  ours = await signIn('Val d’Ambre')
  theirs = await signIn('Val de Loire')
}, 240_000)
afterAll(() => instance?.stop())

async function browse(accountId: string) {
  const secret = await openSession({ db: instance.db, now, actor: null }, accountId)
  const header = new Headers(await sessionCookieHeader(secret, instance.url)).get('Set-Cookie') ?? ''
  const headers = {
    Cookie: header.split(';')[0] ?? '',
    Origin: instance.url,
    'Sec-Fetch-Site': 'same-origin',
  }
  const ask = async (path: string, init: RequestInit = {}) => {
    const answer = await fetch(instance.url + path, { headers, redirect: 'manual', ...init })
    const location = answer.headers.get('Location')
    return { status: answer.status, location, text: (await answer.text()).replaceAll('&#x27;', '’') }
  }
  const post = (path: string, fields: Record<string, string> = {}) =>
    ask(path, { method: 'POST', body: new URLSearchParams(fields) })
  return { get: (path: string) => ask(path), post }
}

/** A démarche of five employers, seen by its pilot. */
async function signIn(name: string) {
  const territory = await createTerritory(instance, name)
  const { processId } = territory
  const people = `/demarches/${processId}/personnes`
  const add = (name: string) =>
    instance.db
      .insertInto('employers')
      .values({ process_id: processId, kind: 'ccas', segment: 'other_communes', name })
      .returning('id')
      .executeTakeFirstOrThrow()
  const { accountId } = territory.ctx.actor
  return { ...territory, people, add, list: `${people}/organismes`, ...(await browse(accountId)) }
}

const ccas = { name: 'CCAS d’Ambreville', kind: 'ccas', segment: 'other_communes', employs: 'on' }

describe('an organisation', () => {
  it('is added, corrected, made one with another, and removed', async () => {
    expect(await ours.post(`${ours.list}/ajouter`, ccas)).toMatchObject({ status: 302, location: ours.list })
    const listed = (await ours.get(ours.list)).text
    const added = new RegExp(`href="${ours.list}/([\\w-]{36})"[^>]*>CCAS d’Ambreville`, 'u').exec(listed)?.[1]
    const page = `${ours.list}/${added}`
    expect((await ours.get(page)).text).toContain('Personne n’y travaille')
    const corrected = { ...ccas, name: 'CIAS', kind: 'cias', siren: '200 000 172' }
    expect(await ours.post(page, corrected)).toMatchObject({ status: 409 })
    expect(await ours.post(page, { ...corrected, siren: '' })).toMatchObject({ status: 302 })
    expect((await ours.get(page)).text).toContain('value="CIAS"')
    const { id: other } = await ours.add('CIAS du Val')
    expect((await ours.get(`${page}/reunir`)).text).toContain('Réunir les deux organismes')
    expect(await ours.post(`${page}/reunir`, { into: other, intent: 'merge' })).toMatchObject({
      status: 302,
      location: `${ours.list}/${other}`,
    })
    expect((await ours.get(page)).status).toBe(404)
    expect((await ours.get(`${ours.list}/${other}/retirer`)).text).toContain('Retirer de la liste')
    expect(await ours.post(`${ours.list}/${other}/retirer`, { intent: 'delete' })).toMatchObject({
      status: 302,
      location: ours.list,
    })
    expect((await ours.get(`${ours.list}/${other}`)).status).toBe(404)
  })

  it('is refused in words when what was typed will not do, and nothing is written', async () => {
    const wrong = await ours.post(`${ours.list}/ajouter`, { ...ccas, name: ' ', siren: '123' })
    expect(wrong.status).toBe(400)
    expect(wrong.text).toContain('aria-invalid="true"')
    const again = await ours.post(`${ours.list}/ajouter`, { ...ccas, name: 'AMBREVILLE' })
    expect(again.status).toBe(409)
    expect(again.text).toContain('Ambreville est déjà dans la liste.')
    const { id } = await ours.add('Syndicat')
    const unsaid = await ours.post(`${ours.list}/${id}/reunir`, { into: 'x', intent: 'merge' })
    expect(unsaid).toMatchObject({ status: 422, text: expect.stringContaining('Choisissez l’organisme') })
    const itself = await ours.post(`${ours.list}/${id}/reunir`, { into: id, intent: 'merge' })
    expect(itself.status).toBe(400)
    expect((await ours.post(`${ours.list}/${id}/retirer`)).status).toBe(400)
    const { id: other } = await ours.add('Syndicat voisin')
    expect((await ours.post(`${ours.list}/${id}/reunir`, { into: other })).status).toBe(400)
    expect((await ours.get(`${ours.list}/${id}`)).status).toBe(200)
  })

  it('of the territory is corrected in the démarche: neither removed nor made one with another', async () => {
    const commune = `${ours.list}/${ours.employers.Ambreville}`
    expect((await ours.get(commune)).text).not.toContain('/retirer')
    const removal = await ours.post(`${commune}/retirer`, { intent: 'delete' })
    expect(removal).toMatchObject({ status: 409, text: expect.stringContaining('corrigez la démarche') })
    expect(removal.text).not.toContain('/reunir')
    const into = ours.employers['Les Ormes'] ?? ''
    expect((await ours.post(`${commune}/reunir`, { into, intent: 'merge' })).status).toBe(409)
    expect((await ours.post(commune, ccas)).status).not.toBe(500)
    expect((await ours.get(commune)).text).toContain('Ambreville')
  })

  it('of another démarche is not there, and can not be taken into ours', async () => {
    const { id: foreign } = await theirs.add('Office de tourisme')
    const { id } = await ours.add('Office')
    for (const page of ['', '/reunir', '/retirer']) {
      const path = `${ours.list}/${foreign}${page}`
      expect((await ours.get(path)).status, page).toBe(404)
      const intent = page === '/reunir' ? 'merge' : 'delete'
      expect((await ours.post(path, { ...ccas, into: id, intent })).status, page).toBe(404)
    }
    const taken = await ours.post(`${ours.list}/${id}/reunir`, { into: foreign, intent: 'merge' })
    expect(taken.status).toBe(404)
    expect((await theirs.get(`${theirs.list}/${foreign}`)).text).toContain('Office de tourisme')
  })
})

describe('an employment', () => {
  const person = { givenName: 'Ana', familyName: 'Roux', email: '', locale: 'fr', job: '', service: '' }
  const add = async (of: typeof ours, familyName: string) => {
    const employerId = of.employers.Ambreville ?? ''
    await of.post(`${of.people}/ajouter`, { ...person, familyName, employerId, matricule: '' })
    const { id } = await instance.db
      .selectFrom('persons')
      .select('id')
      .where('process_id', '=', of.processId)
      .where('family_name', '=', familyName)
      .executeTakeFirstOrThrow()
    return `${of.people}/${id}`
  }
  const tiesOf = (page: string) =>
    instance.db
      .selectFrom('employments')
      .innerJoin('employers', 'employers.id', 'employments.employer_id')
      .select(['employments.id', 'employers.name'])
      .where('person_id', '=', page.split('/').at(-1)!)
      .orderBy('employers.name')
      .execute()

  it('is added beside another, then ended; the last one stays, with its reason', async () => {
    const page = await add(ours, 'Roux')
    const employerId = ours.employers['Les Ormes'] ?? ''
    expect((await ours.get(`${page}/rattacher`)).text).toContain('Les Ormes')
    expect(await ours.post(`${page}/rattacher`, { employerId, job: 'Agent' })).toMatchObject({
      status: 302,
      location: page,
    })
    const twice = await ours.post(`${page}/rattacher`, { employerId, job: '' })
    expect(twice.status).toBe(409)
    const [first, second] = await tiesOf(page)
    expect([first?.name, second?.name]).toEqual(['Ambreville', 'Les Ormes'])
    const end = (id = '') => `${page}/rattachements/${id}/terminer`
    expect((await ours.get(end(first?.id))).text).toContain('Mettre fin à cet emploi')
    expect((await ours.post(end(first?.id), { main: 'nobody' })).status).toBe(400)
    expect(await ours.post(end(first?.id))).toMatchObject({ status: 302, location: page })
    const last = await ours.post(end(second?.id))
    expect(last).toMatchObject({ status: 409, text: expect.stringContaining('effacez sa fiche') })
    expect((await tiesOf(page)).map(({ name }) => name)).toEqual(['Les Ormes'])
  })

  it('is not added without an employer of the démarche, nor ended by another démarche', async () => {
    const page = await add(ours, 'Blanc')
    expect((await ours.post(`${page}/rattacher`, { employerId: 'x' })).status).toBe(400)
    const foreign = theirs.employers['Les Ormes'] ?? ''
    expect((await ours.post(`${page}/rattacher`, { employerId: foreign, job: '' })).status).toBe(404)
    const [only] = await tiesOf(page)
    const personId = page.split('/').at(-1)
    const through = `${theirs.people}/${personId}/rattachements/${only?.id}/terminer`
    expect((await theirs.get(through)).status).toBe(404)
    expect((await theirs.post(through)).status).toBe(404)
    expect(
      (await theirs.post(`${theirs.people}/${personId}/rattacher`, { employerId: foreign })).status,
    ).toBe(404)
    expect(await tiesOf(page)).toHaveLength(1)
  })
})

describe('who administers the instance', () => {
  it('invites, is told what is wrong, removes, and never the last one', async () => {
    const first = await makeHolder(instance.db, now, { processId: null, role: 'administrator' })
    const admin = await browse(first.accountId)
    const intent = 'remove'
    const alone = await admin.post(`/instance/${first.assignmentId}/retirer`, { intent })
    expect(alone).toMatchObject({ status: 409, text: expect.stringContaining('qui administre l’instance') })
    const wrong = await admin.post('/instance/inviter', { name: '', email: 'noe', locale: 'fr' })
    expect(wrong.status).toBe(400)
    const noe = { name: 'Noé Perrin', email: 'noe@exemple.fr', locale: 'fr' }
    expect(await admin.post('/instance/inviter', noe)).toMatchObject({ status: 302, location: '/instance' })
    expect((await admin.post('/instance/inviter', noe)).text).toContain('administre déjà l’instance')
    const page = (await admin.get('/instance')).text
    expect(page).toContain('Noé Perrin')
    const second = [...page.matchAll(/\/instance\/([\w-]{36})\/retirer/gu)]
      .map(([, id]) => id)
      .find((id) => id !== first.assignmentId)
    expect((await admin.get(`/instance/${second}/retirer`)).text).toContain('Noé Perrin')
    expect((await admin.post(`/instance/${second}/retirer`)).status).toBe(400)
    expect((await admin.get('/instance')).text).toContain('Noé Perrin')
    expect((await admin.post(`/instance/${second}/retirer`, { intent })).location).toBe('/instance')
    expect((await admin.post(`/instance/${second}/retirer`, { intent })).status).toBe(404)
  })

  it('is nobody’s business in a démarche', async () => {
    for (const page of ['', '/inviter', `/${crypto.randomUUID()}/retirer`]) {
      expect((await ours.get(`/instance${page}`)).status, page).toBe(404)
    }
    const before = await instance.db.selectFrom('accounts').select('id').execute()
    const mallory = { name: 'Mal', email: 'mal@exemple.fr', locale: 'fr' }
    expect((await ours.post('/instance/inviter', mallory)).status).toBe(404)
    expect(await instance.db.selectFrom('accounts').select('id').execute()).toHaveLength(before.length)
  })
})
