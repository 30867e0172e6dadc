import { expect, type Page, test } from '@playwright/test'
import { launchWave } from '#app/domain/consultations/launch-wave.server.ts'
import { readPdf, squeezed } from '#test/documents/read-pdf.ts'
import { addAgents, draftWave, makePilot, type Pilot } from '#test/factories/open-wave.ts'
import { auditAtAllSizes, failOnConsole } from '#test/support/browser-audit.ts'
import { type Instance, startInstance } from '#test/support/instance.ts'
import { linkOf } from '#test/support/respondents.ts'
import { signInByMail } from '#test/support/sign-in.ts'
import { type SmtpSink, startSmtpSink } from '#test/support/smtp-sink.ts'

/** An open wave and all that may go wrong with it, as its pilot lives it: until it is cancelled and prepared again. */
const opens = new Date('2027-03-02T08:00:00Z')
const closes = new Date('2027-03-23T17:00:00Z')
const before = new Date('2027-03-02T07:30:00Z')
const during = new Date('2027-03-02T09:30:00Z')
const agents = 24

let instance: Instance
let sink: SmtpSink
let pilot: Pilot
let page: Page
let wave: string
const refused = new Set(['agent3@example.org'])

test.describe.configure({ mode: 'serial', timeout: 120_000 })
test.beforeAll(async ({ browser }) => {
  test.setTimeout(240_000)
  sink = await startSmtpSink({
    onRecipient: (address) => (refused.has(address) ? { code: 550, text: '5.1.1 No such user' } : undefined),
  })
  instance = await startInstance({ clock: before, smtp: sink.url })
  pilot = await makePilot(instance.db, () => before)
  await addAgents(pilot, agents)
  const waveId = await draftWave(pilot, { opens, closes })
  await instance.db
    .updateTable('wave_notices')
    .set({ representatives_email: 'cst@example.org', no_representatives: false })
    .where('wave_id', '=', waveId)
    .execute()
  await launchWave(pilot.ctx, pilot.processId, waveId, { mailLeaves: true, datesAreFree: true })
  wave = `${instance.url}/demarches/${pilot.processId}/vagues/${waveId}`
  page = await (await browser.newContext({ locale: 'fr-FR' })).newPage()
  failOnConsole(page)
  await signInByMail(page, instance.url, sink, pilot.ctx.actor.email)
})
test.afterAll(async () => {
  await page?.context().close()
  await instance?.stop()
  await sink?.stop()
})

const to = (recipient: string) => sink.received.filter((one) => one.recipient === recipient)
const agentsWritten = (subject: RegExp) =>
  sink.received.filter(
    ({ recipient, mail }) => /^(agent|bonne|tard)/.test(recipient) && subject.test(mail.subject ?? ''),
  )
const invitation = /^(Votre avis|Your views|.*minutes)/
const title = () => page.getByRole('heading', { level: 1 })

test('she sets the pace, pauses the sending and resumes it', async () => {
  await page.goto(wave)
  await expect(page.getByText('lancée, pas encore ouverte')).toBeVisible({ timeout: 40_000 })
  await page.goto(`${wave}/envois`)
  await page.getByRole('button', { name: 'Suspendre l’envoi' }).click()
  await expect(page.getByText('L’envoi est suspendu')).toBeVisible()
  await auditAtAllSizes(page)
  await page.getByLabel('Courriels par minute').fill('0')
  await page.getByRole('button', { name: 'Changer le débit' }).click()
  // The browser itself refuses what is out of bounds.
  expect(
    await page.getByLabel('Courriels par minute').evaluate((input: HTMLInputElement) => input.validity.valid),
  ).toBe(false)
  await page.getByLabel('Courriels par minute').fill('600')
  await page.getByRole('button', { name: 'Changer le débit' }).click()
  await expect(page.getByLabel('Courriels par minute')).toHaveValue('600')
  instance.setClock(during)
  await page.goto(wave)
  await expect(page.getByText('ouverte', { exact: true })).toBeVisible()
  await page.getByRole('link', { name: 'Reprendre l’envoi' }).click()
  expect(agentsWritten(/./)).toEqual([])
  await page.getByRole('button', { name: 'Reprendre l’envoi' }).click()
  await expect(page.getByText(`${agents - 1} courriels acceptés sur ${agents}`)).toBeVisible({
    timeout: 40_000,
  })
  await auditAtAllSizes(page)
})

