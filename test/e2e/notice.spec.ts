import { expect, type Page, test } from '@playwright/test'
import { addAgents, launchedWave, makePilot, sendFast } from '#test/factories/open-wave.ts'
import { auditAtAllSizes, failOnConsole } from '#test/support/browser-audit.ts'
import { type Instance, startInstance } from '#test/support/instance.ts'
import { signInByMail } from '#test/support/sign-in.ts'
import { type ReceivedMail, type SmtpSink, startSmtpSink } from '#test/support/smtp-sink.ts'

/** What those who are asked are told: from the mail to the two pages, on screen and on paper, in both languages. */
const opens = new Date('2027-03-02T08:00:00Z')
const closes = new Date('2027-03-23T17:00:00Z')
const during = new Date('2027-03-03T10:00:00Z')

let instance: Instance
let sink: SmtpSink
let waveId: string

test.describe.configure({ mode: 'serial', timeout: 180_000 })
test.beforeAll(async () => {
  test.setTimeout(240_000)
  sink = await startSmtpSink()
  instance = await startInstance({ clock: during, smtp: sink.url })
  const pilot = await makePilot(instance.db, () => during)
  await addAgents(pilot, 36)
  waveId = await launchedWave(pilot, { opens, closes })
  await sendFast(pilot, waveId)
  await instance.db.updateTable('waves').set({ k: 15 }).where('id', '=', waveId).execute()
  await instance.db
    .insertInto('role_assignments')
    .values({
      account_id: pilot.ctx.actor.accountId,
      process_id: pilot.processId,
      role: 'pilot',
      created_at: during,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await expect.poll(() => sink.received.length, { timeout: 60_000 }).toBe(36)
})
test.afterAll(async () => {
  await instance?.stop()
  await sink?.stop()
})

/** The pages that a mail leads to, beside its personal link. */
function pagesIn({ mail }: ReceivedMail): string[] {
  return (mail.text ?? '').match(/https?:\/\/\S+\/(protection|donnees)\?langue=\w\w/g) ?? []
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 })
const mailIn = (subject: RegExp) => sink.received.find(({ mail }) => subject.test(mail.subject ?? ''))!

test('an invitation leads to both pages, in its own language, in text and in HTML', async ({
  page,
  context,
}) => {
  failOnConsole(page)
  const texts = {
    fr: [/^Votre avis/, 'Comment votre anonymat est protégé', 'Vos données personnelles'],
    en: [/^Your opinion/, 'How your anonymity is protected', 'Your personal data'],
  } as const
  for (const [locale, [subject, ...titles]] of Object.entries(texts)) {
    const received = mailIn(subject)
    const pages = pagesIn(received)
    expect(pages).toHaveLength(2)
    for (const [place, address] of pages.entries()) {
      expect(String(received.mail.html)).toContain(`href="${address.replaceAll('&', '&amp;')}"`)
      expect(address).not.toContain('#')
      await page.goto(address)
      await expect(heading(page)).toHaveText(titles[place]!)
      await expect(page.locator('html')).toHaveAttribute('lang', locale)
      await auditAtAllSizes(page)
    }
  }
  expect(await context.cookies()).toEqual([])
})

test('the pages say what is true of this wave', async ({ page }) => {
  await page.goto(`${instance.url}/e/${waveId}/protection`)
  const said = page.getByRole('article')
  await expect(said).toContainText('groupe de moins de 15 réponses')
  await expect(said).toContainText('Niveau 1')
  await expect(said).toContainText('L’urne est ouverte jusqu’au mardi 23 mars 2027 à 18 h')
  await expect(said).toContainText('avec les archives de courriels')
  await expect(said).toContainText('pendant 15 minutes')
  await page.getByRole('link', { name: 'Vos données personnelles et vos droits' }).click()
  await expect(said).toContainText('Communauté de communes du Val d’Ambre (SIREN 200000008)')
  await expect(said).toContainText('Montclair')
  await expect(said).toContainText('Son nom n’est pas encore indiqué')
  await expect(said).toContainText('30 jours')
  await page.getByRole('link', { name: 'English' }).click()
  await expect(heading(page)).toHaveText('Your personal data')
  await page.getByRole('link', { name: 'Back to the questionnaire' }).click()
  await expect(heading(page)).toBeVisible()
  await expect(page.getByRole('link', { name: 'Your personal data and your rights' })).toBeVisible()
})

test('they print whole, without what only serves a screen, and exist on paper', async ({ page, request }) => {
  for (const name of ['protection', 'donnees']) {
    await page.goto(`${instance.url}/e/${waveId}/${name}`)
    await page.emulateMedia({ media: 'print' })
    await expect(page.getByRole('article')).toBeVisible()
    await expect(page.getByRole('link', { name: 'English' })).toBeHidden()
    await expect(page.getByRole('link', { name: 'Version à imprimer (PDF)' })).toBeHidden()
    await page.emulateMedia({ media: 'screen' })
    for (const language of ['fr', 'en']) {
      const answer = await request.get(`${instance.url}/e/${waveId}/${name}.pdf?langue=${language}`)
      expect(answer.status()).toBe(200)
      expect(answer.headers()['content-type']).toBe('application/pdf')
      expect(answer.headers()['set-cookie']).toBeUndefined()
      expect((await answer.body()).toString('latin1')).toContain('pdfuaid:part')
    }
  }
})

test('they are the same for everybody, kept by no cookie and no log', async ({ request }) => {
  const before = instance.output()
  for (const path of ['protection', 'donnees', 'donnees.pdf']) {
    const address = `${instance.url}/e/${waveId}/${path}`
    const answer = await request.get(address, { headers: { Cookie: 'session=x; langue=en' } })
    const headers = answer.headers()
    expect(headers['set-cookie']).toBeUndefined()
    expect(headers['referrer-policy']).toBe('no-referrer')
    expect(headers['cache-control']).toBe('public, max-age=0, must-revalidate')
    const again = await request.get(address, { headers: { 'If-None-Match': headers.etag! } })
    expect(again.status()).toBe(304)
  }
  const unknown = '28f04d79-f13a-47ac-9575-76ef99a95485'
  for (const path of [
    `${unknown}/donnees`,
    `${unknown}/donnees.pdf`,
    `${waveId}/autre.pdf`,
    'x/protection',
  ]) {
    expect((await request.get(`${instance.url}/e/${path}`)).status()).toBe(404)
  }
  expect(instance.output()).toBe(before)
})

test('the pilot finds what waits, and chooses the language of her pages', async ({ page }) => {
  failOnConsole(page)
  await instance.db
    .updateTable('deliveries')
    .set({ state: 'refused', reason_code: 'rejected' })
    .where('wave_id', '=', waveId)
    .execute()
  await signInByMail(page, instance.url, sink, 'claire@example.org')
  await page.getByRole('link', { name: 'Val d’Ambre, notre mutualisation' }).click()
  await expect(heading(page)).toHaveText('Aujourd’hui')
  const todo = page.getByRole('region', { name: 'À faire' })
  await expect(todo.getByText('Corriger 36 adresses refusées', { exact: true })).toBeVisible()
  await expect(todo.getByRole('listitem').first()).toContainText('en retard')
  await auditAtAllSizes(page)
  await page.getByRole('button', { name: 'English' }).click()
  await expect(heading(page)).toHaveText('Today')
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
  await auditAtAllSizes(page)
  await page.getByRole('link', { name: /See the addresses/ }).click()
  await expect(page).toHaveURL(new RegExp(`/vagues/${waveId}/envois`))
  await page.getByRole('button', { name: 'Français' }).click()
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr')
})

test('after the close they say what was destroyed and what is left', async ({ page }) => {
  instance.setClock(new Date(closes.getTime() + 16 * 60_000))
  const closed = async () =>
    (await instance.db.selectFrom('records').select('kind').where('kind', '=', 'closing').execute()).length
  await expect.poll(closed, { timeout: 120_000 }).toBe(1)
  await expect(async () => {
    await page.goto(`${instance.url}/e/${waveId}/protection`)
    await expect(page.getByRole('article')).toContainText('Ce qui a été détruit', { timeout: 1_000 })
  }).toPass({ timeout: 60_000 })
  const said = page.getByRole('article')
  await expect(said).toContainText('Moins de 15 bulletins valables sont arrivés')
  await expect(said).not.toContainText('L’urne est ouverte')
  await auditAtAllSizes(page)
  await page.goto(`${instance.url}/e/${waveId}`)
  await page.getByRole('link', { name: 'Vos données personnelles et vos droits' }).click()
  await expect(said).toContainText('Détruits le mardi 23 mars 2027')
})
