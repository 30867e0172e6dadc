import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { addAgents, launchedWave, makePilot } from '#test/factories/open-wave.ts'
import { auditAtAllSizes } from '#test/support/browser-audit.ts'
import { type Instance, startInstance } from '#test/support/instance.ts'
import { answer, fetchMaterial, linkOf } from '#test/support/respondents.ts'
import { type SmtpSink, startSmtpSink } from '#test/support/smtp-sink.ts'
import { hostileDefinitions, spy } from '#test/surveys/hostile-definitions.ts'

/** The pages of `/e/*` against whoever wrote the questionnaire, whoever comes next on the computer, and for whoever doubts. */
const opens = new Date('2027-03-02T08:00:00Z')
const closes = new Date('2027-03-23T17:00:00Z')
const during = new Date('2027-03-03T10:00:00Z')
const agents = 26

let instance: Instance
let sink: SmtpSink
let waveId: string
let links: string[]

test.describe.configure({ mode: 'serial', timeout: 300_000 })
test.beforeAll(async () => {
  test.setTimeout(240_000)
  sink = await startSmtpSink()
  instance = await startInstance({ clock: during, smtp: sink.url })
  const pilot = await makePilot(instance.db, () => during)
  await addAgents(pilot, agents)
  waveId = await launchedWave(pilot, { opens, closes })
  await expect.poll(() => sink.received.length, { timeout: 60_000 }).toBe(agents)
  links = sink.received.map(linkOf)
})
test.afterAll(async () => {
  await instance?.stop()
  await sink?.stop()
})

/** Whatever pages do that they may not: requests that leave, addresses they go to, windows they open. */
async function watch(context: BrowserContext): Promise<string[]> {
  const deeds: string[] = []
  await context.route(
    (url) => url.origin !== instance.url,
    (route) => {
      deeds.push(`asked ${route.request().url()}`)
      return route.abort()
    },
  )
  context.on('page', async (page) => {
    page.on('framenavigated', (frame) => {
      const { origin, pathname } = new URL(frame.url())
      if (frame.parentFrame() || origin !== instance.url || pathname !== `/e/${waveId}`)
        deeds.push(`went to ${frame.url()}`)
    })
    page.on('dialog', async (dialog) => {
      deeds.push(`said ${dialog.message()}`)
      await dialog.dismiss()
    })
    if (await page.opener()) deeds.push('opened a window')
  })
  return deeds
}

/** Opens the page of the wave as the server makes it, with another definition in it. */
async function openWith(context: BrowserContext, definition: unknown): Promise<Page> {
  const page = await context.newPage()
  const reply = await fetch(`${instance.url}/e/${waveId}`)
  const html = await reply.text()
  const block = /(<script type="application\/json" id="material">)(.*?)(<\/script>)/s
  const body = html.replace(block, (_all, before, json, after) => {
    const material = JSON.stringify({ ...JSON.parse(json), definition }).replaceAll('<', '\\u003c')
    return `${before}${material}${after}`
  })
  const headers = Object.fromEntries(reply.headers)
  delete headers['content-encoding']
  await page.route(`**/e/${waveId}`, (route) => route.fulfill({ status: 200, headers, body }))
  await page.goto(links[0]!)
  await page.getByRole('button', { name: 'Commencer' }).click()
  return page
}

const traces = (page: Page) =>
  page.evaluate(() => ({
    leaked: (window as unknown as { leaked?: string }).leaked ?? null,
    polluted: ({} as { leaked?: string }).leaked ?? null,
    cookie: document.cookie,
    stored: localStorage.length,
    frames: document.querySelectorAll('iframe, object, embed').length,
  }))
const clean = { leaked: null, polluted: null, cookie: '', stored: 0, frames: 0 }

test('a hostile definition that got into the database is not even begun', async ({ browser }) => {
  const context = await browser.newContext({ locale: 'fr-FR' })
  const deeds = await watch(context)
  // One of each kind: the whitelist that refuses all of them is the same as at save.
  for (const { leak, definition } of hostileDefinitions.filter((_, place) => place % 7 === 0)) {
    const page = await openWith(context, definition)
    await expect(page.getByText('Le questionnaire n’a pas pu être chargé'), leak).toBeVisible()
    expect(await traces(page), leak).toEqual(clean)
    expect(deeds, leak).toEqual([])
    await page.close()
  }
  expect(await context.cookies()).toEqual([])
  await context.close()
})

test('what leaves a page would be seen', async ({ browser }) => {
  const context = await browser.newContext({ locale: 'fr-FR' })
  const deeds = await watch(context)
  const page = await context.newPage()
  await page.goto(links[0]!)
  expect(deeds).toEqual([])
  await page.evaluate((url) => location.assign(`${url}/?a=1`), spy)
  await expect.poll(() => deeds).toContain(`asked ${spy}/?a=1`)
  await context.close()
})

