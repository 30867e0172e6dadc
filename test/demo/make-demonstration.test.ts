import * as fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeDemonstration } from '#app/demo/make-demonstration.server.ts'
import { type Role, roles } from '#app/domain/accounts/permissions.ts'
import { getActor } from '#app/domain/accounts/session.server.ts'
import { createSignInCode, redeemSignInCode } from '#app/domain/accounts/sign-in-link.server.ts'
import { listWaves, type Wave } from '#app/domain/consultations/queries.server.ts'
import type { AnonymousCtx } from '#app/domain/context.ts'
import { isJoined } from '#app/domain/disclosure/node-ids.ts'
import type { JobCtx } from '#app/domain/jobs/define-job.ts'
import { jobs } from '#app/domain/jobs/registry.server.ts'
import { createTransport, mailboxDir } from '#app/domain/mail/create-transport.server.ts'
import { listMailboxMessages } from '#app/domain/mail/mailbox-transport.server.ts'
import type { ResultsContent } from '#app/domain/results/results-content.ts'
import { readSecret, readSettings, type Settings } from '#app/env.server.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'

const madeAt = new Date('2026-11-23T15:20:00Z')
const now = () => madeAt
const lines: string[] = []

let database: TestDatabase
let folder: string
let settings: Settings
let ctx: AnonymousCtx
let processId: string
let first: Wave
let second: Wave
let report: { content: ResultsContent; frozen_on: string; published_on: string | null }

beforeAll(async () => {
  database = await createTestDatabase()
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'diapason-demo-'))
  const [STATE_DIR, KEYS_DIR] = ['state', 'keys'].map((name) => path.join(folder, name))
  settings = readSettings('demo', { STATE_DIR, KEYS_DIR })
  await makeDemonstration({ db: database.db, settings, now, log: (line) => void lines.push(line) })
  ctx = { db: database.db, now, actor: null }
  processId = (await database.db.selectFrom('processes').select('id').executeTakeFirstOrThrow()).id
  const waves = await listWaves(ctx, processId)
  ;[second, first] = [waves[0]!, waves[1]!]
  const stored = await database.db
    .selectFrom('results')
    .select(['content', 'frozen_on', 'published_on'])
    .executeTakeFirstOrThrow()
  report = { ...stored, content: stored.content as ResultsContent }
}, 180_000)

afterAll(async () => {
  await database.close()
  fs.rmSync(folder, { recursive: true, force: true })
})

async function count(table: 'persons' | 'employments' | 'mandates' | 'employers' | 'results' | 'deliveries') {
  const { n } = await database.db
    .selectFrom(table)
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(n)
}

it('says in French what it does, a few lines', () => {
  expect(lines.length).toBe(5)
  expect(lines[0]).toContain('280')
})

describe('the directory', () => {
  it('has 280 agents in 16 employers, six of them employed twice, and 210 elected officials, 31 in two councils', async () => {
    expect([await count('persons'), await count('employments'), await count('mandates')]).toEqual([
      490, 286, 241,
    ])
    const employing = await database.db
      .selectFrom('employments')
      .select((eb) => eb.fn.count<string>('employer_id').distinct().as('n'))
      .executeTakeFirstOrThrow()
    expect([Number(employing.n), await count('employers')]).toEqual([16, 22])
    const bySegment = await database.db
      .selectFrom('employments')
      .innerJoin('employers', 'employers.id', 'employer_id')
      .select((eb) => ['segment', eb.fn.countAll<string>().as('n')])
      .where('main', '=', true)
      .groupBy('segment')
      .orderBy('segment')
      .execute()
    expect(bySegment.map(({ segment, n }) => [segment, Number(n)])).toEqual([
      ['central_commune', 89],
      ['epci', 86],
      ['other_communes', 105],
    ])
  })

  it('has agents without address, readers of English, and two people of one name', async () => {
    const persons = await database.db
      .selectFrom('persons')
      .select(['given_name', 'family_name', 'email', 'locale'])
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom('employments')
            .select('employments.id')
            .whereRef('employments.person_id', '=', 'persons.id'),
        ),
      )
      .execute()
    expect(persons.filter(({ email }) => email === null).length).toBe(22)
    expect(persons.filter(({ locale }) => locale === 'en').length).toBe(5)
    const names = Map.groupBy(persons, (person) => `${person.given_name} ${person.family_name}`)
    expect([...names].filter(([, same]) => same.length > 1).map(([name]) => name)).toEqual(['Sophie Martin'])
  })

  it('is written to nobody who could exist', async () => {
    const { messages } = await listMailboxMessages(mailboxDir(settings.stateDir), { size: 1_000 })
    const strangers = messages.filter(({ to }) => !/@([a-z-]+\.)+example$/.test(to.address))
    expect(strangers).toEqual([])
  })
})

