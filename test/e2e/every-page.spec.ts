import { expect, type Page, test } from '@playwright/test'
import { generatePath } from '@remix-run/react'
import { dressTerritory } from '#app/demo/dress-territory.server.ts'
import { roles } from '#app/domain/accounts/permissions.ts'
import { getSettings } from '#app/domain/settings/queries.server.ts'
import { openPublicPage } from '#app/domain/settings/save-public-page.server.ts'
import { closedAt } from '#test/domain/results/closed-wave.ts'
import { makeHolder } from '#test/factories/staff.ts'
import { cookieOf, makePlace, now } from '#test/routes/places.ts'
import { listPages, listUnaudited, type SitePage } from '#test/support/audited-pages.ts'
import { auditAtAllSizes, failOnConsole } from '#test/support/browser-audit.ts'
import { type Instance, startInstance } from '#test/support/instance.ts'

/** The pages of `routes.ts` that no other test has audited, visited one by one; then none may be left. */
const email = 'claire@example.org'

let instance: Instance
let ids: Record<string, string>
let page: Page

test.describe.configure({ mode: 'serial', timeout: 600_000 })
test.beforeAll(async ({ browser }) => {
  test.setTimeout(240_000)
  instance = await startInstance({ clock: closedAt, env: { DIAPASON_MODE: 'demo', NODE_ENV: 'test' } })
  const { db } = instance
  const place = await makePlace(instance, email)
  const { processId } = place
  const { accountId, ctx } = await makeHolder(db, now, { processId, role: 'administrator' })
  await dressTerritory(ctx, processId)
  await openPublicPage(ctx, processId)
  const { slug } = await getSettings(ctx, processId)
  const others = roles.filter((role) => role !== 'human_resources' && role !== 'administrator')
  await db
    .insertInto('role_assignments')
    .values(others.map((role) => ({ account_id: accountId, process_id: processId, role, created_at: now() })))
    .execute()
  const context = await browser.newContext({ locale: 'fr-FR' })
  const [name = '', value = ''] = (await cookieOf(instance, accountId)).split(/=(.*)/)
  await context.addCookies([{ name, value, url: instance.url }])
  page = await context.newPage()
  failOnConsole(page)
  ids = { ...place, slug, version: place.versionId, wave: place.waveId, id: await receiveMessage() }
})
test.afterAll(() => instance?.stop())

/** @returns the name of a message in the local mailbox */
async function receiveMessage(): Promise<string> {
  await page.goto(`${instance.url}/connexion`)
  await page.getByLabel('Adresse électronique').fill(email)
  await page.getByRole('button', { name: 'Recevoir le lien' }).click()
  await page.waitForURL('**/connexion/envoye')
  const message = page.locator('main a[href^="/boite-aux-lettres/"]').first()
  await expect(async () => {
    await page.goto(`${instance.url}/boite-aux-lettres`)
    await expect(message).toBeVisible({ timeout: 500 })
  }).toPass({ timeout: 20_000 })
  return (await message.getAttribute('href'))!.split('/').at(-1)!
}

test('knows the pages of the site', () => {
  const urls = listPages().map(({ url }) => url)
  expect(urls).toContain('/demarches/:processId/vagues/:waveId/lancer')
  expect(urls).not.toContain('/deconnexion')
})

test('the pages that no other test has audited can be read at every size', async () => {
  const problems: string[] = []
  const known = ({ url }: SitePage) => [...url.matchAll(/:(\w+)/g)].every(([, name]) => ids[name!])
  const pages = listUnaudited().filter(known)
  const visitInTab = async () => {
    const tab = await page.context().newPage()
    failOnConsole(tab)
    for (let next = pages.pop(); next; next = pages.pop()) {
      const { url } = next
      await tab.goto(instance.url + generatePath(url, ids))
      await auditAtAllSizes(tab).catch((error) => problems.push(`${url}: ${error.message}`))
    }
  }
  await Promise.all([visitInTab(), visitInTab(), visitInTab()])
  expect(problems).toEqual([])
})

test('no page is left that nobody audited', () => {
  expect(listUnaudited().map(({ url }) => url)).toEqual([])
})
