import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** No violation that axe can see, and nothing that scrolls sideways. */
export async function audit(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${page.url()} ${id}: ${nodes[0]?.html}`)).toEqual([])
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(overflow, `${page.url()} scrolls sideways`).toBeLessThanOrEqual(0)
}

/** The audit on a desk, on a phone, and on a desk at 200 %. */
export async function auditAtAllSizes(page: Page): Promise<void> {
  const sizes = [
    { width: 1280, height: 900 },
    { width: 390, height: 844 },
    { width: 640, height: 450 },
    { width: 320, height: 640 },
  ]
  for (const size of sizes) {
    await page.setViewportSize(size)
    await audit(page)
  }
  await page.setViewportSize(sizes[0]!)
}

/** Fails the test on anything a page writes to the console as an error, and on uncaught errors. */
export function failOnConsole(page: Page): void {
  page.on('console', (message) => {
    if (message.type() === 'error') throw new Error(`${page.url()}: ${message.text()}`)
  })
  page.on('pageerror', (error) => {
    throw error
  })
}