describe('the first wave', () => {
  it('is closed since months, its report published within three weeks', () => {
    expect([first.label, first.phase, first.ballots, first.invited]).toEqual(['T0', 'closed', 156, 258])
    expect(first.closesAt!.toISOString()).toBe('2026-05-19T16:00:00.000Z')
    expect([report.frozen_on, report.published_on]).toEqual(['2026-05-19', '2026-05-28'])
    expect(report.content.publishable).toBe(true)
    expect(report.content.counts).toMatchObject({ ballots: 156, void: 0, percent: 60 })
  })

  it('left no key, no table of its urn, no message with a link', async () => {
    const keys = fs.readdirSync(settings.keysDir).sort()
    expect(keys).toEqual([`${second.id}.link.key`, `${second.id}.urn.key`])
    const { rows } = await sql<{ name: string }>`
      select tablename as name from pg_tables where tablename ~ '^(invitations|ballots)_'`.execute(
      database.db,
    )
    const ofSecond = second.id.replaceAll('-', '')
    expect(rows.map(({ name }) => name).sort()).toEqual([`ballots_${ofSecond}`, `invitations_${ofSecond}`])
    const { messages } = await listMailboxMessages(mailboxDir(settings.stateDir), { size: 1_000 })
    expect(messages.filter(({ text }) => text.includes(`/e/${first.id}#`))).toEqual([])
    // Three mailboxes are closed since the first wave.
    expect(messages.filter(({ text }) => text.includes(`/e/${second.id}#`)).length).toBe(255)
  })

  it('became a report and a restitution, each told once to those who read it', async () => {
    const versions = await database.db
      .selectFrom('report_versions')
      .innerJoin('reports', 'reports.id', 'report_id')
      .innerJoin('report_publications', 'version_id', 'report_versions.id')
      .select(['kind', 'number', 'audience', 'accepted'])
      .orderBy('kind', 'desc')
      .orderBy('visible_from')
      .execute()
    expect(
      versions.map(({ kind, number, audience, accepted }) => [kind, number, audience, accepted]),
    ).toEqual([
      ['steering', 1, 'steering', 2],
      ['steering', 1, 'committees', 2],
      ['restitution', 1, 'steering', 2],
      ['restitution', 1, 'committees', 2],
      ['restitution', 1, 'public', 258],
    ])
  })

  it('has both records', async () => {
    const kinds = await database.db
      .selectFrom('records')
      .select('kind')
      .where('wave_id', '=', first.id)
      .orderBy('kind')
      .execute()
    expect(kinds.map(({ kind }) => kind)).toEqual(['closing', 'opening'])
  })

  it('shows groups alone, groups joined, and questions in five classes and in three', async () => {
    const themes = report.content.themes.flatMap(({ items }) => items)
    const steps = themes.map(({ territory }) => territory?.step)
    expect(steps.filter((step) => step === 5).length).toBeGreaterThan(8)
    expect(steps.filter((step) => step === 3).length).toBeGreaterThan(2)
    expect(themes.filter(({ segments }) => segments?.length === 3).length).toBeGreaterThan(10)
    expect(themes.filter(({ segments }) => segments === null).length).toBeGreaterThan(0)
    expect(report.content.themes.filter(({ byGroup }) => byGroup.length > 2).length).toBeGreaterThan(3)

    const nodes = await database.db
      .selectFrom('tallies')
      .select('node')
      .distinct()
      .where('wave_id', '=', first.id)
      .where('question', 'like', 'BA%')
      .execute()
    const joined = nodes.filter(({ node }) => isJoined(node) && node.split('/').length === 3)
    expect(joined.length).toBeGreaterThan(2)
    expect(nodes.some(({ node }) => node.endsWith('/epci'))).toBe(true)
    const partitions = new Set(
      themes.map(({ groups }) =>
        groups
          .filter(({ block }) => block)
          .map(({ place }) => place)
          .join(),
      ),
    )
    expect(partitions.size).toBeGreaterThan(2)
  })

  it('shows opinions that differ by segment and theme, and every theme of concern', () => {
    const bySegment = (code: string) => {
      const theme = report.content.themes.find((one) => one.code === code)!
      return Object.fromEntries(
        report.content.segments.map((label, index) => [label.fr, theme.bySegment[index]?.percent ?? 0]),
      )
    }
    const sense = bySegment('sens')
    const conditions = bySegment('conditions')
    expect(sense.Intercommunalité! - sense['Autres communes']!).toBeGreaterThan(10)
    expect(conditions['Autres communes']!).toBeLessThan(conditions.Intercommunalité!)
    expect(conditions['Autres communes']!).toBeLessThan(sense['Autres communes']!)
    const concerns = report.content.questions.find(({ code }) => code === 'BA21T')!
    expect(concerns.items.filter(({ territory }) => territory === null)).toEqual([])
  })

  it('keeps its comments, those of a question read, a few of the other still to read', async () => {
    const comments = await database.db
      .selectFrom('comments')
      .select(['question', 'moderation', 'body'])
      .execute()
    const byQuestion = Map.groupBy(comments, ({ question }) => question)
    expect(byQuestion.get('BA21')!.length).toBeGreaterThan(30)
    expect(byQuestion.get('BA22')!.length).toBeGreaterThan(20)
    const unread = (code: string) =>
      byQuestion.get(code)!.filter(({ moderation }) => moderation === 'unread').length
    expect([unread('BA21'), unread('BA22')]).toEqual([6, 0])
    const bodies = comments.filter(({ moderation }) => moderation === 'confirmed').map(({ body }) => body)
    expect(bodies.filter((body) => body.includes('[masqué]')).length).toBeGreaterThan(2)
    expect(bodies.join()).not.toMatch(/Mme Martin|arrêt maladie|06 39 98/)
  })
})

