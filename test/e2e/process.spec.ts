import { expect, type Page, test } from '@playwright/test'
import { ensureSetupCode } from '#app/domain/accounts/create-first-pilot.server.ts'
import { auditAtAllSizes, failOnConsole } from '#test/support/browser-audit.ts'
import { type Instance, startInstance } from '#test/support/instance.ts'

/** From an empty instance to a démarche with its dates, then what a pilot does to them. */
const monday = new Date('2027-01-04T09:00:00Z')

let instance: Instance
let pilot: Page
let home: string

test.describe.configure({ mode: 'serial', timeout: 120_000 })

test.beforeAll(async ({ browser }) => {
  test.setTimeout(240_000)
  instance = await startInstance({ clock: monday })
  pilot = await (await browser.newContext({ locale: 'fr-FR' })).newPage()
  failOnConsole(pilot)
})
test.afterAll(() => instance?.stop())

test('the timeline of a démarche is at most 25 interactions away from an empty instance', async () => {
  const code = await ensureSetupCode({ db: instance.db, now: () => monday, actor: null })
  await pilot.goto(`${instance.url}/installation`)
  let interactions = 0
  const fill = async (label: string, value: string) => {
    interactions += 1
    await pilot.getByLabel(label).fill(value)
  }
  const click = async (role: 'button' | 'link', name: string | RegExp) => {
    interactions += 1
    await pilot.getByRole(role, { name }).click()
  }
  await fill('Code d’installation', code!)
  await fill('Prénom et nom', 'Claire Fontanel')
  await fill('Adresse électronique', 'claire@faucigny.example')
  await click('button', 'Créer mon compte')
  await pilot.waitForURL('**/demarches')
  await click('link', 'Créer une démarche')
  await fill('Nom de l’intercommunalité, ou d’une de ses communes', 'GLIERES')
  await click('link', 'Communauté de communes Faucigny - Glières')
  await expect(pilot.getByText('7 communes, 28 363 habitantes et habitants')).toBeVisible()
  await fill('Jour de lancement', '2027-01-05')
  interactions += 1
  await pilot.getByLabel('Zone de vacances scolaires').selectOption('A')
  await click('button', 'Créer une démarche')
  await pilot.waitForURL(/demarches\/[\w-]{36}\/calendrier$/)
  await expect(pilot.getByRole('heading', { name: 'Les phases dans le temps' })).toBeVisible()
  expect(interactions).toBeLessThanOrEqual(25)
  home = pilot.url().replace(/\/calendrier$/, '')
  await auditAtAllSizes(pilot)
})

test('who administers the instance invites another, reads what taking it back does, and does it', async () => {
  await pilot.goto(`${instance.url}/instance`)
  await auditAtAllSizes(pilot)
  await pilot.getByRole('link', { name: 'Inviter à administrer l’instance' }).click()
  await auditAtAllSizes(pilot)
  await pilot.getByLabel('Prénom et nom').fill('Noé Perrin')
  await pilot.getByLabel('Adresse électronique').fill('noe@faucigny.example')
  await pilot.getByRole('button', { name: 'Donner l’accès' }).click()
  await pilot.waitForURL('**/instance')
  await pilot.getByRole('link', { name: /Noé Perrin/ }).click()
  await pilot.waitForURL('**/retirer')
  await auditAtAllSizes(pilot)
  await pilot.locator('main').getByRole('button').click()
  await pilot.waitForURL('**/instance')
  await expect(pilot.getByRole('table')).not.toContainText('Noé Perrin')
  await pilot.goto(`${home}/calendrier`)
})

test('by keyboard, a phase of the line leads to its dates', async () => {
  const link = pilot.getByRole('figure').getByRole('link', { name: 'Diagnostic partagé' })
  await link.focus()
  await pilot.keyboard.press('Enter')
  await expect(pilot.getByRole('heading', { level: 3, name: 'Diagnostic partagé' })).toBeInViewport()
})