test('an address that was refused is corrected where it stands, and the same link leaves', async () => {
  await page.goto(wave)
  await expect(page.getByRole('link', { name: 'Corriger une adresse refusée' })).toBeVisible()
  await auditAtAllSizes(page)
  const field = page.getByLabel('Nouvelle adresse de Camille Nom3')
  await expect(field).toHaveValue('agent3@example.org')
  await field.fill('bonne@example.org')
  await page.getByRole('button', { name: 'Corriger et renvoyer' }).click()
  await expect(page.getByText('L’adresse est corrigée')).toBeVisible()
  await expect.poll(() => to('bonne@example.org').length, { timeout: 20_000 }).toBe(1)
})

test('one person gets her link again: the same one', async () => {
  await page.goto(`${wave}/envois`)
  await page.getByLabel('Nom ou adresse').fill('agent5@')
  await page.getByRole('button', { name: 'Chercher' }).click()
  await auditAtAllSizes(page)
  await page.getByRole('button', { name: 'Renvoyer le lien de Camille Nom5' }).click()
  await expect(page.getByText('Le même lien repart.')).toBeVisible()
  await expect.poll(() => to('agent5@example.org').length, { timeout: 20_000 }).toBe(2)
  const [first, second] = to('agent5@example.org')
  expect(linkOf(second!)).toBe(linkOf(first!))
  expect(second!.mail.messageId).toBe(first!.mail.messageId)
})

test('a reminder gets a sentence in both languages, or says what is missing', async () => {
  await page.goto(`${wave}/relances`)
  await auditAtAllSizes(page)
  const first = page.getByRole('region', { name: 'Première relance' })
  await first.getByLabel('Une phrase de votre main').fill('Merci à celles et ceux qui ont répondu.')
  await first.getByRole('button', { name: 'Enregistrer cette relance' }).click()
  await expect(page.getByRole('alert')).toBeFocused()
  await expect(page.getByRole('alert')).toContainText('Écrivez votre phrase dans les deux langues')
  await auditAtAllSizes(page)
  await first.getByLabel('La même phrase en anglais').fill('Thank you to those who answered.')
  await first.getByRole('button', { name: 'Enregistrer cette relance' }).click()
  await expect(page.getByText('La relance est enregistrée.')).toBeVisible()
  await expect(first.getByLabel('La même phrase en anglais')).toHaveValue('Thank you to those who answered.')
})

test('the close moves later, not on a closed day, with an addendum for the staff representatives', async () => {
  await page.goto(`${wave}/prolonger`)
  await auditAtAllSizes(page)
  await page.getByLabel('Nouveau jour de clôture').fill('2027-03-29')
  await page.getByRole('button', { name: 'Reporter la clôture' }).click()
  await expect(page.getByRole('alert')).toContainText('Une consultation ne ferme pas ce jour-là')
  await page.getByLabel('Nouveau jour de clôture').fill('2027-03-30')
  await page.getByRole('button', { name: 'Reporter la clôture' }).click()
  await page.waitForURL(wave)
  await expect(page.getByRole('link', { name: 'Additif nº 1', exact: true })).toBeVisible()
  await expect.poll(() => to('cst@example.org').length, { timeout: 20_000 }).toBe(2)
  const pdf = await page.request.get(`${wave}/proces-verbal/additif-1.pdf`)
  expect(squeezed((await readPdf(new Uint8Array(await pdf.body()))).pages.join(''))).toContain(
    'mardi30mars2027à18h',
  )
})

test('a mistake in a question is corrected; who opens the page reads the new text', async () => {
  await page.goto(`${wave}/corriger`)
  await auditAtAllSizes(page)
  await page.getByRole('link', { name: /Les objectifs annoncés/ }).click()
  await page.getByLabel('Intitulé', { exact: true }).fill('Les objectifs <b>annoncés</b>')
  await page.getByRole('button', { name: 'Corriger ce texte' }).click()
  await expect(page.getByRole('alert')).toContainText('Ce texte ne convient pas')
  await auditAtAllSizes(page)
  await page.getByLabel('Intitulé', { exact: true }).fill('Les buts annoncés sont clairs pour moi.')
  await page.getByRole('button', { name: 'Corriger ce texte' }).click()
  await page.waitForURL(wave)
  await expect(page.getByRole('link', { name: 'Additif nº 2', exact: true })).toBeVisible()
  const read = async () => (await fetch(`${instance.url}/e/${wave.split('/').at(-1)}`)).text()
  await expect.poll(read, { timeout: 40_000 }).toContain('Les buts annoncés sont clairs pour moi.')
})

test('somebody who arrived since the launch is invited', async () => {
  await instance.db
    .updateTable('persons')
    .set({ email: 'tard@example.org' })
    .where('id', '=', await latecomer())
    .execute()
  await page.goto(`${wave}/ajouter`)
  await page.getByLabel('Nom ou adresse').fill('tard')
  await page.getByRole('button', { name: 'Chercher' }).click()
  await auditAtAllSizes(page)
  await page.getByRole('button', { name: 'Inviter Venue Tard' }).click()
  await expect(page.getByText('Son invitation se prépare')).toBeVisible()
  await expect.poll(() => to('tard@example.org').length, { timeout: 30_000 }).toBe(1)
  await page.goto(wave)
  await expect(page.getByText('25, dont 1 depuis le lancement')).toBeVisible()
})

