import { readFileSync } from 'node:fs'
import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { sql } from 'kysely'
import { slipSecret } from '#app/domain/ballots/slip-code.ts'
import { shortName } from '#app/domain/consultations/short-name.ts'
import { readPdf } from '#test/documents/read-pdf.ts'
import { addAgents, launchedWave, makePilot, type Pilot } from '#test/factories/open-wave.ts'
import { auditAtAllSizes, failOnConsole } from '#test/support/browser-audit.ts'
import { type Instance, startInstance } from '#test/support/instance.ts'
import { signInByMail } from '#test/support/sign-in.ts'
import { type SmtpSink, startSmtpSink } from '#test/support/smtp-sink.ts'

/** Agents without a mailbox: the pilot prints slips; they answer on a phone, at a shared tablet, or by a clerk. */
const opens = new Date('2027-03-02T08:00:00Z')
const closes = new Date('2027-03-23T17:00:00Z')
const during = new Date('2027-03-03T10:00:00Z')

let instance: Instance
let sink: SmtpSink
let pilot: Pilot
let waveId: string
let context: BrowserContext
let staff: Page
/** Codes printed, four lines each. */
let codes: string[][]

test.describe.configure({ mode: 'serial', timeout: 60_000 })
test.beforeAll(async ({ browser }) => {
  test.setTimeout(240_000)
  sink = await startSmtpSink()
  instance = await startInstance({ clock: during, smtp: sink.url })
  pilot = await makePilot(instance.db, () => during)
  await addAgents(pilot, 24)
  await instance.db
    .updateTable('persons')
    .set({ email: null })
    .where('email', 'in', ['agent0@example.org', 'agent3@example.org', 'agent4@example.org'])
    .execute()
  waveId = await launchedWave(pilot, { opens, closes })
  context = await browser.newContext({ locale: 'fr-FR' })
  staff = await context.newPage()
  failOnConsole(staff)
  await signInByMail(staff, instance.url, sink, pilot.ctx.actor.email)
})
test.afterAll(async () => {
  await context?.close()
  await instance?.stop()
  await sink?.stop()
})

const page = (name: string) => `${instance.url}/e/${waveId}/${name}`

async function ballots(): Promise<number> {
  const table = `ballots_${waveId.replaceAll('-', '')}`
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(
    instance.db,
  )
  return rows[0]!.n
}

test('the pilot prints slips, with numbers proposed by employer, and gets one file', async () => {
  const wave = `${instance.url}/demarches/${pilot.processId}/vagues/${waveId}`
  await staff.goto(wave)
  await expect(staff.getByText('ouverte', { exact: true })).toBeVisible({ timeout: 40_000 })
  await staff.getByRole('link', { name: 'Des bulletins papier' }).click()
  await expect(staff.getByText('3 agentes et agents que cette vague concerne')).toBeVisible()
  await auditAtAllSizes(staff)
  const counts = staff.getByLabel('Bulletins', { exact: true })
  await expect(counts.first()).toHaveValue('2')
  await counts.first().fill('trop')
  await staff.getByRole('button', { name: 'Voir ce qui va se passer' }).click()
  await expect(staff.getByRole('alert')).toContainText('Indiquez un nombre entier')
  await counts.first().fill('12')
  await staff.getByRole('button', { name: 'Voir ce qui va se passer' }).click()
  await expect(staff.getByText('13 bulletins sur 3 feuilles A4')).toBeVisible()
  await auditAtAllSizes(staff)
  const download = staff.waitForEvent('download')
  await staff.getByRole('button', { name: 'Imprimer 13 bulletins' }).click()
  const file = await download
  expect(file.suggestedFilename()).toBe('bulletins-T0.pdf')
  const { pages } = await readPdf(new Uint8Array(readFileSync(await file.path())))
  expect(pages).toHaveLength(3)
  const lines = pages.join('\n').match(/\b(?:[0-9A-HJKMNP-TV-Z]{3} ){2}[0-9A-HJKMNP-TV-Z]{3}\b/g)!
  codes = Array.from({ length: lines.length / 4 }, (_, place) => lines.slice(4 * place, 4 * place + 4))
  expect(codes).toHaveLength(13)
  expect(codes.every((code) => slipSecret(code, waveId))).toBe(true)
  await staff.getByRole('link', { name: 'Le fichier est là : revenir à la vague' }).click()
  await expect(staff.getByText('13 bulletins papier sont imprimés')).toBeVisible()
})

async function typeCode(tablet: Page, code: readonly string[]): Promise<void> {
  const first = tablet.getByLabel('Ligne 1')
  await first.click()
  // A right line moves on by itself.
  for (const line of code) await tablet.keyboard.type(line.replaceAll(' ', '').toLowerCase())
}

