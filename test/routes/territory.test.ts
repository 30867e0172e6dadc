import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSession } from '#app/domain/accounts/session.server.ts'
import { getSettings } from '#app/domain/settings/queries.server.ts'
import { saveLogo } from '#app/domain/settings/save-logo.server.ts'
import {
  closePublicPage,
  openPublicPage,
  savePublicPage,
} from '#app/domain/settings/save-public-page.server.ts'
import { saveAccessibility, saveColours, saveSender } from '#app/domain/settings/save-settings.server.ts'
import { accessibilitySchema } from '#app/domain/settings/schema.ts'
import { getLook } from '#app/domain/settings/territory-look.server.ts'
import { sessionCookieHeader } from '#app/http/session-cookie.ts'
import { png } from '#test/domain/settings/pictures.ts'
import { makePilot, type Pilot } from '#test/factories/open-wave.ts'
import { type Instance, startInstance } from '#test/support/instance.ts'
import { sendRaw } from './raw-request.ts'

const now = new Date('2026-11-23T09:00:00Z')
const pages = ['accessibilite', 'donnees-personnelles', 'mentions-legales', 'plan-du-site', 'aide']
const files = ['couleurs.css', 'logo']

let instance: Instance
let ours: Pilot
let theirs: Pilot
let cookie: string

beforeAll(async () => {
  instance = await startInstance({ clock: now })
  ours = await makePilot(instance.db, () => now)
  theirs = await makePilot(instance.db, () => now, 'theirs@example.org')
  for (const { ctx, processId } of [ours, theirs]) {
    await saveLogo(ctx, processId, png({ width: 40, height: 40 }))
    await saveColours(ctx, processId, { accent: '#ffcc00', second: '#e9a820', background: '#ffffff' })
  }
  const anonymous = { db: instance.db, now: () => now, actor: null }
  const secret = await openSession(anonymous, ours.ctx.actor.accountId)
  const header = new Headers(await sessionCookieHeader(secret, instance.url))
  cookie = header.get('Set-Cookie')?.split(';')[0] ?? ''
}, 240_000)
afterAll(() => instance?.stop())

async function open({ ctx, processId }: Pilot, slug: string) {
  await savePublicPage(ctx, processId, { purposeFr: 'Mieux servir.\n\nRien n’est décidé.', slug })
  await openPublicPage(ctx, processId)
}

async function get(path: string, headers: Record<string, string> = {}) {
  const answer = await fetch(instance.url + path, { headers, redirect: 'manual' })
  return { status: answer.status, headers: answer.headers, text: await answer.text() }
}

/** A page without what differs from one answer to the next. */
function bare({ text, headers }: Awaited<ReturnType<typeof get>>): string {
  const nonce = /'nonce-([^']+)'/.exec(headers.get('Content-Security-Policy') ?? '')?.[1]
  return text.replaceAll(nonce ?? '', '')
}

describe('before its page is open', () => {
  it('a démarche leaves no trace at its address', async () => {
    const { slug } = await getSettings(ours.ctx, ours.processId)
    for (const path of ['', ...pages.map((page) => `/${page}`)]) {
      const [known, unknown] = [await get(`/d/${slug}${path}`), await get(`/d/nobody-here${path}`)]
      expect([known.status, unknown.status], path).toEqual([404, 404])
      expect(bare(known).replaceAll(slug, 'nobody-here'), path).toBe(bare(unknown))
      expect(known.text).not.toContain('Val d’Ambre')
    }
    for (const file of files) expect((await get(`/d/${slug}/${file}`)).status).toBe(404)
    expect((await get('/')).text).not.toContain('Val d’Ambre')
    expect((await get('/informations')).text).not.toContain('Val d’Ambre')
    expect((await get(`/d/${ours.processId}`)).status).toBe(404)
  })

  it('its mandatory pages are found by those who were given them', async () => {
    for (const page of pages) {
      const { status, text } = await get(`/d/${ours.processId}/${page}`)
      expect(status, page).toBe(200)
      expect(text).toContain('Communauté de communes du Val d’Ambre')
      expect(text).toContain(`href="/d/${ours.processId}/accessibilite"`)
    }
  })

  it('a mention that is missing says whom to ask', async () => {
    const { text } = await get(`/d/${ours.processId}/mentions-legales`)
    expect(text).toContain('Cette information n’a pas encore été donnée. Demandez-la à l’accueil de')
  })
})

