import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { sql } from 'kysely'
import { addAgents, launchedWave, makePilot, sendFast } from '#test/factories/open-wave.ts'
import { auditAtAllSizes } from '#test/support/browser-audit.ts'
import { type Instance, startInstance } from '#test/support/instance.ts'
import { linkOf } from '#test/support/respondents.ts'
import { type SmtpSink, startSmtpSink } from '#test/support/smtp-sink.ts'

/** Acceptance test 6 of anonymity.md, in a real browser, and every failure a respondent may meet. */
const opens = new Date('2027-03-02T08:00:00Z')
const closes = new Date('2027-03-23T17:00:00Z')
const during = new Date('2027-03-03T10:00:00Z')
const agents = 26

let instance: Instance
let sink: SmtpSink
let waveId: string
let links: string[]

test.describe.configure({ mode: 'serial', timeout: 180_000 })
test.beforeAll(async () => {
  test.setTimeout(240_000)
  sink = await startSmtpSink()
  instance = await startInstance({ clock: during, smtp: sink.url })
  const pilot = await makePilot(instance.db, () => during)
  await addAgents(pilot, agents)
  waveId = await launchedWave(pilot, { opens, closes })
  await sendFast(pilot, waveId)
  await expect.poll(() => sink.received.length, { timeout: 60_000 }).toBe(agents)
  links = sink.received.map(linkOf)
})
test.afterAll(async () => {
  await instance?.stop()
  await sink?.stop()
})

const suffix = () => waveId.replaceAll('-', '')

async function count(what: 'ballots' | 'credentials'): Promise<number> {
  const query =
    what === 'ballots'
      ? sql<{ n: number }>`select count(*)::int as n from ${sql.table(`ballots_${suffix()}`)}`
      : sql<{ n: number }>`select count(blinded_sha)::int as n from ${sql.table(`invitations_${suffix()}`)}`
  return (await query.execute(instance.db)).rows[0]!.n
}

function takeLink(): string {
  return links.pop()!
}

async function fillIn(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Commencer' }).click()
  await page.getByRole('radio', { name: 'Plutôt d’accord' }).first().check()
  const next = page.getByRole('button', { name: 'Continuer' })
  while (await next.isVisible()) await next.click()
}

const sendButton = (page: Page) =>
  page.getByRole('button', { name: /^(Envoyer ma réponse|Réessayer l’envoi)$/ })

test('opening a link by GET, HEAD or a browser uses nothing up', async ({ page }) => {
  const link = links[0]!
  const before = instance.output()
  await fetch(link)
  await fetch(link, { method: 'HEAD' })
  await page.goto(link, { waitUntil: 'networkidle' })
  await page.reload({ waitUntil: 'networkidle' })
  await expect(page.getByRole('button', { name: 'Commencer' })).toBeVisible()
  expect(await count('credentials')).toBe(0)
  expect(instance.output()).toBe(before)
})

test('a whole answer sets no cookie, asks nobody else, says not where it comes from, and stays light', async ({
  browser,
}) => {
  const context = await browser.newContext({ locale: 'fr-FR' })
  const page = await context.newPage()
  const seen: { url: string; referer: string | undefined }[] = []
  page.on('request', (request) => seen.push({ url: request.url(), referer: request.headers().referer }))
  const before = instance.output()
  await page.goto(takeLink(), { waitUntil: 'networkidle' })
  const weight = await page.evaluate(weigh)
  await fillIn(page)
  await sendButton(page).click()
  await expect(page.locator('#ballot-number')).toHaveText(/^[0-9A-Z]{5}-?[0-9A-Z]{5}$/)
  expect(await context.cookies()).toEqual([])
  expect(seen.filter(({ url }) => !url.startsWith(instance.url))).toEqual([])
  expect(seen.filter(({ referer }) => referer)).toEqual([])
  expect(instance.output()).toBe(before)
  expect(weight.introduction).toBeLessThanOrEqual(60_000)
  expect(weight.requests).toBeLessThanOrEqual(12)
  expect(weight.everything).toBeLessThanOrEqual(480_000)
  expect(await page.evaluate(() => [localStorage.length, document.cookie])).toEqual([0, ''])
  await context.close()
})