test('a code typed from the short address opens the answer page, and never leaves it', async ({
  browser,
}) => {
  const phone = await (await browser.newContext({ locale: 'fr-FR' })).newPage()
  const asked: string[] = []
  phone.on('request', (request) => asked.push(`${request.url()} ${request.postData() ?? ''}`))
  await phone.goto(`${instance.url}/b/${shortName(waveId).toLowerCase()}`)
  await auditAtAllSizes(phone)
  const weight = await phone.evaluate(() =>
    [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].reduce(
      (sum, entry) => sum + (entry as PerformanceResourceTiming).encodedBodySize,
      0,
    ),
  )
  expect(weight).toBeLessThanOrEqual(60_000)
  const [code, other] = [codes.pop()!, codes[0]!]
  const line = (number: number) => phone.getByLabel(`Ligne ${number}`)
  for (const [at, wrong] of [other[1]!, other[3]!, other[0]!].entries()) await line(at + 1).fill(wrong)
  for (const number of [1, 2, 3]) {
    await expect(phone.getByText(`Ligne ${number} : un caractère ne va pas`)).toBeVisible()
    await expect(line(number)).toHaveAccessibleDescription(new RegExp(`^Ligne ${number} :`))
  }
  await line(4).fill(other[2]!)
  await expect(phone.getByText('un caractère ne va pas')).toHaveCount(0)
  for (const number of [1, 4]) await expect(line(number)).toHaveAccessibleDescription(/^Aucune ligne ne va/)
  for (const number of [1, 2, 3, 4]) await line(number).fill('')
  await phone.getByRole('button', { name: 'Continuer' }).click()
  await expect(line(1)).toHaveAccessibleDescription(/^Il manque une partie du code/)
  await typeCode(phone, code)
  await expect(phone.getByText('Le code est juste.')).toBeVisible()
  await phone.getByRole('button', { name: 'Continuer' }).press('Enter')
  await expect(phone.getByRole('button', { name: 'Commencer' })).toBeVisible()
  expect(phone.url()).toBe(`${instance.url}/e/${waveId}?langue=fr`)
  const secret = slipSecret(code, waveId)!
  expect(asked.filter((one) => one.includes(secret) || one.includes(code[0]!))).toEqual([])
  await phone.context().close()
})

async function answer(tablet: Page): Promise<void> {
  await tablet.getByRole('radio', { name: 'Plutôt d’accord' }).first().check()
  const next = tablet.getByRole('button', { name: 'Continuer' })
  while (await next.isVisible()) await next.click()
  await tablet.getByRole('button', { name: 'Envoyer ma réponse' }).click()
  await expect(tablet.locator('#ballot-number')).toBeVisible()
}

const stored = (tablet: Page) =>
  tablet.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie])

/** Every page that the links of a page lead to, and theirs. */
async function reachable(tablet: Page, start: string): Promise<string[]> {
  const found = [start]
  for (const url of found) {
    await tablet.goto(url)
    const links = await tablet
      .locator('a, area')
      .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href))
    found.push(...new Set(links.filter((link) => !found.includes(link))))
  }
  return found
}

test('the links of a shared tablet never leave it', async ({ browser }) => {
  const tablet = await (await browser.newContext({ locale: 'fr-FR' })).newPage()
  const paths = (await reachable(tablet, page('borne'))).map((url) => new URL(url).pathname)
  expect(new Set(paths)).toEqual(new Set([`/e/${waveId}/borne`, `/e/${waveId}/borne/protection`]))
  await tablet.goto(page('borne'))
  await tablet.getByRole('link', { name: 'Comment cela marche' }).click()
  await expect(tablet.getByRole('heading', { level: 1 })).toHaveText('Comment votre anonymat est protégé')
  await auditAtAllSizes(tablet)
  await tablet.getByRole('link', { name: 'Revenir à la borne' }).click()
  await expect(tablet.getByLabel('Ligne 1')).toBeVisible()
  expect(await stored(tablet)).toEqual([0, 0, ''])
  await tablet.context().close()
})

/** What the countdown of the thanks says aloud, in turn. */
const watchSpoken = () => {
  const spoken: string[] = []
  Object.assign(globalThis, { spoken })
  new MutationObserver(() => {
    const sentence = document.querySelector('#countdown [role=status]')?.textContent
    if (sentence && sentence !== spoken.at(-1)) spoken.push(sentence)
  }).observe(document, { subtree: true, childList: true, characterData: true })
}
const spokenBy = (tablet: Page) =>
  tablet.evaluate(() => (globalThis as unknown as { spoken: string[] }).spoken)