describe('the second wave', () => {
  it('is open half-way, with the total of the hour', () => {
    expect([second.label, second.phase, second.invited]).toEqual(['T1', 'open', 258])
    expect(second.opensAt!.toISOString()).toBe('2026-11-10T08:00:00.000Z')
    expect(second.closesAt!.toISOString()).toBe('2026-12-01T17:00:00.000Z')
    expect(second.totalAt!.toISOString()).toBe('2026-11-23T15:00:00.000Z')
    expect(second.ballots! / second.invited!).toBeGreaterThan(0.25)
    expect(second.ballots! / second.invited!).toBeLessThan(0.3)
  })

  it('has room for the visitor: most links are unused', async () => {
    const { rows } = await sql<{ unused: number }>`
      select count(*)::integer as unused from ${sql.table(`invitations_${second.id.replaceAll('-', '')}`)}
      where blinded_sha is null`.execute(database.db)
    expect(rows[0]!.unused).toBe(258 - second.ballots!)
  })
})

it('gives each role an account that can sign in', async () => {
  const accounts = await database.db
    .selectFrom('accounts')
    .select('id')
    .where('name', '!=', 'Gilles Aubert')
    .execute()
  const held = new Set<Role>()
  for (const account of accounts) {
    const session = await redeemSignInCode(ctx, await createSignInCode(ctx, account.id))
    const actor = (await getActor(ctx, session))!
    const grants = actor.grants.filter((grant) => grant.processId === processId)
    expect(grants.length).toBeGreaterThan(0)
    for (const { role, employerIds } of grants) {
      held.add(role)
      expect(employerIds?.length ?? 0).toBe(role === 'human_resources' ? 1 : 0)
    }
  }
  expect([...held].sort()).toEqual([...roles].sort())
})

it('leaves the worker jobs that change nothing', async () => {
  const mail = createTransport({ ...settings, now })
  const job: JobCtx = { ...settings, db: database.db, now, actor: null, mail, secret: readSecret(settings) }
  const before = await snapshot()
  const { rows } = await sql<{ name: string; data: unknown }>`
    select name, data from pgboss.job where state = 'created'`.execute(database.db)
  expect(rows.map(({ name }) => name)).toContain('directory.import')
  for (const { name, data } of rows) {
    const { handler, schema } = jobs.find((one) => one.name === name)!
    await handler(job, schema.parse(data) as never)
  }
  expect(await snapshot()).toEqual(before)
})

async function snapshot() {
  const waves = await database.db
    .selectFrom('waves')
    .select(['id', 'state', 'ballots'])
    .orderBy('id')
    .execute()
  const { total } = await listMailboxMessages(mailboxDir(settings.stateDir), {})
  return [await count('persons'), await count('results'), await count('deliveries'), waves, total]
}
