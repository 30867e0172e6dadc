import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { scannedText } from '#app/domain/ballots/sheet-words.ts'
import { readPdf } from '#test/documents/read-pdf.ts'
import { three } from '#test/domain/trustees/office.ts'
import { addAgents, draftWave, makePilot } from '#test/factories/open-wave.ts'
import { auditAtAllSizes, failOnConsole } from '#test/support/browser-audit.ts'
import { type Instance, startInstance } from '#test/support/instance.ts'
import { readPicture, readQrCodes } from '#test/support/qr-codes.ts'
import { answer, fetchMaterial, linkOf } from '#test/support/respondents.ts'
import { signInByMail } from '#test/support/sign-in.ts'
import { type SmtpSink, startSmtpSink } from '#test/support/smtp-sink.ts'

/** A urn whose key three people share, from their naming to its opening: a pilot and three trustees, four browsers. */
const opens = new Date('2027-03-02T08:00:00Z')
const closes = new Date('2027-03-23T17:00:00Z')
const before = new Date('2027-03-01T09:00:00Z')
const during = new Date('2027-03-02T09:30:00Z')
const after = new Date('2027-03-23T17:16:00Z')

let instance: Instance
let sink: SmtpSink
let pilot: Page
let pilotEmail: string
let wave: string
let trustees: { page: Page; context: BrowserContext; lines: string[]; check: string }[] = []

test.describe.configure({ mode: 'serial', timeout: 120_000 })
test.beforeAll(async ({ browser }) => {
  test.setTimeout(240_000)
  sink = await startSmtpSink()
  instance = await startInstance({ clock: before, smtp: sink.url })
  const made = await makePilot(instance.db, () => before)
  await addAgents(made, 60)
  const waveId = await draftWave(made, { opens, closes })
  wave = `${instance.url}/demarches/${made.processId}/vagues/${waveId}`
  pilot = await (await browser.newContext({ locale: 'fr-FR' })).newPage()
  failOnConsole(pilot)
  pilotEmail = made.ctx.actor.email
  await signInByMail(pilot, instance.url, sink, pilotEmail)
  trustees = await Promise.all(
    three.map(async () => {
      const context = await browser.newContext({ locale: 'fr-FR' })
      const page = await context.newPage()
      failOnConsole(page)
      // The dialogue of the system is not the page's.
      await page.addInitScript(() => {
        window.print = () => undefined
      })
      return { page, context, lines: [], check: '' }
    }),
  )
})
test.afterAll(async () => {
  await pilot?.context().close()
  for (const { context } of trustees) await context.close()
  await instance?.stop()
  await sink?.stop()
})

