import { expect, type Page } from '@playwright/test'
import axe from 'axe-core'
import { noteAudited } from './audited-pages.ts'

/**
 * No violation that axe can see, by every rule it has on: WCAG 2.0 to 2.2, A and AA, and its best practices.
 * axe runs in the page itself. A document in a frame is audited where it is a page of its own.
 * @param again the page was audited just before at another width, and no colour depends on the width: what shows the same
 *   elements is asked only what a width can change, and contrast is measured only on what that width did not show
 */
export async function auditAccess(page: Page, again = false): Promise<void> {
  // As a debugger's expression: no policy of the page has a say in it.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  const violations = await page.evaluate(async (again) => {
    const audited = window as unknown as { axe: typeof axe; contrasted?: Set<Element> }
    const run = async (context: axe.ElementContext, rules: axe.RunOptions) => {
      const options = { resultTypes: ['violations' as const], iframes: false, preload: false, ...rules }
      const found = await audited.axe.run(context, options)
      return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
    }
    const shown = [...document.body.querySelectorAll('*')].filter((element) => element.checkVisibility())
    const known = again ? audited.contrasted : undefined
    audited.contrasted = new Set(shown)
    if (!known) return run(document, {})
    const others = shown.filter((element) => !known.has(element))
    const same = others.length === 0 && shown.length === known.size
    if (same) return run(document, { runOnly: ['scrollable-region-focusable', 'target-size'] })
    const contrast = others.length > 0 ? await run({ include: others }, { runOnly: 'color-contrast' }) : []
    return [...contrast, ...(await run(document, { rules: { 'color-contrast': { enabled: false } } }))]
  }, again)
  expect(violations, page.url()).toEqual([])
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

/**
 * The audits on a desk and on a phone; the width also at 200 % and at 320 px. Leaves the page as wide as a desk, and
 * notes its address for `every-page.spec.ts`, which wants every page of the site.
 */
export async function auditAtAllSizes(page: Page): Promise<void> {
  for (const size of [desk, ...others, phone]) {
    await page.setViewportSize(size)
    await auditWidth(page, size.width)
    if (size === desk || size === phone) await auditAccess(page, size === phone)
  }
  await page.setViewportSize(desk)
  // What is shown in place of a page that is refused or not found is not that page.
  const refused = await page.evaluate(() => {
    const router = (window as { __remixRouter?: { state: { errors: unknown } } }).__remixRouter
    const [loaded] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
    return router ? Boolean(router.state.errors) : loaded?.responseStatus === 404
  })
  if (!refused) noteAudited(new URL(page.url()).pathname)
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
