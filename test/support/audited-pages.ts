import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { matchRoutes } from '@remix-run/react'
import type { RouteConfigEntry } from '@remix-run/route-config'
import routes from '#app/routes.ts'

/** Playwright empties this folder before each run; every worker of the run writes to the same file. */
const file = path.resolve(import.meta.dirname, '../../test-results/browser/audited-pages.txt')

/** Notes that the page at this address was audited. */
export function noteAudited(pathname: string): void {
  mkdirSync(path.dirname(file), { recursive: true })
  appendFileSync(file, `${pathname}\n`)
}

export interface SitePage {
  /** Under app/. */
  file: string
  /** With its parameters' names: /demarches/:processId. */
  url: string
}

/** Every page of the site: what `routes.ts` leads to, but for forms without a page, files, and what isn’t found. */
export function listPages(): SitePage[] {
  return (routes as RouteConfigEntry[]).flatMap((entry) => pagesOf(entry, ''))
}

function pagesOf(entry: RouteConfigEntry, parent: string): SitePage[] {
  const url = entry.path ? `${parent}/${entry.path}` : parent
  if (entry.children) return entry.children.flatMap((child) => pagesOf(child, url))
  return entry.file.endsWith('.tsx') && entry.path !== '*' ? [{ file: entry.file, url: url || '/' }] : []
}

/** The pages that no test of this run audited yet. */
export function listUnaudited(): SitePage[] {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : []
  const audited = new Set(lines.map(fileAt))
  return listPages().filter((page) => !audited.has(page.file))
}

/** The route that answers at an address. */
function fileAt(pathname: string): string | undefined {
  const matched = matchRoutes((routes as RouteConfigEntry[]).map(toMatch), pathname)
  return matched?.at(-1)?.route.id
}

type Matched = { id: string; path?: string } & ({ index: true } | { children: Matched[] | undefined })

function toMatch({ file, path, index, children }: RouteConfigEntry): Matched {
  return index ? { id: file, path, index } : { id: file, path, children: children?.map(toMatch) }
}