/** Compressed bytes of the introduction (what was asked for before the page had loaded) and of everything, survey included. */
function weigh() {
  const [page] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  const files = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
  const sum = (some: PerformanceResourceTiming[]) =>
    some.reduce((total, { encodedBodySize }) => total + encodedBodySize, 0)
  const early = files.filter(({ startTime }) => startTime < page!.loadEventStart)
  return {
    introduction: page!.encodedBodySize + sum(early),
    everything: page!.encodedBodySize + sum(files),
    requests: files.length + 1,
  }
}

const cuts = [
  { name: 'before the credential', path: 'credential', reach: false },
  { name: 'after the credential was issued', path: 'credential', reach: true },
  { name: 'before the ballot', path: 'ballot', reach: false },
  { name: 'after the ballot was taken', path: 'ballot', reach: true },
] as const

for (const { name, path, reach } of cuts) {
  test(`a network cut ${name} costs nothing: a retry makes one ballot`, async ({ page }) => {
    const before = await count('ballots')
    await page.goto(takeLink())
    await fillIn(page)
    await cutOnce(page, path, reach)
    await sendButton(page).click()
    await expect(page.getByText('Votre réponse est conservée sur cet appareil')).toBeVisible()
    await sendButton(page).click()
    await expect(page.locator('#ballot-number')).toBeVisible()
    expect(await count('ballots')).toBe(before + 1)
  })

  test(`a tab closed ${name} is finished when the link is opened again`, async ({ browser }) => {
    const before = await count('ballots')
    const context = await browser.newContext({ locale: 'fr-FR' })
    const link = takeLink()
    const first = await context.newPage()
    await first.goto(link)
    await fillIn(first)
    await cutOnce(first, path, reach)
    await sendButton(first).click()
    await expect(first.getByText('Votre réponse est conservée sur cet appareil')).toBeVisible()
    await first.close({ runBeforeUnload: false })
    const second = await context.newPage()
    await second.goto(link)
    await expect(second.getByText('Une réponse attend d’être envoyée')).toBeVisible()
    await auditAtAllSizes(second)
    await second.getByRole('button', { name: 'Terminer l’envoi' }).click()
    await expect(second.locator('#ballot-number')).toBeVisible()
    expect(await count('ballots')).toBe(before + 1)
    await context.close()
  })
}

async function cutOnce(page: Page, path: 'credential' | 'ballot', reach: boolean): Promise<void> {
  await page.route(
    `**/e/*/${path}`,
    async (route) => {
      if (reach) await route.fetch()
      await route.abort('connectionreset')
    },
    { times: 1 },
  )
}

test('another person’s link pasted in the same tab starts over with that link', async ({ page }) => {
  const before = await count('ballots')
  for (const link of [takeLink(), takeLink()]) {
    await page.goto(link)
    await fillIn(page)
    await sendButton(page).click()
    await expect(page.locator('#ballot-number')).toBeVisible()
  }
  expect(await count('ballots')).toBe(before + 2)
})

test('a link already used elsewhere says that one answer counts, and adds none', async ({ browser }) => {
  const link = takeLink()
  for (const [place, expected] of ['#ballot-number', 'text=Une autre réponse a déjà été envoyée'].entries()) {
    const context: BrowserContext = await browser.newContext({ locale: 'fr-FR' })
    const page = await context.newPage()
    const before = await count('ballots')
    await page.goto(link)
    await fillIn(page)
    await sendButton(page).click()
    await expect(page.locator(expected).first()).toBeVisible()
    expect(await count('ballots')).toBe(before + (place === 0 ? 1 : 0))
    await context.close()
  }
})

test('an empty answer is refused before any credential is asked', async ({ page }) => {
  const before = await count('credentials')
  await page.goto(takeLink())
  await page.getByRole('button', { name: 'Commencer' }).click()
  await expect(page.getByRole('radio').first()).toBeVisible()
  const next = page.getByRole('button', { name: 'Continuer' })
  while (await next.isVisible()) await next.click()
  await sendButton(page).click()
  await expect(page.getByText('Vous n’avez répondu à aucune question')).toBeVisible()
  await auditAtAllSizes(page)
  expect(await count('credentials')).toBe(before)
})

