import { type BrowserContext, expect, type Page, test } from '@playwright/test'
import type { Role } from '#app/domain/accounts/permissions.ts'
import { openSession } from '#app/domain/accounts/session.server.ts'
import { listMailboxMessages } from '#app/domain/mail/mailbox-transport.server.ts'
import { freezeResults } from '#app/domain/results/freeze-results.server.ts'
import { sessionCookieHeader } from '#app/http/session-cookie.ts'
import { readPdf } from '#test/documents/read-pdf.ts'
import { closedAt, makeClosedWave, makeProcess } from '#test/domain/results/closed-wave.ts'
import { auditAtAllSizes, failOnConsole } from '#test/support/browser-audit.ts'
import { type Instance, startInstance } from '#test/support/instance.ts'

let instance: Instance
let home: string
let processId: string
let waveId: string
const accounts = new Map<Role, string>()
const people = [
  'pilot',
  'moderator',
  'human_resources',
  'steering_committee',
  'staff_representative',
  'evaluator',
] as const
const hour = 3_600_000
const later = new Date(closedAt.getTime() + 2 * hour)

test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  test.setTimeout(180_000)
  instance = await startInstance({ clock: closedAt })
  const { db } = instance
  processId = await makeProcess(db)
  home = `${instance.url}/demarches/${processId}`
  waveId = await makeClosedWave(db, processId)
  const { resultsId } = await freezeResults(ctx(), { waveId })
  await db.updateTable('results').set({ published_on: '2026-12-02' }).where('id', '=', resultsId).execute()
  await db
    .insertInto('territory_settings')
    .values({ process_id: processId, slug: 'val-d-ambre', public_since: closedAt })
    .execute()
  const { id } = await db
    .insertInto('persons')
    .values({
      ...{ process_id: processId, family_name: 'Durand', given_name: 'Ana', locale: 'fr' as const },
      email: 'ana@exemple.fr',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const sent = { kind: 'invitation', state: 'accepted', reason_code: null, attempts: 1 } as const
  await db
    .insertInto('deliveries')
    .values({ ...sent, wave_id: waveId, person_id: id })
    .execute()
  for (const role of people) accounts.set(role, await addAccount(role))
})
test.afterAll(() => instance?.stop())

function ctx() {
  return { db: instance.db, now: () => closedAt, actor: null }
}

async function addAccount(role: Role): Promise<string> {
  const { id } = await instance.db
    .insertInto('accounts')
    .values({ name: 'Claire Morel', email: `${role}@exemple.fr`, locale: 'fr', created_at: closedAt })
    .returning('id')
    .executeTakeFirstOrThrow()
  await instance.db
    .insertInto('role_assignments')
    .values({ account_id: id, process_id: processId, role, created_at: closedAt })
    .execute()
  return id
}

async function signIn(context: BrowserContext, role: Role) {
  const secret = await openSession(ctx(), accounts.get(role)!)
  const header = new Headers(await sessionCookieHeader(secret, instance.url))
  const [name = '', value = ''] = header.get('Set-Cookie')!.split(';')[0]!.split(/=(.*)/)
  await context.clearCookies()
  await context.addCookies([{ name, value, url: instance.url }])
}

const mailsTo = async (address: string) =>
  (await listMailboxMessages(instance.mailboxDir, { size: 50 })).messages.filter(
    ({ to }) => to.address === address,
  )

const firstBlocks = async (page: Page) =>
  (await page.locator('.block-list strong').allTextContents()).slice(0, 3)

test('a moderator reads every comment first; human resources read what she left', async ({
  page,
  context,
}) => {
  failOnConsole(page)
  const { id } = await instance.db.selectFrom('comments').select('id').limit(1).executeTakeFirstOrThrow()
  await instance.db
    .updateTable('comments')
    .set({ body: 'Ana Durand est en arrêt maladie : qui la remplace ?' })
    .where('id', '=', id)
    .execute()
  await signIn(context, 'human_resources')
  await page.goto(`${home}/commentaires`)
  await expect(page.getByText('Relecture en cours')).toBeVisible()
  await page.goto(`${home}/vagues/${waveId}/commentaires`)
  await expect(page.getByText('Trop de trajets')).toHaveCount(0)
  expect((await page.goto(`${home}/relecture`))?.status()).toBe(403)

  await signIn(context, 'moderator')
  await page.goto(`${home}/relecture`)
  await page.getByRole('link', { name: 'Relire la question BA21' }).click()
  for (let left = 12; left > 0; left--) {
    const body = page.locator('blockquote')
    await expect(
      page.getByText(left === 1 ? 'C’est le dernier' : `${left} commentaires à relire`),
    ).toBeVisible()
    if ((await body.textContent())?.includes('Durand')) {
      await expect(page.getByRole('checkbox', { name: 'Ana Durand' })).toBeChecked()
      await page.getByRole('checkbox', { name: 'arrêt maladie' }).check()
      await page.getByRole('button', { name: 'Voir le résultat' }).click()
      await expect(page.getByRole('status')).toContainText('[masqué] est en [masqué] : qui la remplace ?')
    }
    await page.getByRole('button', { name: 'Confirmer' }).click()
  }
  await expect(page.getByText('Tous les commentaires de la question BA21 sont relus.')).toBeVisible()

  await signIn(context, 'human_resources')
  await page.goto(`${home}/commentaires`)
  await page.getByRole('link', { name: /BA21/ }).click()
  await expect(page.getByText('[masqué] est en [masqué]')).toBeVisible()
  await expect(page.getByText('2 passages masqués')).toBeVisible()
  await expect(page.getByText('Durand')).toHaveCount(0)
  await auditAtAllSizes(page)
})