async function latecomer(): Promise<string> {
  const { id } = await instance.db
    .insertInto('persons')
    .values({
      ...{ process_id: pilot.processId, family_name: 'Tard', given_name: 'Venue', email: null },
      locale: 'fr',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const employer = await instance.db
    .selectFrom('employers')
    .select('id')
    .where('process_id', '=', pilot.processId)
    .executeTakeFirstOrThrow()
  await instance.db
    .insertInto('employments')
    .values({
      ...{ process_id: pilot.processId, person_id: id, employer_id: employer.id, main: true },
      ...{ matricule: 'L1', service: null, job: null },
    })
    .execute()
  return id
}

test('a reminder due while the worker was killed reaches everybody once when it is back', async () => {
  await instance.kill('worker')
  instance.setClock(new Date('2027-03-09T08:30:00Z'))
  await instance.restart('worker')
  const reminders = () => agentsWritten(/^(Rappel|Reminder)/)
  await expect.poll(() => reminders().length, { timeout: 60_000 }).toBe(agents + 1)
  expect(new Set(reminders().map(({ recipient }) => recipient)).size).toBe(agents + 1)
  for (const { mail } of reminders()) expect(mail.text).toMatch(/Merci à celles|Thank you to those/)
})

test('the wave is cancelled: who was answering is told, everybody is told, nothing is left to open', async ({
  browser,
}) => {
  const respondent = await (await browser.newContext({ locale: 'fr-FR' })).newPage()
  await respondent.goto(linkOf(to('agent7@example.org')[0]!))
  await respondent.getByRole('button', { name: 'Commencer' }).click()
  await respondent.getByRole('radio', { name: 'Plutôt d’accord' }).first().check()
  const next = respondent.getByRole('button', { name: 'Continuer' })
  while (await next.isVisible()) await next.click()

  // A week later her session has ended.
  await signInByMail(page, instance.url, sink, pilot.ctx.actor.email)
  await page.goto(`${wave}/annuler`)
  await expect(page.getByText(`Les ${agents + 1} personnes qui ont reçu l’invitation`)).toBeVisible()
  await auditAtAllSizes(page)
  await page.getByRole('button', { name: 'Annuler la vague et détruire l’urne' }).click()
  // What it answers takes the focus, and what would be typed meanwhile.
  await expect(page.getByText('2 points sont à corriger')).toBeVisible()
  await page.getByLabel('Le motif, que tout le monde lira').fill('La liste était fausse.')
  await page.getByLabel('Le motif en anglais').fill('The list was wrong.')
  await page.getByRole('button', { name: 'Annuler la vague et détruire l’urne' }).click()
  await page.waitForURL(wave)

  await respondent.getByRole('button', { name: 'Envoyer ma réponse' }).click()
  await expect(respondent.getByText('La consultation vient d’être annulée')).toBeVisible({ timeout: 20_000 })
  const told = () => agentsWritten(/annulée|cancelled/)
  await expect.poll(() => told().length, { timeout: 60_000 }).toBe(agents + 1)
  await expect(page.getByRole('link', { name: 'Procès-verbal d’annulation', exact: true })).toBeVisible({
    timeout: 20_000,
  })
  await auditAtAllSizes(page)
  const pdf = await page.request.get(`${wave}/proces-verbal/annulation.pdf`)
  expect(squeezed((await readPdf(new Uint8Array(await pdf.body()))).pages.join(''))).toContain(
    'Lalisteétaitfausse.',
  )
  const late = await fetch(`${instance.url}/e/${wave.split('/').at(-1)}`)
  const said = await late.text()
  expect([late.status, said]).toEqual([410, expect.stringContaining('Cette consultation est annulée')])
  expect(said).toContain('La liste était fausse.')
  expect(agentsWritten(invitation).length).toBeGreaterThan(agents)
  await respondent.context().close()
})

test('a new wave is prepared from it, with its texts', async () => {
  await page.getByRole('link', { name: 'Préparer une nouvelle vague' }).click()
  await expect(title()).toContainText('Préparer une nouvelle vague à partir de T0')
  await auditAtAllSizes(page)
  await page.getByRole('button', { name: 'Préparer cette vague' }).click()
  await page.waitForURL('**/preparer')
  await expect(page.getByLabel('Nom court de la vague')).toHaveValue('T0 bis')
  await page.waitForLoadState('networkidle')
})
