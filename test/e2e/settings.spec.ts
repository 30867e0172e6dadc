import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { dressTerritory } from '#app/demo/dress-territory.server.ts'
import { openSession } from '#app/domain/accounts/session.server.ts'
import { openPublicPage } from '#app/domain/settings/save-public-page.server.ts'
import { sessionCookieHeader } from '#app/http/session-cookie.ts'
import { png, pngChunk } from '#test/domain/settings/pictures.ts'
import { addAgents, launchedWave, makePilot, type Pilot, sendFast } from '#test/factories/open-wave.ts'
import { auditAtAllSizes, failOnConsole } from '#test/support/browser-audit.ts'
import { type Instance, startInstance } from '#test/support/instance.ts'
import { linkOf } from '#test/support/respondents.ts'
import { type SmtpSink, startSmtpSink } from '#test/support/smtp-sink.ts'

/** What a pilot sets, and what a visitor and a respondent then see of it. */
const during = new Date('2027-03-03T10:00:00Z')
const dates = { opens: new Date('2027-03-02T08:00:00Z'), closes: new Date('2027-03-23T17:00:00Z') }

let instance: Instance
let sink: SmtpSink
let pilot: Pilot
let link: string

test.describe.configure({ mode: 'serial', timeout: 180_000 })
test.beforeAll(async () => {
  test.setTimeout(240_000)
  sink = await startSmtpSink()
  instance = await startInstance({ clock: during, smtp: sink.url })
  pilot = await makePilot(instance.db, () => during)
  await addAgents(pilot, 26)
  await dressTerritory(pilot.ctx, pilot.processId)
  await openPublicPage(pilot.ctx, pilot.processId)
  await sendFast(pilot, await launchedWave(pilot, dates))
  await expect.poll(() => sink.received.length, { timeout: 60_000 }).toBe(26)
  link = linkOf(sink.received[0]!)
})
test.afterAll(async () => {
  await instance?.stop()
  await sink?.stop()
})

async function signIn(context: BrowserContext) {
  const ctx = { db: instance.db, now: () => during, actor: null }
  const secret = await openSession(ctx, pilot.ctx.actor.accountId)
  const header = new Headers(await sessionCookieHeader(secret, instance.url))
  const [name = '', value = ''] = header.get('Set-Cookie')!.split(';')[0]!.split(/=(.*)/)
  await context.addCookies([{ name, value, url: instance.url }])
}

const settings = (path = '') => `${instance.url}/demarches/${pilot.processId}/reglages${path}`
const territory = (path = '') => `${instance.url}/d/val-d-ambre${path}`

/** A custom property of the page, as the browser computes the colour it gives. */
const tokenOf = (page: Page, name: string) =>
  page.evaluate((token) => {
    const probe = document.createElement('p')
    document.body.append(probe)
    probe.style.color = `var(${token})`
    const { color } = getComputedStyle(probe)
    probe.remove()
    return color
  }, name)

// First: it asks for the answering page, which stays in memory for a while; the last test wants it made anew.
test('a colour that reads badly is shown before and after, in words and figures, and on every page', async ({
  page,
  context,
}) => {
  await signIn(context)
  failOnConsole(page)
  await page.goto(settings('/couleurs'), { waitUntil: 'networkidle' })
  await page.getByLabel('Couleur principale', { exact: true }).fill('rouge')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(page.getByRole('alert')).toBeFocused()
  await page.getByLabel('Couleur principale', { exact: true }).fill('#FFCC00')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  const row = page.getByRole('row', { name: /Couleur principale/ })
  await expect(row).toContainText('#ffcc00 se lisait à 1,')
  await expect(row).toContainText('Il faut 4,5 : 1')
  await auditAtAllSizes(page)
  const shown = await tokenOf(page, '--accent')
  expect(shown).not.toBe('rgb(255, 204, 0)')
  await page.goto(territory())
  expect(await tokenOf(page, '--accent')).toBe(shown)
  await page.goto(link)
  expect(await tokenOf(page, '--accent')).toBe(shown)
})

test('a visitor sees where the démarche stands, in both themes, at every size', async ({ page }) => {
  failOnConsole(page)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.goto(territory(), { waitUntil: 'networkidle' })
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Val d’Ambre, notre mutualisation')
    await expect(page.getByRole('listitem').filter({ hasText: 'Aujourd’hui' })).toHaveCount(1)
    await expect(page.getByText('le lien est dans votre courriel')).toBeVisible()
    await auditAtAllSizes(page)
  }
  expect(await tokenOf(page, '--second')).toBe('rgb(233, 168, 32)')
  const logo = page.locator('.masthead img')
  expect(await logo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(168)
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('button', { name: 'English' })).toBeHidden()
})