test('from the draft that writes itself to what each reads, at its hour', async ({ page, context }) => {
  await signIn(context, 'pilot')
  await page.goto(`${home}/rapports`)
  await page.getByRole('link', { name: 'Nouveau rapport' }).click()
  await page.getByRole('radio', { name: /Restitution publique/ }).check()
  await page.getByRole('button', { name: 'Composer le rapport' }).click()

  await expect(page.getByRole('heading', { name: 'Ce que contient le rapport' })).toBeVisible()
  await page.getByRole('link', { name: 'Supprimer ce brouillon' }).click()
  await expect(page.getByRole('heading', { name: /^Supprimer le brouillon/ })).toBeVisible()
  await auditAtAllSizes(page)
  await page.getByRole('link', { name: 'Annuler' }).click()
  await expect(page.getByRole('heading', { name: 'Ce que contient le rapport' })).toBeVisible()
  const [first, second, third] = await firstBlocks(page)
  await page.getByRole('button', { name: `Descendre : ${first}` }).press('Enter')
  await expect.poll(() => firstBlocks(page)).toEqual([second, first, third])
  await page.getByRole('button', { name: `Retirer : ${second}` }).click()
  await expect(page.getByText(`Bloc retiré : ${second}`)).toBeVisible()
  await page
    .getByRole('button', { name: `Remettre : ${second}` })
    .first()
    .click()
  await expect.poll(() => firstBlocks(page)).toEqual([second, first, third])
  await page.getByRole('link', { name: 'Compléter : Décisions' }).click()
  await page.getByLabel('Décision en français').first().fill('Répondre en dix jours')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await expect(page.getByText('Enregistré.')).toBeVisible()

  await page.getByRole('link', { name: 'Figer une version' }).click()
  await expect(page.getByText('Une version figée ne se modifie pas')).toBeVisible()
  await page.getByLabel('Pour quelle réunion ?').fill('comité de pilotage du 12 mars 2027')
  await page.getByRole('button', { name: 'Figer cette version' }).click()
  await expect(page.getByText('Version 1 · comité de pilotage du 12 mars 2027')).toBeVisible()
  await expect(
    page.getByRole('cell', { name: 'Répondre en dix jours' }).or(page.getByText('Répondre en dix jours')),
  ).toBeVisible()
  const version = page.url()
  const restitution = `${instance.url}/d/val-d-ambre/restitutions/${version.split('/').at(-1)}`

  await page.getByRole('link', { name: 'Publier' }).click()
  await expect(page.getByText('2 personnes, prévenues par courriel')).toBeVisible()
  const everybody = page.getByRole('group', { name: 'Tout le monde' })
  await everybody.getByRole('radio', { name: 'Plus tard' }).check()
  const [day, time] = [later.toISOString().slice(0, 10), '20:20']
  await everybody.getByLabel('Jour').fill(day!)
  await everybody.getByLabel('Heure').fill(time)
  await page.getByRole('button', { name: 'Publier' }).click()
  await expect(page.getByRole('heading', { name: 'Relevé de publication' })).toBeVisible()

  await expect
    .poll(() => mailsTo('steering_committee@exemple.fr').then((mails) => mails.length), { timeout: 20_000 })
    .toBe(1)
  await expect
    .poll(() => mailsTo('staff_representative@exemple.fr').then((mails) => mails.length), { timeout: 20_000 })
    .toBe(1)
  expect(await mailsTo('ana@exemple.fr')).toEqual([])

  await signIn(context, 'steering_committee')
  expect((await page.goto(version))?.status()).toBe(200)
  await expect(page.getByRole('heading', { name: 'Relevé de publication' })).toHaveCount(0)
  await signIn(context, 'staff_representative')
  expect((await page.goto(version))?.status()).toBe(200)
  await expect(page.getByRole('heading', { name: 'Relevé de publication' })).toBeVisible()
  const pdf = await readPdf(new Uint8Array(await (await page.request.get(`${version}/rapport.pdf`)).body()))
  expect(pdf.pages[0]).toContain('Version 1')
  await signIn(context, 'evaluator')
  expect((await page.goto(version))?.status()).toBe(404)
  expect((await page.request.get(`${version}/rapport.pdf`)).status()).toBe(404)
  await context.clearCookies()
  expect((await page.goto(restitution))?.status()).toBe(404)

  instance.setClock(new Date(later.getTime() + hour))
  await expect
    .poll(() => mailsTo('ana@exemple.fr').then((mails) => mails.length), { timeout: 20_000 })
    .toBe(1)
  const [mail] = await mailsTo('ana@exemple.fr')
  expect(mail?.text).toContain(restitution)
  expect(mail?.attachments).toEqual([])
  await page.goto(`${instance.url}/d/val-d-ambre`)
  await page.getByRole('region', { name: 'Ce qui a été dit, ce qui en est fait' }).getByRole('link').click()
  await expect(page).toHaveURL(restitution)
  await expect(page.getByText('Répondre en dix jours')).toBeVisible()
  await expect(page.getByText('[masqué] est en [masqué]')).toBeVisible()
  await page.setViewportSize({ width: 320, height: 800 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  expect(await mailsTo('steering_committee@exemple.fr')).toHaveLength(1)
})