/** The newest link of a trustee. */
async function linkTo(email: string, subject: RegExp): Promise<string> {
  const found = () =>
    sink.received
      .filter(({ recipient, mail }) => recipient === email && subject.test(mail.subject ?? ''))
      .map(({ mail }) => /https?:\/\/\S+\/depositaire\/[\w-]+#[\w-]+/.exec(mail.text ?? '')?.[0])
      .at(-1)
  await expect.poll(found, { timeout: 30_000 }).toBeTruthy()
  return found()!
}

test('the pilot is advised to share the key, names three people, and launches', async () => {
  await pilot.goto(`${wave}/urne`)
  await expect(pilot.getByText('Le niveau 2 est conseillé ici')).toBeVisible()
  await pilot.getByLabel('Trois personnes se la partagent').check()
  for (const [index, { name, role, email }] of three.entries()) {
    const person = pilot.getByRole('group', { name: `Dépositaire ${index + 1}` })
    await person.getByLabel('Prénom et nom').fill(name)
    await person.getByLabel('Fonction').fill(role)
    await person.getByLabel('Adresse électronique').fill(index === 2 ? three[0].email : email)
  }
  await pilot.getByRole('button', { name: 'Enregistrer et continuer' }).click()
  await expect(pilot.getByRole('alert')).toContainText('déjà celle de l’autre dépositaire')
  await auditAtAllSizes(pilot)
  await pilot.getByRole('group', { name: 'Dépositaire 3' }).getByLabel('Adresse').fill(three[2].email)
  await pilot.getByRole('button', { name: 'Enregistrer et continuer' }).click()
  await pilot.waitForURL('**/lancer')
  await expect(pilot.getByText('la vague sera annulée et les réponses perdues')).toBeVisible()
  await pilot.getByRole('button', { name: 'Lancer' }).click()
  await pilot.waitForURL(/vagues\/[\w-]{36}$/)
  await expect(pilot.getByRole('link', { name: 'Suivre les dépositaires' })).toBeVisible()
  // Until the wave is launched for good she may take the launch back: the page that says what that undoes.
  await pilot.goto(`${wave}/lancement`)
  await expect(pilot.getByRole('button', { name: 'Revenir au brouillon' })).toBeVisible()
  await auditAtAllSizes(pilot)
  await pilot.goto(wave)
})

test('three browsers get ready; another one with the same link is told so', async ({ browser }) => {
  for (const [index, { page, context }] of trustees.entries()) {
    const link = await linkTo(three[index]!.email, /part de la clé/)
    if (index === 0) await beginWithoutNetwork(context, link)
    const [response] = await Promise.all([page.waitForResponse(/\/depositaire\/[\w-]+$/), page.goto(link)])
    expect(response.headers()).toMatchObject({ 'referrer-policy': 'no-referrer' })
    expect(response.headers()['set-cookie']).toBeUndefined()
    if (index > 0) await page.getByRole('button', { name: 'Commencer' }).click()
    await expect(page.getByRole('heading', { name: 'Votre navigateur est prêt' })).toBeVisible()
    expect(new URL(page.url()).hash).toBe('')
    if (index > 0) continue
    const stranger = await (await browser.newContext()).newPage()
    await stranger.goto(link)
    await expect(stranger.getByText('La suite est dans un autre navigateur')).toBeVisible()
    await stranger.context().close()
  }
})

/** In the browser of a trustee: what her page says while nothing leaves, and that it goes on by itself where it says so. */
async function beginWithoutNetwork(context: BrowserContext, link: string): Promise<void> {
  const page = await context.newPage()
  await page.goto(link)
  const start = page.getByRole('button', { name: 'Commencer' })
  await expect(start).toBeVisible()
  await context.setOffline(true)
  await start.click()
  await expect(page.getByText('Rien n’est parti : appuyez de nouveau')).toBeVisible()
  await context.setOffline(false)
  await start.click()
  const ready = page.getByRole('heading', { name: 'Votre navigateur est prêt' })
  await expect(ready).toBeVisible()
  await expect(page.getByText('Rien n’est parti')).toBeHidden()
  await context.setOffline(true)
  const away = page.getByText('la page réessaie toute seule')
  await expect(away).toBeVisible({ timeout: 15_000 })
  await context.setOffline(false)
  await expect(away).toBeHidden({ timeout: 15_000 })
  await page.route('**/state', (route) => route.fulfill({ status: 429, json: { code: 'trustees.busy' } }), {
    times: 1,
  })
  await expect(away).toBeVisible({ timeout: 15_000 })
  await expect(away).toBeHidden({ timeout: 15_000 })
  await page.close()
}

test('each prints her sheet, whatever reloads, and reads it back', async () => {
  for (const [index, trustee] of trustees.entries()) {
    const { page } = trustee
    await expect(page.getByRole('heading', { name: 'Imprimez votre feuille' })).toBeVisible({
      timeout: 30_000,
    })
    await page.reload()
    await expect(page.getByText(`Feuille de clé ${index + 1} sur 3`)).toBeVisible()
    trustee.lines = (await page.locator('#sheet-words > li').allTextContents()).map((line) => line.trim())
    trustee.check = await page.locator('#sheet-check').innerText()
    expect(trustee.lines.map((line) => line.split(' ').length)).toEqual([5, 5, 5, 5, 5, 5])
    expect(await readCode(page)).toBe(
      scannedText(
        trustee.lines.map((line) => line.split(' ')),
        trustee.check,
      ),
    )
    if (index === 0) {
      await auditAtAllSizes(page)
      const printed = await readPdf(new Uint8Array(await page.pdf({ preferCSSPageSize: true })))
      expect(printed.pages).toHaveLength(1)
      expect(printed.pages[0]).toContain('Détruisez-la')
    }
    await page.getByRole('button', { name: 'J’ai la feuille en main' }).click()
    await page.getByRole('textbox', { name: 'Code de contrôle' }).fill('0000-0000')
    await page.getByRole('button', { name: 'Vérifier' }).click()
    await expect(page.getByText('Ce n’est pas le code de contrôle')).toBeVisible()
    await page.getByRole('textbox', { name: 'Code de contrôle' }).fill(trustee.check.toLowerCase())
    await page.getByRole('button', { name: 'Vérifier' }).click()
    await expect(page.getByRole('heading', { name: 'Votre feuille est relue' })).toBeVisible()
    expect(await page.evaluate(() => localStorage.length)).toBe(0)
    expect(await page.content()).not.toContain(trustee.lines[0])
  }
  await pilot.goto(wave)
  await expect(pilot.getByText('lancée, pas encore ouverte')).toBeVisible({ timeout: 30_000 })
})

test('people answer; nothing of the server opens the urn; it closes and waits', async () => {
  instance.setClock(during)
  const invited = () => sink.received.filter(({ recipient }) => /^agent/.test(recipient))
  await expect.poll(() => invited().length, { timeout: 40_000 }).toBeGreaterThanOrEqual(12)
  const material = await fetchMaterial(linkOf(invited()[0]!))
  const group = material.groups[0]!.choices[0]!.id
  for (const mail of invited().slice(0, 12)) await answer(linkOf(mail), material, group, { BA01: 4 })
  instance.setClock(after)
  // Three weeks later, her session is over.
  await signInByMail(pilot, instance.url, sink, pilotEmail)
  await pilot.goto(wave)
  await expect(pilot.getByText('L’urne attend que deux dépositaires')).toBeVisible({ timeout: 30_000 })
})

test('two sheets open it: a slip of the pen and somebody else’s sheet are told at once', async () => {
  const [first, , third] = trustees
  for (const [index, { page, lines, check }] of [first!, third!].entries()) {
    await page.goto(await linkTo(three[index * 2]!.email, /attend votre feuille/))
    await expect(page.getByRole('heading', { name: 'Tapez votre feuille' })).toBeVisible()
    if (index === 0) {
      const [first, second] = lines.slice(0, 2).map((line) => line.split(' '))
      await page.getByLabel('Ligne 1', { exact: true }).pressSequentially(`${first![0]} kiwwi `)
      await expect(page.getByText('Ligne 1, mot 2 : « kiwwi » n’est pas un mot')).toBeVisible()
      await page.getByLabel('Ligne 2', { exact: true }).fill(second!.toReversed().join(' '))
      await page.getByLabel('Ligne 3', { exact: true }).focus()
      await expect(page.getByText('Ligne 2 : un de ces mots n’est pas le bon')).toBeVisible()
      await auditAtAllSizes(page)
      await type(page, third!.lines, third!.check)
      await page.getByRole('button', { name: 'Remettre ma feuille' }).click()
      await expect(page.getByText('Ces mots ne vont pas avec')).toBeVisible()
    }
    if (index === 0) await type(page, lines, check)
    else
      await scan(
        page,
        scannedText(
          lines.map((line) => line.split(' ')),
          check,
        ),
      )
    await page.getByRole('button', { name: 'Remettre ma feuille' }).click()
    if (index === 0) {
      await expect(page.getByText('Votre feuille est bonne')).toBeVisible({ timeout: 30_000 })
      await pilot.goto(`${wave}/depositaires`)
      await expect(pilot.getByText('Feuille tapée, et bonne')).toBeVisible()
      await auditAtAllSizes(pilot)
    }
  }
  await expect(third!.page.getByRole('heading', { name: 'L’urne est ouverte' })).toBeVisible({
    timeout: 40_000,
  })
  await third!.page.getByRole('button', { name: 'J’ai détruit ma feuille' }).press('Enter')
  const noted = third!.page.getByText('1 feuille de clé sur 3 est déclarée détruite.')
  await expect(noted).toBeFocused()
  await auditAtAllSizes(third!.page)
  await pilot.goto(wave)
  await expect(pilot.getByText('1 feuille de clé sur 3 est déclarée détruite.')).toBeVisible()
  await expect(pilot.getByRole('link', { name: 'Résultats' }).first()).toBeVisible({ timeout: 40_000 })
  await expect(pilot.getByText('12 bulletins pour 60 personnes invitées')).toBeVisible()
})

async function type(page: Page, lines: string[], check: string): Promise<void> {
  for (const [index, line] of lines.entries()) {
    await page.getByLabel(`Ligne ${index + 1}`, { exact: true }).fill(line.toUpperCase())
  }
  await page.getByRole('textbox', { name: 'Code de contrôle' }).fill(check)
}

/** A code reader types into the field that has the focus. */
async function scan(page: Page, text: string): Promise<void> {
  await page.getByLabel('Ligne 1', { exact: true }).focus()
  await page.keyboard.insertText(text)
  await expect(page.getByLabel('Ligne 6', { exact: true })).not.toHaveValue('')
}

/** What the QR code of the sheet says, read from the screen. */
async function readCode(page: Page): Promise<string | undefined> {
  const picture = await page.locator('#sheet-qr svg').screenshot()
  return readQrCodes(await readPicture(picture))[0]
}