test('a tablet takes one slip after the other, and keeps nothing of either', async ({ browser }) => {
  const tablet = await (
    await browser.newContext({
      locale: 'fr-FR',
      viewport: { width: 820, height: 1180 },
      reducedMotion: 'reduce',
    })
  ).newPage()
  await tablet.clock.install()
  await tablet.addInitScript(watchSpoken)
  await tablet.goto(page('borne'))
  await auditAtAllSizes(tablet)
  const before = await ballots()
  const code = codes.pop()!
  await typeCode(tablet, code)
  await tablet.getByRole('button', { name: 'Commencer' }).click()
  await answer(tablet)
  expect(await ballots()).toBe(before + 1)
  expect(await stored(tablet)).toEqual([0, 0, ''])
  const number = (await tablet.locator('#ballot-number').textContent())!
  await expect(tablet.locator('a:visible')).toHaveCount(0)
  await auditAtAllSizes(tablet)
  while ((await spokenBy(tablet)).length < 3) await tablet.clock.runFor(1_000)
  const seconds = (await spokenBy(tablet)).map((sentence) => Number(sentence.match(/\d+/)?.[0]))
  expect(seconds).toEqual([59, 20, 10])
  await tablet.getByRole('button', { name: 'Rester sur cette page' }).click()
  expect((await spokenBy(tablet)).at(-1)).toBe('La page reste. Effacez-la avant de partir.')
  await tablet.clock.runFor(90_000)
  await expect(tablet.getByText(number)).toBeVisible()
  await tablet.getByRole('button', { name: 'Effacer maintenant' }).click()
  await tablet.clock.runFor(1_000)
  await expect(tablet.getByLabel('Ligne 1')).toHaveValue('')
  await tablet.goBack().catch(() => null)
  await tablet.clock.runFor(1_000)
  await expect(tablet.getByText(number)).toHaveCount(0)
  await expect(tablet.getByRole('radio')).toHaveCount(0)
  await tablet.goto(page('borne'))
  await typeCode(tablet, code)
  await tablet.getByRole('button', { name: 'Commencer' }).click()
  await tablet.getByRole('radio', { name: 'Plutôt d’accord' }).first().check()
  const next = tablet.getByRole('button', { name: 'Continuer' })
  while (await next.isVisible()) await next.click()
  await tablet.getByRole('button', { name: 'Envoyer ma réponse' }).click()
  await expect(tablet.getByText('Ce code a déjà servi')).toBeVisible()
  // Left there: a warning, then nothing is on the page any more.
  await tablet.clock.runFor(125_000)
  await expect(tablet.getByRole('dialog', { name: 'Êtes-vous encore là ?' })).toBeVisible()
  await tablet.getByRole('button', { name: 'Je continue' }).click()
  await expect(tablet.getByText('Ce code a déjà servi')).toBeVisible()
  await tablet.clock.runFor(125_000)
  await expect(tablet.getByRole('dialog')).toBeVisible()
  await tablet.clock.runFor(35_000)
  await expect(tablet.getByRole('radio')).toHaveCount(0)
  await expect(tablet.getByLabel('Ligne 1')).toHaveValue('')
  expect(await stored(tablet)).toEqual([0, 0, ''])
  await tablet.context().close()
})

test('a clerk types a sheet in by digits, twice when it is drawn, and both entries are compared', async ({
  browser,
}) => {
  const desk = await (await browser.newContext({ locale: 'fr-FR' })).newPage()
  await desk.goto(page('saisie'))
  await auditAtAllSizes(desk)
  await desk.getByRole('combobox', { name: 'Double saisie' }).selectOption('toutes les feuilles')
  const before = await ballots()
  const spent = codes.pop()!
  await typeCode(desk, spent)
  await desk.getByRole('button', { name: 'Commencer' }).press('Enter')
  const enter = async (digit: string) => {
    await desk.keyboard.press(digit)
    const send = desk.getByRole('button', { name: 'Envoyer ma réponse' })
    while (!(await send.isVisible())) await desk.keyboard.press('Control+Enter')
    await send.click()
  }
  await expect(desk.getByRole('radio').first()).toBeVisible()
  await enter('2')
  await expect(desk.getByText('saisissez-la une seconde fois')).toBeVisible()
  expect(await ballots()).toBe(before)
  await expect(desk.getByRole('radio', { checked: true })).toHaveCount(0)
  await enter('4')
  await expect(desk.getByRole('heading', { name: 'Les deux saisies diffèrent' })).toBeVisible()
  await expect(desk.getByText('Première saisie : Plutôt pas d’accord')).toBeVisible()
  await auditAtAllSizes(desk)
  await desk.getByText('Seconde saisie : Plutôt d’accord').click()
  await desk.getByRole('button', { name: 'Sceller ce que j’ai choisi' }).click()
  await expect(desk.locator('#ballot-number')).toBeVisible()
  expect(await ballots()).toBe(before + 1)
  await desk.getByRole('button', { name: 'Feuille suivante' }).click()
  await expect(
    desk.getByText('Feuilles saisies : 1. Saisies deux fois : 1. Réponses qui différaient : 1.'),
  ).toBeVisible()
  // The same sheet again: what differs is chosen, the code is refused, and the clerk goes on.
  await typeCode(desk, spent)
  await desk.getByRole('button', { name: 'Commencer' }).press('Enter')
  await expect(desk.getByRole('radio').first()).toBeVisible()
  await enter('1')
  await expect(desk.getByText('saisissez-la une seconde fois')).toBeVisible()
  await enter('5')
  await desk.getByText('Première saisie').click()
  await desk.getByRole('button', { name: 'Sceller ce que j’ai choisi' }).click()
  await expect(desk.getByText('Ce code a déjà servi')).toBeVisible()
  await desk.getByRole('button', { name: 'Arrêter et effacer' }).click()
  await expect(desk.getByLabel('Ligne 1')).toHaveValue('')
  expect(await ballots()).toBe(before + 1)
  await desk.context().close()
})
