import { expect, type Page, test } from '@playwright/test'
import { makePilot } from '#test/factories/open-wave.ts'
import { auditAtAllSizes, failOnConsole } from '#test/support/browser-audit.ts'
import { type Instance, startInstance } from '#test/support/instance.ts'
import { signInByMail, signInLinkIn } from '#test/support/sign-in.ts'
import { type SmtpSink, startSmtpSink } from '#test/support/smtp-sink.ts'

const noon = new Date('2027-03-01T11:00:00Z')
const email = 'claire@example.org'
let instance: Instance
let sink: SmtpSink

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  test.setTimeout(240_000)
  sink = await startSmtpSink()
  instance = await startInstance({ clock: noon, smtp: sink.url })
  await makePilot(instance.db, () => noon, email)
})
test.afterAll(async () => {
  await instance?.stop()
  await sink?.stop()
})

async function ask(page: Page, address: string): Promise<void> {
  await page.goto(`${instance.url}/connexion`)
  await page.getByLabel('Adresse électronique').fill(address)
  await page.getByRole('button', { name: 'Recevoir le lien' }).click()
}

test('every page of signing in is accessible, in French and in English', async ({ page }) => {
  failOnConsole(page)
  for (const path of ['/', '/connexion', '/connexion/envoye', '/connexion/lien', '/style', '/nulle-part']) {
    await page.goto(instance.url + path)
    await auditAtAllSizes(page)
  }
  await page.goto(instance.url)
  await page.getByRole('button', { name: 'English' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ask, listen, answer')
  await page.goto(`${instance.url}/style`)
  await page.getByRole('button', { name: 'Dark theme' }).click()
  await auditAtAllSizes(page)
})

test('the same answer is given for an unknown address, and nothing is sent to it', async ({ page }) => {
  const answers = []
  for (const address of ['inconnue@example.org', email]) {
    await ask(page, address)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Consultez votre messagerie')
    answers.push(await page.locator('main').innerText())
  }
  expect(answers[1]).toBe(answers[0])
  await expect.poll(() => sink.received.map(({ recipient }) => recipient)).toEqual([email])
})

test('following the link signs nobody in; a person’s click does, once, within ten minutes', async ({
  page,
}) => {
  const link = signInLinkIn(sink.received[0]!.mail.text ?? '')
  await page.goto(link)
  expect(new URL(page.url()).hash).toBe('')
  expect(await page.context().cookies()).toEqual([])
  await page.getByRole('button', { name: 'Me connecter' }).click()
  await page.waitForURL('**/demarches')
  const [cookie] = await page.context().cookies()
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax' })
  await page.getByRole('button', { name: 'Se déconnecter' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Consulter, écouter, répondre')
  await page.goto(link)
  await page.getByRole('button', { name: 'Me connecter' }).click()
  await expect(page.getByText('Ce lien a déjà servi')).toBeVisible()
  await auditAtAllSizes(page)

  await ask(page, email)
  await expect.poll(() => sink.received.length).toBe(2)
  instance.setClock(new Date(noon.getTime() + 11 * 60_000))
  await page.goto(signInLinkIn(sink.received[1]!.mail.text ?? ''))
  await page.getByRole('button', { name: 'Me connecter' }).click()
  await expect(page.getByText('Ce lien a déjà servi, ou il a plus de dix minutes')).toBeVisible()
})

test('a session ends after two hours without a request, and after sign-out its cookie opens nothing', async ({
  page,
}) => {
  await signInByMail(page, instance.url, sink, email)
  const kept = await page.context().cookies()
  instance.setClock(new Date(noon.getTime() + 3 * 3_600_000))
  await page.goto(`${instance.url}/demarches`)
  await expect(page).toHaveURL(/\/connexion$/)
  await signInByMail(page, instance.url, sink, email)
  const fresh = await page.context().cookies()
  await page.getByRole('button', { name: 'Se déconnecter' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Consulter, écouter, répondre')
  for (const cookies of [kept, fresh]) {
    await page.context().addCookies(cookies)
    await page.goto(`${instance.url}/demarches`)
    await expect(page).toHaveURL(/\/connexion/)
  }
})

test('asking again and again is limited, and says so', async ({ page }) => {
  for (let request = 0; request < 6; request += 1) await ask(page, 'souvent@example.org')
  await expect(page.getByRole('alert')).toContainText('Trop de demandes à la fois')
  await auditAtAllSizes(page)
})

test('another site cannot post in somebody’s name', async ({ page }) => {
  const reply = await page.request.post(`${instance.url}/deconnexion`, {
    headers: { Origin: 'https://ailleurs.example', 'Sec-Fetch-Site': 'cross-site' },
    failOnStatusCode: false,
  })
  expect(reply.status()).toBe(403)
})

test('a démarche of somebody else is not found, and an unknown page neither', async ({ page, request }) => {
  await signInByMail(page, instance.url, sink, email)
  const other = await makePilot(instance.db, () => noon, 'autre@example.org')
  for (const path of ['', '/consultations', '/personnes', '/rapports']) {
    const reply = await page.goto(`${instance.url}/demarches/${other.processId}${path}`)
    expect(reply?.status()).toBe(404)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Page introuvable')
  }
  await auditAtAllSizes(page)
  expect((await request.get(`${instance.url}/nulle-part`)).status()).toBe(404)
})
