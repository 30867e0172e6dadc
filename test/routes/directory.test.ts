import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSession } from '#app/domain/accounts/session.server.ts'
import { fileLimits } from '#app/domain/directory/file-limits.ts'
import { sessionCookieHeader } from '#app/http/session-cookie.ts'
import { createTerritory } from '#test/domain/directory/territory.ts'
import { sheetXml, workbookParts, zip } from '#test/domain/directory/write-workbook.ts'
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
  const upload = (content: Uint8Array<ArrayBuffer>, fileName = 'agents.csv', kind = 'agents') => {
    const form = new FormData()
    form.set('kind', kind)
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
  const forgetImports = () =>
    instance.db.deleteFrom('directory_imports').where('process_id', '=', territory.processId).execute()
  return { ...territory, people, get, post, upload, imports, forgetImports }
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

describe('a list', () => {
  it('is exported in both formats, imported again without a change, and undone on a page of its own', async () => {
    const file = 'Nom;Prénom;Commune;Fonction\nMorel;Jeanne;Ambreville;Maire\n'
    const bytes = new TextEncoder().encode(file)
    const path = (await theirs.upload(bytes, 'elus.csv', 'elected')).headers.get('Location') ?? ''
    const preview = await (await theirs.get(path)).text()
    await theirs.post(path, new URLSearchParams({ intent: 'confirm', seal: seal(preview) }))
    await expect
      .poll(async () => (await theirs.get(path)).text(), { timeout: 30_000 })
      .toContain('Le fichier est écrit')
    expect(await (await theirs.get(`${theirs.people}/elus`)).text()).toContain('Jeanne')
    for (const format of ['csv', 'xlsx']) {
      const answer = await theirs.get(`${theirs.people}/export.${format}?liste=elus`)
      expect(answer.headers.get('Content-Disposition')).toContain(`elus.${format}`)
      const exported = new Uint8Array(await answer.arrayBuffer())
      const again = (await theirs.upload(exported, `elus.${format}`, 'elected')).headers.get('Location') ?? ''
      expect(await (await theirs.get(again)).text()).toContain('la liste dit déjà tout ce que dit ce fichier')
      await theirs.post(again, new URLSearchParams({ intent: 'cancel' }))
    }
    const undo = `${path}/annuler`
    expect(await (await theirs.get(undo)).text()).toContain('Annuler l’importation')
    expect((await theirs.post(undo, new URLSearchParams())).status).toBe(400)
    expect((await theirs.post(undo, new URLSearchParams({ intent: 'undo' }))).status).toBe(302)
    expect(await (await theirs.get(path)).text()).toContain('Cette importation est annulée')
    expect(await (await theirs.get(`${theirs.people}/elus`)).text()).not.toContain('Jeanne')
    await theirs.forgetImports()
  }, 60_000)

  it('is a workbook too, its columns chosen by hand', async () => {
    const workbook = zip(
      workbookParts({
        Agents: sheetXml([
          ['A', 'B', 'C'],
          ['Roux', 'Ana', 'Ambreville'],
        ]),
      }),
    )
    const path =
      (await theirs.upload(workbook as Uint8Array<ArrayBuffer>, 'a.xlsx')).headers.get('Location') ?? ''
    expect(await (await theirs.get(path)).text()).toContain('Il manque\u202f: prénom')
    const columns = { 'column:familyName': '0', 'column:givenName': '1', 'column:employer': '2' }
    expect((await theirs.post(path, new URLSearchParams({ intent: 'columns', ...columns }))).status).toBe(302)
    const read = await (await theirs.get(path)).text()
    expect(read).toContain('value="confirm"')
    expect(read).not.toContain('Il manque\u202f: prénom')
    await theirs.forgetImports()
  })
})

describe('one person', () => {
  it('is added, corrected with errors tied to fields, handed over, and erased on a page that says what goes', async () => {
    const add = `${theirs.people}/ajouter`
    const form = {
      givenName: 'Zoé',
      familyName: 'Petit',
      locale: 'fr',
      employerId: theirs.employers.Ambreville ?? '',
    }
    const wrong = await theirs.post(add, new URLSearchParams({ ...form, familyName: '—', email: 'faux' }))
    expect(wrong.status).toBe(400)
    const refused = await wrong.text()
    expect(refused).toContain('Cette adresse n’est pas complète')
    expect(refused).toContain('value="Zoé"')
    const added = await theirs.post(add, new URLSearchParams(form))
    expect(added.status).toBe(302)
    const here = added.headers.get('Location') ?? ''
    const twice = await theirs.post(add, new URLSearchParams(form))
    expect(twice.status).toBe(409)
    expect(await twice.text()).toContain('name="another"')
    expect(await (await theirs.get(here)).text()).toContain('Zoé Petit')
    const correct = await (await theirs.get(`${here}/corriger`)).text()
    const tie = /name="ties\[0\]\.id" value="([^"]+)"/u.exec(correct)?.[1] ?? ''
    const ties = { 'ties[0].id': tie, 'ties[0].service': 'Voirie' }
    const corrected = await theirs.post(
      `${here}/corriger`,
      new URLSearchParams({ ...form, ...ties, email: 'zoe@exemple.fr' }),
    )
    expect(corrected.status).toBe(302)
    const page = await (await theirs.get(here)).text()
    expect(page).toContain('zoe@exemple.fr')
    expect(page).toContain('Voirie')
    const data = await theirs.get(`${here}/donnees.json`)
    expect(await data.json()).toMatchObject({ person: { email: 'zoe@exemple.fr' } })
    expect((await ours.get(here)).status).toBe(404)
    expect((await ours.get(here.replace(theirs.processId, ours.processId))).status).toBe(404)
    expect(await (await theirs.get(`${here}/effacer`)).text()).toContain('Ce qui est effacé')
    expect((await theirs.post(`${here}/effacer`, new URLSearchParams())).status).toBe(400)
    expect((await theirs.post(`${here}/effacer`, new URLSearchParams({ intent: 'erase' }))).status).toBe(302)
    expect((await theirs.get(here)).status).toBe(404)
  })

  it('garbage in her forms is refused, and writes nothing', async () => {
    const count = async () => {
      const rows = await instance.db.selectFrom('persons').select('id').execute()
      return rows.length
    }
    const before = await count()
    const word = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constantFrom('\0', '', 'on', '[]', '__proto__', 'fr', '\ud800'),
    )
    const name = fc.constantFrom(
      'familyName',
      'givenName',
      'email',
      'locale',
      'ties[0].id',
      'ties[x]',
      'ties',
      'another',
      'intent',
      '__proto__',
    )
    const page = fc.constantFrom(
      'ajouter',
      'ajouter?liste=elus',
      `${crypto.randomUUID()}/corriger`,
      `${crypto.randomUUID()}/effacer`,
    )
    await fc.assert(
      fc.asyncProperty(page, fc.array(fc.tuple(name, word), { maxLength: 5 }), async (where, pairs) => {
        const body = new URLSearchParams(pairs.map(([key, value]) => [key, value.toWellFormed()]))
        const answer = await theirs.post(`${theirs.people}/${where}`, body)
        expect([400, 404, 409, 422]).toContain(answer.status)
        expect(await answer.text()).not.toMatch(/\bat .*\.[jt]s:\d+/u)
      }),
      { numRuns: 40 },
    )
    expect(await count()).toBe(before)
  }, 60_000)
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
      fc.uint8Array({ maxLength: 200 }).map((tail) => Buffer.concat([Buffer.from('PK\u0003\u0004'), tail])),
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
