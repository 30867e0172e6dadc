import { expect, test } from '@playwright/test'
import { type Instance, startInstance } from '#test/support/instance.ts'

let instance: Instance
test.beforeAll(async () => {
  instance = await startInstance({ clock: new Date('2027-03-01T09:00:00Z') })
})
test.afterAll(() => instance.stop())

test('the first visitor is led to the set-up page', async ({ page }) => {
  await page.goto(instance.url)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  expect(await page.locator('html').getAttribute('lang')).toBe('fr')
})

test('a killed web process comes back on the same address', async ({ page }) => {
  await instance.kill('web')
  await expect(page.goto(instance.url)).rejects.toThrow()
  await instance.restart('web')
  expect((await page.goto(instance.url))?.status()).toBe(200)
})
