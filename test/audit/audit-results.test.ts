import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { freezeResults } from '#app/domain/results/freeze-results.server.ts'
import { frozenReport, makeReportPlace } from '#test/domain/reports/report-of-wave.ts'
import { closedAt, makeClosedWave, makeProcess, rows } from '#test/domain/results/closed-wave.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { attackPublished } from './attack-publication.ts'
import { auditResults, describeResults, disclosuresOf } from './audit-results.ts'
import { findAudited } from './find-audited.ts'

let database: TestDatabase
let waveId: string
let resultsId: string

beforeAll(async () => {
  database = await createTestDatabase()
  waveId = await makeClosedWave(database.db, await makeProcess(database.db))
  const ctx = { db: database.db, now: () => closedAt, actor: null }
  resultsId = (await freezeResults(ctx, { waveId })).resultsId
})
afterAll(() => database.close())

const audit = () => auditResults(database.db, resultsId)

it('finds nothing in results as it was frozen, and says what it tried', async () => {
  const report = await audit()
  expect(disclosuresOf(report)).toEqual([])
  const shown = report.items.filter(({ blocks }) => blocks > 0)
  expect(shown.length).toBeGreaterThan(20)
  expect(shown.every(({ examined, closest }) => examined > 0 && closest!.max > closest!.min)).toBe(true)
  expect(describeResults(report)).toContain('0 disclosures')
})

it('says when there is no such report', async () => {
  for (const id of ['T0', '00000000-0000-4000-8000-000000000000'])
    await expect(findAudited(database.db, id)).rejects.toThrow(`There is no report ${id}`)
})

it('finds what results, a draft and a frozen report are made of, and a report altered since', async () => {
  const { db } = database
  const place = await makeReportPlace(db)
  const { reportId, versionId } = await frozenReport(place)
  const { id } = await db
    .selectFrom('results')
    .select('id')
    .where('wave_id', '=', place.waveId)
    .executeTakeFirstOrThrow()
  for (const asked of [id, reportId, versionId])
    expect(await findAudited(db, asked)).toEqual({ resultsIds: [id], altered: [] })
  expect(disclosuresOf(await auditResults(db, id))).toEqual([])
  await sql`alter table report_versions disable trigger report_versions_stay`.execute(db)
  await sql`
    update report_versions set content = jsonb_set(content, '{sources,0,sha256}', '"00"')
    where id = ${versionId}`.execute(db)
  expect(await findAudited(db, versionId)).toEqual({
    resultsIds: [],
    altered: ['the report is not the one that was frozen', 'its results of T0 are not there'],
  })
})

it('finds results altered since, and counts that are not those of the rule', async () => {
  const { db } = database
  const outside = rows.find(({ question, step }) => question === 'BA01' && step === 0)!
  const alter = (n: number) =>
    db
      .updateTable('tallies')
      .set({ n })
      .where('wave_id', '=', waveId)
      .where('question', '=', 'BA01')
      .where('step', '=', 0)
      .execute()
  await alter(outside.n + 1)
  expect((await audit()).altered).toEqual(['its figures are not those of the counts of its wave'])
  await alter(outside.n)

  const stored = await db
    .selectFrom('results')
    .select('content')
    .where('id', '=', resultsId)
    .executeTakeFirstOrThrow()
  const content = stored.content as { counts: { ballots: number } }
  const altered = { ...content, counts: { ...content.counts, ballots: content.counts.ballots + 1 } }
  await db
    .updateTable('results')
    .set({ content: JSON.stringify(altered) })
    .where('id', '=', resultsId)
    .execute()
  expect((await audit()).altered).toEqual(['it is not the one that was frozen'])
  await db
    .updateTable('results')
    .set({ content: JSON.stringify(content) })
    .where('id', '=', resultsId)
    .execute()

  const group = rows.find(
    ({ question, node, step }) => question === 'BA01' && step === 2 && node !== 'territory',
  )!
  await db
    .updateTable('tallies')
    .set({ n: 0 })
    .where('wave_id', '=', waveId)
    .where('question', '=', 'BA01')
    .where('node', '=', group.node)
    .where('step', '=', 2)
    .where('class', '=', group.class)
    .execute()
  await expect(audit()).rejects.toThrow(/BA01/)
})

it('names what would be certain, were a group shown that the rule does not show', () => {
  const item = {
    code: 'Q',
    item: {
      ...{ code: 'Q', question: 'Q', theme: null, kind: 'option' as const, values: [0, 1], tie: null },
      ladder: [{ classes: 2, of: [0, 1] }],
    },
    territory: { step: 2, counts: [12, 15], n: 27, outside: 0 },
    segments: null,
    nodes: [
      { node: 't', counts: [12, 15], n: 27, block: false },
      { node: 'a', counts: [0, 13], n: 13, block: true },
      { node: 'b', counts: [12, 2], n: 14, block: true },
    ],
    options: null,
    second: null,
  }
  const label = { fr: '', en: '' }
  const tree = [
    { id: 't', parent: null, label, headcount: 40 },
    { id: 'a', parent: 't', label, headcount: 20 },
    { id: 'b', parent: 't', label, headcount: 20 },
  ]
  const shown = {
    tree,
    k: 10,
    m: 2,
    second: null,
    items: [item],
    participation: { ...item, territory: null, nodes: [] },
  }
  const [derived] = attackPublished(shown as unknown as Parameters<typeof attackPublished>[0])
  expect(derived!.certain.some((one) => one.startsWith('nobody: leaves 0 of 1'))).toBe(true)
  expect(derived!.certain.every((one) => one.includes('leaves 0') || one.includes('leaves 1'))).toBe(true)
})
