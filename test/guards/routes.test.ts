import * as fs from 'node:fs'
import type { RouteConfigEntry } from '@remix-run/route-config'
import { expect, it } from 'vitest'
import { readSources } from '#test/support/sources.ts'

const files = readSources(['app/routes'])

/** What each file exports as `loader` and `action`, and from which function it comes. */
const handlers = files.flatMap(({ path, text }) =>
  [...text.matchAll(/^export\s+(?:async\s+function|const|function)\s+(loader|action)\b(.*)$/gm)].map(
    (match) => ({
      path,
      kind: match[1] as string,
      maker: /^\s*=\s*(\w+)/.exec(match[2] ?? '')?.[1] ?? 'none',
    }),
  ),
)

it('reads loaders and actions at all', () => {
  expect(handlers.length).toBeGreaterThan(10)
})

it('gives every loader and action a context, which fails closed', () => {
  const makers = /^(public|staff|account)(Loader|Action)$/
  expect(handlers.filter(({ maker }) => !makers.test(maker))).toEqual([])
})

it('gives staff pages the context of staff only', () => {
  const makers = /^(staff|account)(Loader|Action)$/
  const staff = handlers.filter(({ path }) => path.startsWith('app/routes/staff/'))
  expect(staff.filter(({ maker }) => !makers.test(maker))).toEqual([])
})

it('never tells respondents and visitors apart by their account', () => {
  const others = files.filter(({ path }) => !path.startsWith('app/routes/staff/'))
  const wrong = others.filter(({ text }) => /\bstaff(Loader|Action)\b/.test(text))
  expect(wrong.map(({ path }) => path)).toEqual([])
})

it('puts no SQL and no query under app/routes', () => {
  const query = /\.(selectFrom|insertInto|updateTable|deleteFrom|transaction)\(|\bsql`|from '(kysely|pg)'/
  expect(files.filter(({ text }) => query.test(text)).map(({ path }) => path)).toEqual([])
})

it('keeps route files under 150 lines', () => {
  const long = files.filter(({ text }) => text.split('\n').length > 151)
  expect(long.map(({ path }) => path)).toEqual([])
})

it('routes to every file, and to no other', async () => {
  const routed = (await readRoutes()).flatMap(flatten).map(({ file }) => `app/${file}`)
  expect([...new Set(routed)].sort()).toEqual(files.map(({ path }) => path).sort())
})

it('keeps every URL it ever had', async () => {
  const urls = [...new Set((await readRoutes()).flatMap((entry) => urlsOf(entry, '')))].sort()
  const stored: string[] = JSON.parse(fs.readFileSync('test/guards/urls.json', 'utf8'))
  const removed = stored.filter((url) => !urls.includes(url))
  const added = urls.filter((url) => !stored.includes(url))
  expect({ removed, added }, 'Add new URLs to test/guards/urls.json; redirect those you remove.').toEqual({
    removed: [],
    added: [],
  })
})

async function readRoutes(): Promise<RouteConfigEntry[]> {
  return (await import('#app/routes.ts')).default
}

function flatten(entry: RouteConfigEntry): RouteConfigEntry[] {
  return [entry, ...(entry.children ?? []).flatMap(flatten)]
}

function urlsOf(entry: RouteConfigEntry, parent: string): string[] {
  const url = entry.path ? `${parent}/${entry.path}` : parent
  const children = (entry.children ?? []).flatMap((child) => urlsOf(child, url))
  return entry.path || entry.index ? [url || '/', ...children] : children
}
