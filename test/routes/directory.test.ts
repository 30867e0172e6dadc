import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSession } from '#app/domain/accounts/session.server.ts'
import { fileLimits } from '#app/domain/directory/file-limits.ts'
import { sessionCookieHeader } from '#app/http/session-cookie.ts'
import { createTerritory } from '#test/domain/directory/territory.ts'
import { type Instance, startInstance } from '#test/support/instance.ts'

const messy = readFileSync(new URL('../fixtures/directory/agents-windows-1252.csv', import.meta.url))

let instance: Instance
let ours: Awaited<ReturnType<typeof signIn>>
let theirs: Awaited<ReturnType<typeof signIn>>

beforeAll(async () => {
  instance = await startInstance()
  ours = await signIn('Val d’Ambre')
  theirs = await signIn('Val de Loire')
}, 240_000)
afterAll(() => instance?.stop())

/** A démarche, and its pilot signed in as a browser without JavaScript. */
async function signIn(name: string) {
  const territory = await createTerritory(instance, name)
  const now = () => new Date()
  const secret = await openSession({ db: instance.db, now, actor: null }, territory.ctx.actor.accountId)
  const header = new Headers(await sessionCookieHeader(secret, instance.url)).get('Set-Cookie') ?? ''
  const headers = {
    Cookie: header.split(';')[0] ?? '',
    Origin: instance.url,
    'Sec-Fetch-Site': 'same-origin',
  }
  const people = `/demarches/${territory.processId}/personnes`
  const get = (path: string) => fetch(instance.url + path, { headers, redirect: 'manual' })
  const post = (
    path: string,
    body: FormData | URLSearchParams | Uint8Array<ArrayBuffer>,
    more: Record<string, string> = {},
  ) =>
    fetch(instance.url + path, { method: 'POST', headers: { ...headers, ...more }, body, redirect: 'manual' })
  const upload = (content: Uint8Array<ArrayBuffer>, fileName = 'agents.csv') => {
    const form = new FormData()
    form.set('file', new File([content], fileName))
    return post(`${people}/importer`, form)
  }
  const imports = async () => {
    const rows = await instance.db
      .selectFrom('directory_imports')
      .select('id')
      .where('process_id', '=', territory.processId)
      .execute()
    return rows.length
  }
  return { ...territory, people, get, post, upload, imports }
}

const seal = (page: string) => /name="seal" value="([^"]+)"/u.exec(page)?.[1] ?? ''

describe('the import of a file, without JavaScript', () => {
  it('is uploaded, explained, answered, confirmed, written by the worker, and shown', async () => {
    const uploaded = await ours.upload(messy as Uint8Array<ArrayBuffer>, '../<b>agents</b>.csv')
    expect(uploaded.status).toBe(302)
    const path = uploaded.headers.get('Location') ?? ''
    const preview = await (await ours.get(path)).text()
    expect(preview).toContain('b&gt;.csv')
    expect(preview).toContain('n’est pas un employeur de cette démarche')
    expect(preview).toContain('Les Ormes (nom le plus proche)')
    expect(preview).toContain('Même employeur et même matricule que la ligne 3')
    expect(preview).not.toContain('value="confirm"')

    const early = await ours.post(path, new URLSearchParams({ intent: 'confirm', seal: seal(preview) }))
    expect(early.status).toBe(422)
    expect(await early.text()).toContain('Lignes qui attendent votre réponse')
    const choices = { 'answer:6': 'different', 'employer:les orme': ours.employers['Les Ormes'] ?? '' }
    const decided = await ours.post(path, new URLSearchParams({ intent: 'decide', ...choices }))
    expect(decided.status).toBe(302)
    const settled = await (await ours.get(path)).text()
    expect(settled).toContain('value="confirm"')
    const confirmed = await ours.post(path, new URLSearchParams({ intent: 'confirm', seal: seal(settled) }))
    expect(confirmed.status).toBe(302)
    await expect
      .poll(async () => (await ours.get(path)).text(), { timeout: 30_000 })
      .toContain('Le fichier est écrit')
    const list = await (await ours.get(`${ours.people}?recherche=durand`)).text()
    expect(list).toContain('DURAND')
    expect(list).toContain('helene.durand@exemple.fr')
    expect(list).not.toContain('NGUYEN')
  }, 60_000)

  it('starts from a model to download', async () => {
    const model = await ours.get(`${ours.people}/modele.csv`)
    const bytes = new Uint8Array(await model.arrayBuffer())
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect((await ours.upload(bytes)).status).toBe(302)
  })
})

describe('what is refused', () => {
  it('another démarche’s import is not found', async () => {
    const path = (await ours.upload(messy as Uint8Array<ArrayBuffer>)).headers.get('Location') ?? ''
    const foreign = path.replace(ours.processId, theirs.processId)
    for (const attempt of [
      theirs.get(path),
      theirs.get(foreign),
      theirs.post(foreign, new URLSearchParams({ intent: 'cancel' })),
    ]) {
      expect((await attempt).status).toBe(404)
    }
    expect((await ours.get(`${ours.people}/importer/nothing`)).status).toBe(404)
    expect((await ours.get(path)).status).toBe(200)
  })

  it('no file, a file too large, a body that is no form', async () => {
    const none = await theirs.upload(new Uint8Array(), '')
    expect(none.status).toBe(422)
    expect(await none.text()).toContain('Aucun fichier n’a été choisi')
    const large = await theirs.upload(new Uint8Array(fileLimits.bytes + 100_000))
    expect(large.status).toBe(413)
    const broken = await theirs.post(
      `${theirs.people}/importer`,
      new TextEncoder().encode('--x\r\nnothing'),
      {
        'Content-Type': 'multipart/form-data; boundary=x',
      },
    )
    expect(broken.status).toBe(400)
    expect(await theirs.imports()).toBe(0)
  })

  it('garbage is answered with a sentence, and nothing is kept', async () => {
    const garbage = fc.oneof(
      fc.uint8Array({ minLength: 1, maxLength: 300 }),
      fc.uint8Array({ maxLength: 60 }).map((tail) => Buffer.concat([Buffer.from('nom;prénom\n'), tail])),
    )
    await fc.assert(
      fc.asyncProperty(garbage, async (bytes) => {
        const answer = await theirs.upload(new Uint8Array(bytes))
        const page = await answer.text()
        expect(answer.status).toBe(422)
        expect(page).toContain('Le fichier n’a pas pu être lu')
        expect(page).not.toMatch(/\bat .*\.[jt]s:\d+/u)
      }),
      { numRuns: 25 },
    )
    expect(await theirs.imports()).toBe(0)
  }, 60_000)
})
