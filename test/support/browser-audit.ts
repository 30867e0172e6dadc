import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** No violation that axe can see. */
async function auditAccess(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  expect(violations.map(({ id, nodes }) => `${page.url()} ${id}: ${nodes[0]?.html}`)).toEqual([])
}

/** Nothing that scrolls sideways. */
async function auditWidth(page: Page, width: number): Promise<void> {
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(overflow, `${page.url()} scrolls sideways at ${width} px`).toBeLessThanOrEqual(0)
}

const desk = { width: 1280, height: 900 }
const phone = { width: 390, height: 844 }
/** A desk at 200 %, and the narrowest screen of RGAA (criterion 10.11). */
const others = [
  { width: 640, height: 450 },
  { width: 320, height: 640 },
]

/** The audits on a desk and on a phone; the width also at 200 % and at 320 px. Leaves the page as wide as a desk. */
export async function auditAtAllSizes(page: Page): Promise<void> {
  for (const size of [...others, phone, desk]) {
    await page.setViewportSize(size)
    await auditWidth(page, size.width)
    if (size === desk || size === phone) await auditAccess(page)
  }
}

/** Fails the test on what a page writes to the console as an error, but for the 4xx a test asks for, and on uncaught errors. */
export function failOnConsole(page: Page): void {
  page.on('console', (message) => {
    const refusal = /^Failed to load resource: the server responded with a status of 4\d\d/
    if (message.type() !== 'error' || refusal.test(message.text())) return
    throw new Error(`${page.url()}: ${message.text()}`)
  })
  page.on('pageerror', (error) => {
    throw error
  })
}