test('where storage is refused the page says to keep the tab open, and the answer still goes', async ({
  browser,
}) => {
  const context = await browser.newContext({ locale: 'fr-FR' })
  await context.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage']) {
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException('refused', 'SecurityError')
        },
      })
    }
  })
  const page = await context.newPage()
  await page.goto(takeLink())
  expect(new URL(page.url()).hash).not.toBe('')
  await page.getByRole('link', { name: 'English' }).click()
  await page.getByRole('button', { name: 'Start' }).click()
  await page.getByRole('radio').first().check()
  const next = page.getByRole('button', { name: 'Continue' })
  while (await next.isVisible()) await next.click()
  await expect(page.getByText('keep this tab open')).toBeVisible()
  await page.getByRole('button', { name: 'Send my answer' }).click()
  await expect(page.locator('#ballot-number')).toBeVisible()
  await context.close()
})

test('a browser that cannot seal, a cut link, and a page without script say what to do', async ({
  browser,
}) => {
  const withoutCrypto = await browser.newContext()
  await withoutCrypto.addInitScript(() => {
    Object.defineProperty(crypto, 'subtle', { value: undefined })
  })
  const page = await withoutCrypto.newPage()
  await page.goto(links[0]!)
  await expect(page.getByText('Ce navigateur ne peut pas sceller votre réponse')).toBeVisible()
  await auditAtAllSizes(page)
  await withoutCrypto.close()

  const cut = await (await browser.newContext()).newPage()
  await cut.goto(links[0]!.split('#')[0]!)
  await expect(cut.getByText('Il manque la fin du lien')).toBeVisible()
  await cut.context().close()

  // Chromium driven with scripts off still reads <noscript> as if they were on: the page's own text is what counts.
  const html = await (await fetch(links[0]!)).text()
  const noScript = /<noscript>(.*?)<\/noscript>/s.exec(html)?.[1]
  expect(noScript).toContain('JavaScript est nécessaire pour sceller votre réponse')
  const still = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  await still.goto(links[0]!)
  await expect(still.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(still.getByRole('button')).toHaveCount(0)
  await still.context().close()
})

test('by keyboard alone, from the link to the ballot number', async ({ page }) => {
  await page.goto(takeLink())
  await expect(page.getByRole('button', { name: 'Commencer' })).toBeVisible()
  await page.getByRole('button', { name: 'Commencer' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('radio').first()).toBeVisible()
  await tabTo(page, 'input[type=radio]')
  await page.keyboard.press('Space')
  const steps = Number(/sur (\d+)/.exec(await page.locator('#survey').innerText())?.[1])
  for (let step = 1; step < steps; step += 1) {
    await tabTo(page, 'button', /Continuer/)
    await page.keyboard.press('Enter')
    await expect(page.getByText(`Étape ${step + 1} sur ${steps}`)).toBeVisible()
  }
  await tabTo(page, 'button', /Envoyer/)
  await page.keyboard.press('Enter')
  await expect(page.locator('#ballot-number')).toBeVisible()
})

async function tabTo(page: Page, selector: string, text?: RegExp): Promise<void> {
  for (let press = 0; press < 80; press += 1) {
    await page.keyboard.press('Tab')
    const found = await page.evaluate(
      ([css, pattern]) => {
        const active = document.activeElement
        return Boolean(
          active?.matches(css!) && (!pattern || new RegExp(pattern).test(active.textContent ?? '')),
        )
      },
      [selector, text?.source ?? ''] as const,
    )
    if (found) return
  }
  throw new Error(`no ${selector} within 80 tabs`)
}

test('the page on protection is readable in both languages', async ({ page }) => {
  await page.goto(`${instance.url}/e/${waveId}/protection`)
  await auditAtAllSizes(page)
  await page.getByRole('link', { name: 'English' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('How your anonymity is protected')
  await auditAtAllSizes(page)
})

test('after the closing hour a late link and a late answer get a plain sentence', async ({ page }) => {
  await page.goto(takeLink())
  await fillIn(page)
  instance.setClock(new Date(closes.getTime() + 60_000))
  await sendButton(page).click()
  await expect(page.getByText('Le questionnaire est clos depuis')).toBeVisible()
  await expect
    .poll(async () => (await fetch(`${instance.url}/e/${waveId}`)).status, { timeout: 10_000 })
    .toBe(410)
  const late = await page.context().newPage()
  await late.goto(links[0]!)
  await expect(late.getByRole('heading', { level: 1 })).toHaveText('Le questionnaire est clos')
  await auditAtAllSizes(late)
})