test('the mandatory pages are one click away from every page, and can be read at every size', async ({
  page,
}) => {
  failOnConsole(page)
  for (const path of [
    '/accessibilite',
    '/donnees-personnelles',
    '/mentions-legales',
    '/plan-du-site',
    '/aide',
  ]) {
    await page.goto(territory(path))
    await expect(page.getByRole('link', { name: 'Accessibilité : non conforme' })).toHaveCount(1)
    await auditAtAllSizes(page)
  }
  await page.goto(`${instance.url}/informations`)
  await auditAtAllSizes(page)
  await page.goto(territory('/aide'))
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page).toHaveURL(territory('/aide'))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Help')
})

test('every page of the settings can be read at every size', async ({ page, context }) => {
  await signIn(context)
  failOnConsole(page)
  const paths = ['', '/logo', '/couleurs', '/expediteur', '/donnees-personnelles', '/mentions-legales']
  for (const path of [...paths, '/contacts', '/page-publique', '/page-publique/apercu', '/accessibilite']) {
    await page.goto(settings(path), { waitUntil: 'networkidle' })
    await auditAtAllSizes(page)
  }
})

test('the forms work without scripts, and keep what was typed', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, locale: 'fr-FR' })
  await signIn(context)
  const page = await context.newPage()
  await page.goto(settings('/contacts'))
  await page.getByLabel('Rôle', { exact: true }).nth(3).fill('Référente handicap')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(page.getByText('Donnez un téléphone ou une adresse électronique.').first()).toBeVisible()
  await expect(page.getByLabel('Rôle', { exact: true }).nth(3)).toHaveValue('Référente handicap')
  await page.getByLabel('Téléphone', { exact: true }).nth(3).fill('04 65 71 60 00')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(page.getByRole('status')).toContainText('Enregistré : Contacts utiles')
  await page.goto(settings('/page-publique'))
  await page.getByRole('button', { name: 'Refermer la page' }).click()
  expect((await page.goto(territory()))?.status()).toBe(404)
  await page.goto(settings('/page-publique'))
  await page.getByRole('button', { name: 'Ouvrir la page au public' }).click()
  expect((await page.goto(territory()))?.status()).toBe(200)
  await context.close()
})

test('a picture that is too heavy is reduced in the browser; one that is no picture is refused', async ({
  page,
  context,
}) => {
  await signIn(context)
  await page.goto(settings('/logo'), { waitUntil: 'networkidle' })
  const heavy = png({ width: 64, height: 64, extra: [pngChunk('tEXt', Buffer.alloc(60_000, 120))] })
  const file = page.getByLabel('Fichier du logo')
  await file.setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: heavy })
  await expect(page.getByText('Image réduite à 64 × 64 pixels')).toBeVisible()
  await page.getByRole('button', { name: 'Enregistrer ce logo' }).click()
  await expect(page.getByRole('status')).toContainText('Enregistré : Logo')
  await page.goto(settings('/logo'), { waitUntil: 'networkidle' })
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')
  await file.setInputFiles({ name: 'logo.png', mimeType: 'image/png', buffer: svg })
  await page.getByRole('button', { name: 'Enregistrer ce logo' }).click()
  await expect(page.getByRole('alert')).toContainText('n’est pas une image PNG ou JPEG entière')
  await expect(page.getByRole('alert')).toBeFocused()
})

test('the answering page is dressed and stays light; its free texts show whom to turn to', async ({
  browser,
}) => {
  const context = await browser.newContext({ locale: 'fr-FR', viewport: { width: 390, height: 844 } })
  const page = await context.newPage()
  failOnConsole(page)
  // The page is kept in memory for a while: the contact added above is on it within the minute, as the pilot was told.
  const told = async () => (await fetch(link)).text()
  await expect.poll(told, { timeout: 60_000 }).toContain('Référente handicap')
  await page.goto(link, { waitUntil: 'networkidle' })
  const { weight, requests } = await page.evaluate(weigh)
  expect(requests).toBeLessThanOrEqual(12)
  // A logo may weigh 24 kB; this one less.
  expect(weight).toBeLessThanOrEqual(60_000 - 24 * 1024)
  await auditAtAllSizes(page)
  await expect(page.getByRole('link', { name: 'Mentions légales' })).toBeVisible()
  await page.getByRole('button', { name: 'Commencer' }).click()
  const next = page.getByRole('button', { name: 'Continuer' })
  const warning = page.getByText('ce formulaire n’est pas un canal d’alerte')
  while (!(await warning.isVisible())) await next.click()
  await expect(warning).toContainText('Médecine du travail, centre de gestion : 04 65 71 30 05')
  await expect(warning).toContainText('Référente handicap : 04 65 71 60 00')
  await auditAtAllSizes(page)
  expect(await context.cookies()).toEqual([])
  await context.close()
})

/** Compressed bytes, and requests, of what is asked for before the page has loaded; the logo is counted apart. */
function weigh() {
  const [page] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  const files = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
  const early = files.filter(
    ({ startTime, name }) => startTime < page!.loadEventStart && !name.includes('/logo'),
  )
  const weight = early.reduce((total, { encodedBodySize }) => total + encodedBodySize, page!.encodedBodySize)
  return { weight, requests: files.length + 1 }
}