describe('once open', () => {
  beforeAll(() => open(ours, 'val-d-ambre'))

  it('is found by its address and listed on the first page; its identifier leads there', async () => {
    const { status, text } = await get('/d/val-d-ambre')
    expect(status).toBe(200)
    expect(text).toContain('Rien n’est décidé.')
    expect((await get('/')).text).toContain('href="/d/val-d-ambre"')
    const { status: moved, headers } = await get(`/d/${ours.processId}`)
    expect([moved, headers.get('Location')]).toEqual([302, '/d/val-d-ambre'])
    expect((await get('/d/VAL-D-AMBRE')).status).toBe(404)
  })

  it('shows exactly one state of conformity, everywhere', async () => {
    const states = /Accessibilité[\u202f ]: (totalement|partiellement|non) conforme/g
    for (const path of [
      '/',
      '/connexion',
      '/d/val-d-ambre',
      ...pages.map((page) => `/d/val-d-ambre/${page}`),
    ]) {
      const { text } = await get(path)
      const visible = text.slice(text.indexOf('<body'), text.indexOf('<script'))
      expect(visible.match(states), path).toHaveLength(1)
    }
    const audit = { auditOn: '2026-05-04', auditor: 'Access Studio', met: '50', failed: '11' }
    const statement = accessibilitySchema.parse({ email: 'a11y@ambre.example', ...audit })
    await saveAccessibility(ours.ctx, ours.processId, statement)
    expect((await get('/d/val-d-ambre')).text).toContain('partiellement conforme')
    const { text } = await get('/d/val-d-ambre/accessibilite')
    expect(text).toContain('révèle que 81')
    expect(text).toContain('Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07')
  })

  it('speaks English to who asked for it, and leads back to the same page', async () => {
    const body = new URLSearchParams({ locale: 'en', page: '/d/val-d-ambre/aide' })
    const post = (form: URLSearchParams) =>
      fetch(`${instance.url}/langue`, { method: 'POST', body: form, redirect: 'manual' })
    const answer = await post(body)
    expect(answer.headers.get('Location')).toBe('/d/val-d-ambre/aide')
    const language = answer.headers.get('Set-Cookie')?.split(';')[0] ?? ''
    expect((await get('/d/val-d-ambre/aide', { Cookie: language })).text).toContain('My link does not work')
    for (const page of [
      '//evil.example',
      'https://evil.example',
      '/\\evil.example',
      '/d/../x?y',
      'javascript:1',
    ]) {
      const elsewhere = await post(new URLSearchParams({ locale: 'en', page }))
      expect(elsewhere.headers.get('Location'), page).toBe('/')
    }
  })

  it('does not dress another démarche', async () => {
    const { base, logo } = await getLook(theirs.ctx, theirs.processId)
    expect(base).toBe(`/d/${theirs.processId}`)
    const { text } = await get('/d/val-d-ambre')
    expect(text).not.toContain(theirs.processId)
    expect((await get(logo!.src)).status).toBe(200)
  })

  it('is listed beside the other, and each has its pages', async () => {
    await open(theirs, 'val-d-ambre-2')
    const { text } = await get('/informations')
    expect(text).toContain('href="/d/val-d-ambre/accessibilite"')
    expect(text).toContain('href="/d/val-d-ambre-2/accessibilite"')
    await closePublicPage(theirs.ctx, theirs.processId)
  })
})