test('a date is moved after its before and after were shown, with what was ticked', async () => {
  const m2 = 'Le comité de pilotage valide le diagnostic'
  await pilot.getByRole('link', { name: `Déplacer : ${m2}` }).click()
  await pilot.getByLabel('Nouvelle date').fill('2027-05-25')
  await pilot.getByRole('button', { name: 'Voir l’avant et l’après' }).click()
  await expect(pilot.getByRole('heading', { name: 'L’avant et l’après', exact: true })).toBeVisible()
  await expect(pilot.locator('main')).toContainText('mardi 11 mai 2027')
  await auditAtAllSizes(pilot)
  const m3 = pilot.getByRole('checkbox', { name: 'Le comité de pilotage adopte les priorités' })
  await expect(m3).toBeChecked()
  await m3.uncheck()
  await pilot.getByRole('button', { name: 'Enregistrer ces dates' }).click()
  await pilot.waitForURL('**/calendrier')
  await expect(pilot.getByRole('listitem').filter({ hasText: m2 })).toContainText('25 mai 2027')
  const untouched = pilot
    .getByRole('listitem')
    .filter({ hasText: 'Le comité de pilotage adopte les priorités' })
  await expect(untouched).toContainText('26 août 2027')
})

test('a closed period pushes what opens in it; a wrong one is refused beside its field', async () => {
  const row = pilot.getByRole('listitem').filter({ hasText: 'Baromètre des agentes et agents, T0' }).last()
  await expect(row).toContainText('du 9 février 2027')
  await pilot.getByRole('link', { name: 'Périodes fermées' }).click()
  await auditAtAllSizes(pilot)
  await pilot.getByLabel('Nom').fill('Vacances d’hiver')
  await pilot.getByLabel('Premier jour').fill('2027-02-06')
  await pilot.getByLabel('Dernier jour').fill('2027-02-01')
  await pilot.getByRole('button', { name: 'Ajouter', exact: true }).click()
  await expect(pilot.getByRole('alert')).toBeFocused()
  await expect(pilot.getByLabel('Nom')).toHaveValue('Vacances d’hiver')
  await pilot.getByLabel('Dernier jour').fill('2027-02-21')
  await pilot.getByRole('button', { name: 'Ajouter', exact: true }).click()
  await expect(pilot.getByRole('button', { name: 'Retirer : Vacances d’hiver' })).toBeVisible()
  await pilot.goto(`${home}/calendrier`)
  await expect(row).toContainText('du 23 février 2027')
})

test('the calendar is exported for calendar programs', async () => {
  const answer = await pilot.request.get(`${home}/calendrier.ics`)
  expect(answer.headers()['content-type']).toContain('text/calendar')
  const text = await answer.text()
  expect(text.match(/BEGIN:VEVENT/g)?.length).toBeGreaterThan(60)
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  expect(text.replaceAll('\r\n ', '')).toContain('SUMMARY:Le comité de pilotage valide le diagnostic')
})

test('the démarche is corrected afterwards, and archived: then it is read and nothing more', async () => {
  await pilot.goto(`${home}/corriger`)
  await auditAtAllSizes(pilot)
  await pilot.getByLabel('Nom de la démarche').fill('Nos services ensemble')
  await pilot.getByRole('button', { name: 'Enregistrer' }).click()
  await pilot.waitForURL('**/calendrier')
  await pilot.getByRole('link', { name: 'Archiver la démarche' }).click()
  await auditAtAllSizes(pilot)
  await pilot.getByRole('button', { name: /^Archiver « Nos services ensemble »$/ }).click()
  await pilot.waitForURL('**/calendrier')
  await expect(pilot.getByText('Cette démarche est archivée')).toBeVisible()
  await expect(pilot.getByRole('link', { name: /^Déplacer/ })).toHaveCount(0)
  await pilot.goto(`${home}/corriger`)
  await pilot.getByLabel('Nom de la démarche').fill('Trop tard')
  await pilot.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(pilot.getByRole('alert')).toContainText('rien n’y change')
  await pilot.goto(`${home}/archiver`)
  await pilot.getByRole('button', { name: /^Rouvrir/ }).click()
  await pilot.waitForURL('**/calendrier')
  await expect(pilot.getByText('Cette démarche est archivée')).toHaveCount(0)
})

test('without scripts the look-up is an ordinary form', async ({ browser }) => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await pilot.context().storageState(),
  })
  const page = await context.newPage()
  await page.goto(`${instance.url}/demarches/nouvelle`)
  await page.getByLabel('Nom de l’intercommunalité').fill('saint etienne met')
  await page.getByRole('button', { name: 'Chercher' }).click()
  await page.getByRole('link', { name: 'Saint-Étienne Métropole' }).click()
  await expect(page.getByLabel('Ville-centre')).toHaveValue('42218')
  await context.close()
})