test('on a shared computer the next person finds nothing of the answer', async ({ browser }) => {
  const context = await browser.newContext({ locale: 'fr-FR' })
  const page = await context.newPage()
  const secret = 'un commentaire que nul autre ne doit lire'
  await page.goto(links.pop()!)
  await page.getByRole('button', { name: 'Commencer' }).click()
  await page.getByRole('radio', { name: 'Plutôt d’accord' }).first().check()
  const next = page.getByRole('button', { name: 'Continuer' })
  while (await next.isVisible()) {
    const field = page.getByRole('textbox').first()
    if (await field.isVisible()) await field.fill(secret)
    await next.click()
  }
  await page.getByRole('button', { name: 'Envoyer ma réponse' }).click()
  await expect(page.locator('#ballot-number')).toBeVisible()
  expect(await page.content()).not.toContain(secret)
  expect(await storedBy(page)).not.toContain(secret)

  for (const turn of ['goBack', 'goForward', 'reload'] as const) {
    await page[turn]().catch(() => null)
    if (!page.url().startsWith(instance.url)) continue
    expect(await page.content(), turn).not.toContain(secret)
    expect(await page.getByRole('radio', { checked: true }).count(), turn).toBe(0)
    expect(await page.locator('#ballot-number').count(), turn).toBeLessThanOrEqual(turn === 'reload' ? 0 : 1)
    expect(await storedBy(page), turn).not.toMatch(/answers|ciphertext|BA0/)
    expect(page.url(), turn).not.toContain('#')
  }
  await context.close()
})

/** Everything a page may leave in a browser, as one text. */
async function storedBy(page: Page): Promise<string> {
  return await page.evaluate(async () =>
    JSON.stringify([
      { ...localStorage },
      { ...sessionStorage },
      history.state,
      document.cookie,
      await indexedDB.databases(),
      await caches.keys(),
      (await navigator.serviceWorker.getRegistrations()).length,
      window.name,
    ]),
  )
}

test('whoever voted finds her ballot in the published list, and tells nobody its number', async ({
  browser,
}) => {
  const page = await browser.newPage({ locale: 'fr-FR' })
  await page.goto(`${instance.url}/e/${waveId}/verification`)
  await expect(page.getByText('paraît ici après la clôture')).toBeVisible()
  await auditAtAllSizes(page)

  const [first = '', ...others] = links.splice(0, 12)
  const material = await fetchMaterial(first)
  const group = material.groups[0]!.choices[0]!.id
  await Promise.all([first, ...others].map((link) => answer(link, material, group, { BA01: 4 })))
  instance.setClock(new Date(closes.getTime() + 16 * 60_000))
  await expect
    .poll(async () => (await fetch(`${instance.url}/e/${waveId}/verification/cloture.json`)).status, {
      timeout: 90_000,
    })
    .toBe(200)
  const record = await (await fetch(`${instance.url}/e/${waveId}/verification/cloture.json`)).json()
  const number: string = record.facts.ballotNumbers[3]

  const asked: string[] = []
  page.on('request', (request) => asked.push(`${request.url()} ${request.postData() ?? ''}`))
  const field = page.getByRole('textbox', { name: 'Votre numéro de bulletin' })
  // The page may be two seconds behind the record.
  await expect(async () => {
    await page.goto(`${instance.url}/e/${waveId}/verification`)
    await expect(field).toBeVisible({ timeout: 1_000 })
  }).toPass({ timeout: 30_000 })
  const search = page.getByRole('button', { name: 'Chercher' })
  const result = page.locator('#ballot-result')
  await field.fill(` ${number.toLowerCase().replace('-', ' ')} `)
  await search.click()
  await expect(result).toHaveText('Ce bulletin est dans l’urne.')
  await field.fill('00000-00000')
  await field.press('Enter')
  await expect(result).toContainText('n’est pas dans la liste')
  await field.fill(number.slice(0, 9))
  await field.press('Enter')
  await expect(result).toContainText('dix caractères')
  const bare = (request: string) => request.toUpperCase().replaceAll('-', '')
  expect(asked.filter((request) => bare(request).includes(bare(number)))).toEqual([])
  expect(await storedBy(page)).not.toContain(number)
  expect(page.url()).not.toContain(number)
  await auditAtAllSizes(page)

  const plain = await browser.newPage({ locale: 'fr-FR', javaScriptEnabled: false })
  await plain.goto(`${instance.url}/e/${waveId}/verification`)
  await expect(plain.getByText(number)).toBeVisible()
  await expect(plain.getByRole('textbox')).toHaveCount(0)
  await plain.close()
  await page.close()
})
