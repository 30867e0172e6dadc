import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import { parse } from 'csv-parse/sync'
import type { Role } from '#app/domain/accounts/permissions.ts'
import { openSession } from '#app/domain/accounts/session.server.ts'
import { freezeResults } from '#app/domain/results/freeze-results.server.ts'
import type { ResultsContent } from '#app/domain/results/results-content.ts'
import { resultsWords } from '#app/domain/results/results-words.ts'
import { sessionCookieHeader } from '#app/http/session-cookie.ts'
import { readPdf, squeezed } from '#test/documents/read-pdf.ts'
import { closedAt, makeClosedWave, makeProcess } from '#test/domain/results/closed-wave.ts'
import { auditAccess, auditAtAllSizes } from '#test/support/browser-audit.ts'
import { type Instance, startInstance } from '#test/support/instance.ts'

let instance: Instance
let report: string
let processId: string
let content: ResultsContent

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  test.setTimeout(180_000)
  instance = await startInstance({ clock: closedAt })
  processId = await makeProcess(instance.db)
  const waveId = await makeClosedWave(instance.db, processId)
  const { resultsId } = await freezeResults(ctx(), { waveId })
  const row = await instance.db.selectFrom('results').select('content').executeTakeFirstOrThrow()
  content = row.content as ResultsContent
  report = `${instance.url}/demarches/${processId}/resultats/${resultsId}`
})
test.afterAll(() => instance?.stop())

function ctx() {
  return { db: instance.db, now: () => closedAt, actor: null }
}

async function signIn(context: BrowserContext, role: Role) {
  const { id } = await instance.db
    .insertInto('accounts')
    .values({ name: 'Claire Morel', email: `${role}@exemple.fr`, locale: 'fr', created_at: closedAt })
    .onConflict((conflict) => conflict.column('email').doUpdateSet({ name: 'Claire Morel' }))
    .returning('id')
    .executeTakeFirstOrThrow()
  await instance.db
    .insertInto('role_assignments')
    .values({ account_id: id, process_id: processId, role, created_at: closedAt })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const header = new Headers(await sessionCookieHeader(await openSession(ctx(), id), instance.url))
  const [name = '', value = ''] = header.get('Set-Cookie')!.split(';')[0]!.split(/=(.*)/)
  await context.clearCookies()
  await context.addCookies([{ name, value, url: instance.url }])
}

async function inkOf(page: Page, selector: string): Promise<number> {
  return page
    .locator(selector)
    .first()
    .evaluate((element) => {
      const canvas = element as HTMLCanvasElement
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height)
      return data.filter((value, at) => at % 4 === 3 && value > 0).length / (data.length / 4)
    })
}

test('reads as a document: contents, numbered figures, drawn bars told in words, tables one click away', async ({
  page,
  context,
}) => {
  const refused: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') refused.push(message.text())
  })
  await signIn(context, 'pilot')
  await page.goto(report, { waitUntil: 'networkidle' })
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(content.wave.title.fr)
  await expect(
    page.getByRole('navigation', { name: 'Sommaire des résultats' }).getByRole('link'),
  ).toHaveCount(await page.getByRole('heading', { level: 2 }).count())
  const figures = page.getByRole('figure')
  await expect(figures).toHaveCount(1 + 2 + content.questions.length + content.themes.length)
  await expect(figures.nth(3)).toContainText('Figure 4.')
  const bars = page.getByRole('img')
  await expect(bars.first()).toHaveAttribute('aria-label', /\d\s%/)
  expect(await inkOf(page, '.chart canvas')).toBeGreaterThan(0.05)
  await page.locator('summary').first().click()
  await expect(page.getByRole('table').first()).toBeVisible()
  expect(refused).toEqual([])
  await auditAtAllSizes(page)
})

test('says the same figures on the page, in the PDF and in the table', async ({ page, context }) => {
  await signIn(context, 'pilot')
  await page.goto(report)
  const words = resultsWords('fr')
  const shown = squeezed((await page.locator('article').textContent()) ?? '')
  const bytes = await (await page.request.get(`${report}/resultats.pdf`)).body()
  const pdf = squeezed((await readPdf(new Uint8Array(bytes))).pages.join(''))
  const csv = await page.request.get(`${report}/resultats.csv`)
  expect(csv.headers()['content-disposition']).toContain('resultats-T0-version-1.csv')
  const lines = parse(await csv.body(), { delimiter: ';', columns: true, bom: true }) as Record<
    string,
    string
  >[]
  const items = content.themes.flatMap((theme) => theme.items).filter((item) => item.territory !== null)
  expect(items).toHaveLength(20)
  for (const item of items) {
    const { classes, n, outside } = item.territory!
    const cells = classes.map(({ count, percent }) => `${words.percent(percent)} (${count})`).join('')
    const row = squeezed(`${item.code} · ${item.title.fr}${n}${cells}${outside}`)
    expect(shown).toContain(row)
    expect(pdf).toContain(row)
    for (const [at, figure] of classes.entries())
      expect(lines).toContainEqual(
        expect.objectContaining({
          code: item.code,
          niveau: 'territoire',
          'rang de la classe': `${at + 1}`,
          effectif: `${figure.count}`,
          pourcentage: `${figure.percent}`,
        }),
      )
  }
})

test('is hidden from the committee until it is published, after a page that says to whom', async ({
  page,
  context,
}) => {
  await signIn(context, 'steering_committee')
  expect((await page.goto(report))?.status()).toBe(404)
  for (const file of ['resultats.pdf', 'resultats.csv'])
    expect((await page.request.get(`${report}/${file}`)).status()).toBe(404)
  expect((await page.goto(`${report}/publier`))?.status()).toBe(403)
  await page.goto(`${instance.url}/demarches/${processId}/rapports`)
  await expect(page.getByText('Aucun résultat n’est encore publié')).toBeVisible()

  await signIn(context, 'pilot')
  await page.goto(`${instance.url}/demarches/${processId}/rapports`)
  await auditAtAllSizes(page)
  await page.getByRole('link', { name: /version 1/ }).click()
  await page.getByRole('link', { name: 'Publier' }).click()
  await expect(page.getByText(/Comité de pilotage.*1 personne/)).toBeVisible()
  await auditAtAllSizes(page)
  await page.getByRole('button', { name: 'Publier les résultats' }).click()
  await expect(page.getByText('Publié le 1er décembre 2026')).toBeVisible()

  await signIn(context, 'steering_committee')
  expect((await page.goto(report))?.status()).toBe(200)
  await expect(page.getByRole('link', { name: 'Publier' })).toHaveCount(0)
  expect((await page.request.get(`${report}/resultats.pdf`)).status()).toBe(200)
})

test('fits a dark theme and paper', async ({ page, context }) => {
  await signIn(context, 'pilot')
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.goto(report, { waitUntil: 'networkidle' })
  await auditAccess(page)
  await page.emulateMedia({ media: 'print', colorScheme: null })
  await expect(page.getByRole('navigation', { name: 'Sommaire des résultats' })).toBeHidden()
})
