import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createAccount } from '#app/domain/accounts/create-first-pilot.server.ts'
import { may, type Role, roles } from '#app/domain/accounts/permissions.ts'
import { closedAt } from '#test/domain/results/closed-wave.ts'
import { type Instance, startInstance } from '#test/support/instance.ts'
import { needs, pages } from './page-needs.ts'
import { address, ask, cookieOf, makePlace, now, type Place } from './places.ts'

/**
 * Every text that people write, in every table, is replaced by one that would act if any page printed it as markup; then every
 * page is read as every role.
 */
let instance: Instance
let place: Place
let planted: string[]
const cookies = new Map<Role, string>()

/** Opens an element, closes an attribute in either quote, closes a script, escapes from JSON. */
const marker = (mark: string) =>
  `</script></title><b data-mark="${mark}">' data-mark='${mark}' " data-mark="${mark}" x`
/** What a browser would take for an element or an attribute of the marker's. JSON in a script writes `\"` and `\u003c`. */
const active = /<b data-mark|[^\\]" data-mark="/

const written =
  /^(name|epci_name|family_name|given_name|label|title|who|why|contact|body|note|reason|service|job|matricule|file_name|function|words|account_name|contact_name|purpose|help|description|place|topic|text|objective|comment|masked|remark|answer|question_text|address|phone)$/

beforeAll(async () => {
  instance = await startInstance({ clock: closedAt })
  place = await makePlace(instance, 'ours@example.org')
  for (const role of roles) {
    const account = { name: role, email: `${role}@example.org`, locale: 'fr' as const }
    const accountId = await createAccount({ db: instance.db, now, actor: null }, account)
    const assignment = { account_id: accountId, process_id: place.processId, role, created_at: now() }
    await instance.db.insertInto('role_assignments').values(assignment).execute()
    cookies.set(role, await cookieOf(instance, accountId))
  }
  planted = await plant()
}, 240_000)
afterAll(() => instance?.stop())

/** @returns the columns that took the marker, `table.column` */
async function plant(): Promise<string[]> {
  const { rows } = await sql<{ table: string; column: string; type: string }>`
    select c.table_name as "table", c.column_name as "column", c.data_type as type
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.data_type in ('text', 'jsonb')
    order by 1, 2`.execute(instance.db)
  const taken: string[] = []
  for (const { table, column, type } of rows.filter((row) => written.test(row.column))) {
    const mark = `${table}.${column}`
    const at = sql.ref(column)
    // No dot: it would look like an address, which moderators are proposed to mask.
    const text = marker(`${table}__${column}`)
    // Told apart by row, where names may not repeat. A localised text keeps its languages.
    const value =
      type === 'text'
        ? sql`${text} || ctid::text`
        : sql`case when jsonb_typeof(${at}) = 'object' and ${at} ? 'fr' then ${JSON.stringify({ fr: text, en: text })}::jsonb else ${at} end`
    const done = await sql`update ${sql.table(table)} set ${at} = ${value} where ${at} is not null`
      .execute(instance.db)
      .catch(() => null)
    if (done?.numAffectedRows) taken.push(mark)
  }
  return taken
}

it('would see a mark that acts, in an element as in an attribute, and takes none for it that is words', () => {
  const text = marker('persons.name')
  expect(active.test(`<p>${text}</p>`)).toBe(true)
  expect(active.test(`<a title="${text.replace(/<.*?>/g, '')}">`)).toBe(true)
  const words = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
  expect(active.test(`<p title="${words}">${words}</p>`)).toBe(false)
  expect(active.test(JSON.stringify(text).replaceAll('<', '\\u003c'))).toBe(false)
})

it('plants its marks in the names, titles, comments, services and file names', () => {
  expect(planted).toEqual(
    expect.arrayContaining([
      ...[
        'processes.name',
        'processes.epci_name',
        'employers.name',
        'persons.family_name',
        'persons.given_name',
      ],
      ...['comments.body', 'wave_notices.title', 'wave_notices.why', 'wave_nodes.label', 'accounts.name'],
      'directory_imports.file_name',
    ]),
  )
})

const met = new Set<string>()

async function expectInert(path: string, cookie: string | null): Promise<void> {
  const { status, text } = await ask(instance, 'GET', path, cookie)
  expect(status, path).toBeLessThan(500)
  // PDF, CSV and calendars aren't read as pages.
  if (!text.startsWith('<!DOCTYPE html>')) return
  expect(active.exec(text)?.[0], path).toBeUndefined()
  for (const [, mark = ''] of text.matchAll(/data-mark=&quot;(\w+?__\w+)/g)) met.add(mark.replace('__', '.'))
}

describe.each(roles)('%s', (role) => {
  it('meets those marks as words, on every page that is hers', async () => {
    const grants = [{ processId: 'p', role, employerIds: null }]
    const reader = { accountId: '', name: '', email: '', locale: 'fr' as const, grants }
    // What she may not read answers with a sentence of ours.
    for (const page of pages.filter((one) => may(reader, needs[one]!.read, 'p')))
      await expectInert(address(page, place), cookies.get(role)!)
  })
})

it('nor does a visitor, nor who is asked to answer', async () => {
  for (const path of ['/', '/connexion', '/informations']) await expectInert(path, null)
  for (const wave of [place.closedWaveId, place.waveId])
    for (const page of ['', '/protection', '/donnees', '/verification'])
      await expectInert(`/e/${wave}${page}`, null)
})

it('met enough of them for this to prove something', () => {
  expect([...met].sort()).toEqual(
    expect.arrayContaining([
      ...['accounts.name', 'employers.name', 'persons.family_name', 'persons.given_name'],
      ...[
        'processes.name',
        'wave_notices.title',
        'wave_notices.why',
        'wave_nodes.label',
        'directory_imports.file_name',
      ],
    ]),
  )
  expect(met.size).toBeGreaterThanOrEqual(10)
})
