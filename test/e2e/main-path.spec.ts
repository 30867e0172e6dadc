import { readdirSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import { parse } from 'csv-parse/sync'
import { ensureSetupCode } from '#app/domain/accounts/create-first-pilot.server.ts'
import type { Answers } from '#surveys/answers.ts'
import { readPdf, squeezed } from '#test/documents/read-pdf.ts'
import { linesSetAside, spreadsheet } from '#test/factories/spreadsheet.ts'
import { makeHolder } from '#test/factories/staff.ts'
import { auditAtAllSizes, failOnConsole } from '#test/support/browser-audit.ts'
import { type Instance, startInstance } from '#test/support/instance.ts'
import { answer, fetchMaterial, linkOf } from '#test/support/respondents.ts'
import { signInByMail } from '#test/support/sign-in.ts'
import { type SmtpSink, startSmtpSink } from '#test/support/smtp-sink.ts'

/** The whole main job, as a pilot, an agent and a committee would do it: from a spreadsheet to the published report. */
const monday = new Date('2027-03-01T09:00:00Z')
const opening = new Date('2027-03-02T08:00:30Z')
const afterClose = new Date('2027-03-23T17:16:00Z')
const agents = 60

let instance: Instance
let sink: SmtpSink
let home: string
let wave: string

test.describe.configure({ mode: 'serial', timeout: 180_000 })

test.beforeAll(async () => {
  test.setTimeout(240_000)
  sink = await startSmtpSink()
  instance = await startInstance({ clock: monday, smtp: sink.url })
})
test.afterAll(async () => {
  await instance?.stop()
  await sink?.stop()
})

let pilot: Page
test.beforeAll(async ({ browser }) => {
  pilot = await (await browser.newContext({ locale: 'fr-FR' })).newPage()
  failOnConsole(pilot)
})

test('a first visitor becomes the pilot with the code of the terminal', async () => {
  const code = await ensureSetupCode({ db: instance.db, now: () => monday, actor: null })
  expect((await pilot.goto(instance.url))?.status()).toBe(200)
  await auditAtAllSizes(pilot)
  await pilot.getByRole('link', { name: 'Créer le premier compte' }).click()
  await expect(pilot.getByRole('heading', { level: 1 })).toHaveText('Créer le premier compte')
  await auditAtAllSizes(pilot)
  await pilot.getByLabel('Code d’installation').fill(code!)
  await pilot.getByLabel('Prénom et nom').fill('Claire Fontanel')
  await pilot.getByLabel('Adresse électronique').fill('claire@val-d-ambre.example')
  await pilot.getByRole('button', { name: 'Créer mon compte' }).click()
  await pilot.waitForURL('**/demarches')
  await auditAtAllSizes(pilot)
})

test('she creates a démarche, told what is wrong and losing nothing', async () => {
  await pilot.getByRole('link', { name: 'Créer une démarche' }).click()
  await pilot.getByRole('link', { name: 'Mon intercommunalité n’est pas dans la liste' }).click()
  await pilot.getByLabel('Nom de la démarche').fill('Val d’Ambre, notre mutualisation')
  await pilot.getByLabel('Nom de l’intercommunalité').fill('Communauté de communes du Val d’Ambre')
  await pilot.getByLabel('Numéro SIREN').fill('200 000 009')
  await pilot.getByLabel('Communes membres').fill('26198 Ambre-la-Ville\n26199 Montclair\n26200 Val-Fleuri')
  await pilot.getByLabel('Code INSEE de la ville-centre').fill('26198')
  await pilot.getByLabel('Jour de lancement').fill('2026-12-01')
  await pilot.getByRole('button', { name: 'Créer une démarche' }).click()
  await expect(pilot.getByRole('alert')).toBeFocused()
  await expect(pilot.getByLabel('Numéro SIREN')).toHaveAttribute('aria-invalid', 'true')
  await auditAtAllSizes(pilot)
  await pilot.getByLabel('Numéro SIREN').fill('200 000 008')
  await pilot.getByRole('button', { name: 'Créer une démarche' }).click()
  await pilot.waitForURL(/demarches\/[\w-]{36}\/calendrier$/)
  home = pilot.url().replace(/\/calendrier$/, '')
  await auditAtAllSizes(pilot)
})

test('she imports her messy spreadsheet, told what is missing and what is set aside', async () => {
  const { duplicates, formulas } = linesSetAside
  const aside = duplicates + formulas
  const main = pilot.locator('main')
  await uploadAgents('windows-1252')
  const column = pilot.getByLabel('Employeur', { exact: true })
  await expect(column).toHaveAttribute('aria-invalid', 'true')
  await expect(main).toContainText('Il manque : employeur. Choisissez la colonne qui le dit')
  await expect(pilot.getByRole('button', { name: 'Écrire dans la liste' })).toHaveCount(0)
  await auditAtAllSizes(pilot)
  await column.selectOption({ label: 'Rattachement' })
  await pilot.getByRole('button', { name: 'Relire avec ces colonnes' }).click()
  await expect(main).toContainText(`Nouvelles : ${agents}`)
  await expect(main).toContainText(`Écartées : ${aside}`)
  await expect(main).toContainText('point-virgule, windows-1252')
  await expect(main.getByText('Même employeur et même matricule que la ligne')).toHaveCount(duplicates)
  await expect(main.getByText('La case « fonction » contient une formule')).toHaveCount(formulas)
  await auditAtAllSizes(pilot)
  await pilot.getByRole('button', { name: 'Écrire dans la liste' }).click()
  await expect(pilot.getByRole('heading', { name: 'Le fichier est écrit' })).toBeVisible({ timeout: 30_000 })
  await expect(main).toContainText(`${agents} personnes ajoutées`)
  await expect(main.getByRole('table').getByRole('row')).toHaveCount(1 + aside)
  await auditAtAllSizes(pilot)
  await pilot.getByRole('link', { name: 'Annuler cette importation' }).click()
  await expect(main).toContainText(`Les ${agents} lignes ajoutées sont retirées.`)
  await auditAtAllSizes(pilot)
})

test('saved as Unicode and imported again it changes nothing, its column remembered', async () => {
  const main = pilot.locator('main')
  await uploadAgents('utf-8')
  await expect(main).toContainText(`Inchangées : ${agents}`)
  await expect(main).toContainText(`Écartées : ${linesSetAside.duplicates + linesSetAside.formulas}`)
  await expect(main).toContainText('point-virgule, utf-8')
  await expect(main).toContainText('la liste dit déjà tout ce que dit ce fichier')
})

test('she writes the texts of a wave, leaves, and finds them again with what is missing', async () => {
  await pilot.goto(home)
  await pilot.getByRole('link', { name: 'Préparer une vague' }).first().click()
  await auditAtAllSizes(pilot)
  await pilot.getByRole('button', { name: 'Commencer la préparation' }).click()
  await pilot.waitForURL('**/preparer')
  await pilot.getByLabel('Qui demande ?', { exact: true }).fill('Le Val d’Ambre et ses communes.')
  await pilot.getByLabel('Adresse des représentants').fill('cst')
  await continueToNext()
  await expect(pilot.getByRole('alert')).toBeFocused()
  await auditAtAllSizes(pilot)
  await pilot.getByLabel('Adresse des représentants').fill('')
  await continueToNext()
  const missing = pilot.getByRole('status').filter({ hasText: 'il faudra encore' })
  await expect(missing).toBeFocused()
  await expect(missing.getByRole('link')).toHaveCount(4)
  await auditAtAllSizes(pilot)
  await pilot.goto(home)
  await pilot.getByRole('link', { name: 'Consultations' }).click()
  await pilot.getByRole('link', { name: /T0$/ }).click()
  await auditAtAllSizes(pilot)
  await pilot.getByRole('link', { name: 'Reprendre la préparation' }).click()
  await expect(pilot.getByLabel('Qui demande ?', { exact: true })).toHaveValue(
    'Le Val d’Ambre et ses communes.',
  )
  await pilot
    .getByLabel('À qui s’adresser ?', { exact: true })
    .fill('Direction des ressources humaines, 04 00 00 00 12')
  await pilot.getByLabel('À qui s’adresser ? (en anglais)').fill('Human resources, 04 00 00 00 12')
  await pilot.getByLabel('Adresse des représentants').fill('cst@val-d-ambre.example')
  await continueToNext()
  await pilot.waitForURL('**/destinataires')
})

test('she chooses whom it is for, counted as she ticks', async () => {
  const count = pilot.getByRole('status').filter({ hasText: 'ces règles' })
  await expect(count).toHaveText(`${agents} personnes répondent à ces règles.`)
  await auditAtAllSizes(pilot)
  await pilot.getByLabel('Seulement ceux que je coche').first().check()
  await pilot.getByLabel(/^Communauté de communes du Val d’Ambre/).check()
  await expect(count).toHaveText('20 personnes répondent à ces règles.')
  await continueToNext()
  // Five of them have no address: fewer than twenty can be invited.
  await expect(pilot.getByRole('status').filter({ hasText: 'au moins 20' })).toBeVisible()
  await auditAtAllSizes(pilot)
  await pilot.getByLabel('Tous les employeurs').check()
  await continueToNext()
  await pilot.waitForURL('**/groupes')
})

test('she sees which groups the report would show, before anything leaves', async () => {
  await auditAtAllSizes(pilot)
  const detail = pilot.getByRole('group', { name: 'Ce que chaque groupe deviendrait' })
  await expect(detail.getByRole('row')).toHaveCount(4)
  await pilot.getByRole('link', { name: 'Voir le détail : Chaque service' }).click()
  await expect(pilot.getByRole('heading', { name: /^Le détail : Chaque service/ })).toBeVisible()
  await auditAtAllSizes(pilot)
  await continueToNext()
  await pilot.waitForURL('**/dates')
})

test('she is told why a day will not do, and takes another', async () => {
  await auditAtAllSizes(pilot)
  await pilot.getByLabel('Jour d’ouverture').fill('2027-07-20')
  await pilot.getByLabel('Jour de clôture').fill('2027-09-07')
  await continueToNext()
  await expect(pilot.getByText('mardi 20 juillet 2027').first()).toBeVisible()
  await auditAtAllSizes(pilot)
  await pilot.getByLabel('Jour d’ouverture').fill('2027-03-02')
  await pilot.getByLabel('Jour de clôture').fill('2027-03-23')
  await continueToNext()
  await pilot.waitForURL('**/essai')
})

test('she reads it as an agent will, on a phone, a computer and in the mail', async () => {
  await pilot.getByRole('link', { name: 'Voir comme une agente ou un agent' }).click()
  await pilot.waitForURL('**/apercu')
  const begin = (language: string) =>
    pilot.frameLocator('iframe.phone, iframe.desktop').getByRole('button', { name: language })
  await expect(begin('Commencer')).toBeVisible()
  await pilot.getByRole('link', { name: 'Ordinateur' }).click()
  // A link followed while another page loads gives that page up, and Remix writes it to the console.
  await expect(pilot.locator('iframe.desktop')).toBeVisible()
  await pilot.getByRole('link', { name: 'Anglais' }).click()
  await expect(begin('Start')).toBeVisible()
  await pilot.getByRole('link', { name: /^Première relance/ }).click()
  const mail = pilot.frameLocator('iframe.mail-frame')
  await expect(mail.getByText('already', { exact: false }).first()).toBeVisible()
  // Framed pages are audited where they are pages; the mail's frame lets no script in, the audit's neither.
  await pilot.evaluate(() => document.querySelectorAll('iframe').forEach((frame) => void frame.remove()))
  await auditAtAllSizes(pilot)
  await pilot.reload()
})

test('the trial message arrives through the real mail server', async () => {
  await pilot.getByRole('button', { name: 'M’envoyer le message d’essai' }).click()
  await expect(pilot.getByText('est parti vers claire@val-d-ambre.example')).toBeVisible({ timeout: 20_000 })
  expect(sink.received.map(({ recipient }) => recipient)).toEqual(['claire@val-d-ambre.example'])
})

test('she has it tried by the team, apart from everything', async () => {
  await pilot.getByRole('link', { name: /Essai$/ }).click()
  await pilot.waitForURL('**/essai')
  await auditAtAllSizes(pilot)
  await pilot.getByLabel('Autres adresses').fill('noe')
  await pilot.getByRole('button', { name: 'Envoyer l’essai' }).click()
  await expect(pilot.getByLabel('Autres adresses')).toHaveValue('noe')
  await auditAtAllSizes(pilot)
  await pilot.getByLabel('Autres adresses').fill('noe@val-d-ambre.example')
  await pilot.getByRole('button', { name: 'Envoyer l’essai' }).click()
  await pilot.waitForURL(/vagues\/[\w-]{36}$/)
  const links = () => sink.received.filter(({ mail }) => /\/e\/[\w-]+#/.test(mail.text ?? ''))
  await expect
    .poll(
      () =>
        links()
          .map(({ recipient }) => recipient)
          .sort(),
      { timeout: 40_000 },
    )
    .toEqual(['claire@val-d-ambre.example', 'noe@val-d-ambre.example'])
  expect(sink.received.map(({ recipient }) => recipient)).not.toContain('cst@val-d-ambre.example')
  const link = linkOf(links()[0]!)
  const material = await fetchMaterial(link)
  await answer(link, material, material.groups[0]!.choices[0]!.id, { BA01: 5 })
  await pilot.goto(home)
  await pilot.getByRole('link', { name: 'Consultations' }).click()
  await pilot.getByRole('row').filter({ hasText: 'en préparation' }).getByRole('link').click()
  await pilot.waitForURL(/vagues\/[\w-]{36}$/)
})

test('launch says what cannot be undone, and hands the record over before any invitation', async () => {
  await pilot.goto(`${pilot.url()}/lancer`)
  await expect(pilot.getByRole('heading', { name: 'Ce qui ne pourra plus être défait' })).toBeVisible()
  await auditAtAllSizes(pilot)
  await pilot.getByRole('button', { name: /^Lancer/ }).click()
  await pilot.waitForURL(/vagues\/[\w-]{36}$/)
  wave = pilot.url()
  await expect(pilot.getByText('lancée, pas encore ouverte')).toBeVisible({ timeout: 40_000 })
  await auditAtAllSizes(pilot)
  const record = sink.received.find(({ recipient }) => recipient === 'cst@val-d-ambre.example')
  expect(record?.mail.attachments[0]?.contentType).toBe('application/pdf')
  expect(invitations()).toEqual([])
  const pdf = await pilot.request.get(`${wave}/proces-verbal/ouverture.pdf`)
  expect(pdf.headers()['content-type']).toBe('application/pdf')
  expect(Buffer.compare(await pdf.body(), record!.mail.attachments[0]!.content)).toBe(0)
})

test('she sets how many mails a minute the town hall’s relay takes', async () => {
  await pilot.getByRole('link', { name: 'L’envoi des courriels' }).click()
  await expect(pilot.getByRole('heading', { level: 1 })).toContainText('Envoi des courriels')
  await auditAtAllSizes(pilot)
  await pilot.getByLabel('Courriels par minute').fill('6000')
  await pilot.getByRole('button', { name: 'Changer le débit' }).click()
  await expect(pilot.getByLabel('Courriels par minute')).toHaveValue('6000')
  await pilot.goto(wave)
})

test('an earlier click is told when the urn opens; at the hour everybody is invited, once', async ({
  page,
}) => {
  const id = wave.split('/').at(-1)
  await page.goto(`${instance.url}/e/${id}`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Le questionnaire n’est pas encore ouvert')
  instance.setClock(opening)
  await expect.poll(() => invitations().length, { timeout: 40_000 }).toBe(agents - 5)
  expect(new Set(invitations().map(({ recipient }) => recipient)).size).toBe(agents - 5)
  const english = invitations().find(({ recipient }) => recipient === 'agent9@val-d-ambre.example')
  expect(english?.mail.text).toContain('Until when')
})

test('an agent answers on her phone, in French then in English, and gets a ballot number', async ({
  browser,
}) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, locale: 'fr-FR' })
  const page = await context.newPage()
  failOnConsole(page)
  await page.goto(linkOf(invitations()[0]!))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Baromètre des agentes et agents')
  expect(new URL(page.url()).hash).toBe('')
  await auditAtAllSizes(page)
  await page.getByRole('button', { name: 'Commencer' }).click()
  await page.getByRole('radio', { name: 'Plutôt d’accord' }).first().check()
  await auditAtAllSizes(page)
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.getByRole('radio', { name: 'Agree', exact: false }).first()).toBeVisible()
  expect(await page.getByRole('radio', { checked: true }).count()).toBe(1)
  const next = page.getByRole('button', { name: 'Continue' })
  while (await next.isVisible()) {
    await next.click()
    await auditAtAllSizes(page)
  }
  await page.getByRole('button', { name: 'Send my answer' }).click()
  await expect(page.locator('#ballot-number')).toBeVisible({ timeout: 20_000 })
  await auditAtAllSizes(page)
  expect(await context.cookies()).toEqual([])
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([])
  await context.close()
})