describe('the files of a territory', () => {
  it('are kept for a year under the version that pages name, and asked for again otherwise', async () => {
    const { colours, logo } = await getLook(ours.ctx, ours.processId)
    for (const [address, type] of [
      [colours!, 'text/css; charset=utf-8'],
      [logo!.src, 'image/png'],
    ] as const) {
      const named = await get(address)
      expect([named.status, named.headers.get('Content-Type')]).toEqual([200, type])
      expect(named.headers.get('Cache-Control')).toBe('public, max-age=31536000, immutable')
      const other = await get(address.replace(/v=.*/, 'v=0123456789abcdef'))
      expect(other.headers.get('Cache-Control')).toBe('public, max-age=0, must-revalidate')
      const asBefore: [string, string] = ['If-None-Match', named.headers.get('ETag')!]
      const again = await sendRaw(instance.url, {
        method: 'GET',
        target: address,
        headers: [asBefore],
        body: null,
      })
      expect(again.status).toBe(304)
    }
    const before = logo!.src
    await saveLogo(ours.ctx, ours.processId, png({ width: 41, height: 40 }))
    expect((await getLook(ours.ctx, ours.processId)).logo?.src).not.toBe(before)
  })

  it('are shown and never run, and know nobody', async () => {
    const { colours, logo } = await getLook(ours.ctx, ours.processId)
    const seen = () => instance.db.selectFrom('sessions').select('seen_at').execute()
    const before = await seen()
    for (const address of [colours!, logo!.src]) {
      const { headers } = await get(address, { Cookie: cookie })
      expect(headers.get('X-Content-Type-Options')).toBe('nosniff')
      expect(headers.get('Content-Security-Policy')).toContain("default-src 'none'")
      expect(headers.get('Set-Cookie')).toBeNull()
    }
    expect(await seen()).toEqual(before)
  })
})

describe('a form that lacks its fields', () => {
  it('empties nothing', async () => {
    await saveSender(ours.ctx, ours.processId, { senderName: 'Mieux servir', replyTo: 'a@b.fr' })
    const before = await getSettings(ours.ctx, ours.processId)
    const headers = { Cookie: cookie, 'Sec-Fetch-Site': 'same-origin' }
    const subjects = ['expediteur', 'donnees-personnelles', 'mentions-legales', 'contacts', 'accessibilite']
    for (const subject of [...subjects, 'couleurs', 'page-publique', 'logo']) {
      const address = `${instance.url}/demarches/${ours.processId}/reglages/${subject}`
      for (const body of [new URLSearchParams(), new URLSearchParams({ email: 'x', __proto__: 'y' })]) {
        const { status } = await fetch(address, { method: 'POST', body, headers, redirect: 'manual' })
        expect(status, subject).toBe(400)
      }
    }
    expect(await getSettings(ours.ctx, ours.processId)).toEqual(before)
  })
})

describe('the form of the logo', () => {
  const post = (file: Blob, name: string) => {
    const body = new FormData()
    body.set('logo', file, name)
    const headers = { Cookie: cookie, 'Sec-Fetch-Site': 'same-origin' }
    const address = `${instance.url}/demarches/${ours.processId}/reglages/logo`
    return fetch(address, { method: 'POST', body, headers, redirect: 'manual' })
  }

  it('takes a picture, whatever it is called', async () => {
    const answer = await post(new Blob([new Uint8Array(png())], { type: 'text/html' }), '../../x.html')
    expect(answer.status).toBe(302)
  })

  it('refuses what is none with a sentence, and what is too large before it is read', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    const hostile = await post(new Blob([svg], { type: 'image/png' }), 'logo.png')
    expect([hostile.status, await hostile.text()]).toEqual([
      422,
      expect.stringContaining('PNG ou JPEG entière'),
    ])
    const heavy = await post(new Blob([new Uint8Array(200_000)]), 'logo.png')
    expect([heavy.status, await heavy.text()]).toEqual([413, expect.stringContaining('dépasse 24')])
    const { logo } = await getSettings(ours.ctx, ours.processId)
    expect(logo).toMatchObject({ width: 4, height: 4 })
  })
})