test('her colleagues answer, the urn closes, is counted, and its key is gone', async () => {
  const [, ...others] = invitations()
  const material = await fetchMaterial(linkOf(others[0]!))
  const groups = material.groups.flatMap((section) => section.choices)
  for (const [place, invitation] of others.slice(0, 39).entries()) {
    const answers = Object.fromEntries(
      Array.from({ length: 20 }, (_, item) => [
        `BA${String(item + 1).padStart(2, '0')}`,
        1 + ((place * 7 + item * 3) % 5),
      ]),
    )
    const comment: Answers = place < 12 ? { BA21: `Mon inquiétude numéro ${place}` } : {}
    await answer(linkOf(invitation), material, groups[place % groups.length]!.id, { ...answers, ...comment })
  }
  instance.setClock(afterClose)
  // Three weeks later her session has ended.
  await pilot.goto(wave)
  await expect(pilot.getByRole('heading', { level: 1 })).toHaveText('Se connecter')
  await signInByMail(pilot, instance.url, sink, 'claire@val-d-ambre.example')
  await pilot.goto(wave)
  await expect(pilot.getByRole('link', { name: 'Lire les résultats' })).toBeVisible({ timeout: 60_000 })
  await expect(pilot.getByText('40 bulletins pour 55 personnes invitées')).toBeVisible()
  await auditAtAllSizes(pilot)
  const closing = await pilot.request.get(`${wave}/proces-verbal/cloture.pdf`)
  expect(await pdfText(await closing.body())).toContain('40')
  // The trial closes at the same moment, after the wave or before.
  await expect.poll(() => readdirSync(instance.keysDir), { timeout: 60_000 }).toEqual([])
})

test('the results show no comment, on the page, in the PDF or in the CSV', async () => {
  await pilot.getByRole('link', { name: 'Lire les résultats' }).click()
  await pilot.waitForURL(/resultats\/[\w-]{36}$/)
  const report = pilot.url()
  await auditAtAllSizes(pilot)
  const csv = await (await pilot.request.get(`${report}/resultats.csv`)).text()
  const rows = parse(csv, { bom: true, delimiter: ';', relax_column_count: true }) as string[][]
  expect(rows.length).toBeGreaterThan(20)
  const pdf = await pdfText(await (await pilot.request.get(`${report}/resultats.pdf`)).body())
  expect(pdf).toContain(squeezed('Communauté de communes du Val d’Ambre'))
  const comment = squeezed('Mon inquiétude numéro')
  const page = await pilot.locator('main').innerText()
  for (const text of [csv, pdf, page]) expect(squeezed(text)).not.toContain(comment)
})

test('a committee reads the results once it is published, and nothing before', async ({ browser }) => {
  const report = pilot.url()
  const processId = home.split('/').at(-1)!
  const { ctx } = await makeHolder(instance.db, () => afterClose, { processId, role: 'steering_committee' })
  const member = await (await browser.newContext({ locale: 'fr-FR' })).newPage()
  failOnConsole(member)
  await signInByMail(member, instance.url, sink, ctx.actor.email)
  expect((await member.goto(report))?.status()).toBe(404)
  expect((await member.goto(wave))?.status()).toBe(403)
  await pilot.getByRole('link', { name: 'Publier' }).click()
  await pilot.waitForURL('**/publier')
  await auditAtAllSizes(pilot)
  await pilot.getByRole('button', { name: /Publier/ }).click()
  await pilot.waitForURL(report)
  expect((await member.goto(report))?.status()).toBe(200)
  await auditAtAllSizes(member)
  await member.goto(home)
  const rail = member.getByRole('navigation', { name: 'La démarche', exact: true })
  await expect(rail.getByRole('link')).toHaveText(['Aujourd’hui', 'La démarche', 'Rapports', 'Commentaires'])
})

async function pdfText(bytes: Uint8Array): Promise<string> {
  return squeezed((await readPdf(Uint8Array.from(bytes))).pages.join(' '))
}

async function continueToNext(): Promise<void> {
  await pilot.getByRole('button', { name: 'Enregistrer et continuer' }).click()
}

function invitations() {
  return sink.received
    .filter(({ mail }) => /\/e\/[\w-]+#/.test(mail.text ?? ''))
    .filter(({ recipient }) => recipient.startsWith('agent'))
}

async function uploadAgents(encoding: 'windows-1252' | 'utf-8') {
  await pilot.goto(`${home}/personnes/importer`)
  await pilot.locator('input[type=file]').setInputFiles(spreadsheet(agents, encoding))
  await pilot.locator('main form button[type=submit]').first().click()
  await pilot.waitForURL(/importer\/[\w-]{36}$/)
}
