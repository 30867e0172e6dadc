import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Role } from '#app/domain/accounts/permissions.ts'
import { confirmComment, withholdComment } from '#app/domain/comments/decide-comment.server.ts'
import { drawUnread, getReading } from '#app/domain/comments/get-reading.server.ts'
import {
  getComments,
  listModeration,
  listReadable,
  listShownComments,
} from '#app/domain/comments/queries.server.ts'
import { freezeResults } from '#app/domain/results/freeze-results.server.ts'
import { publishResults } from '#app/domain/results/publish-results.server.ts'
import { listTodo } from '#app/domain/today/list-todo.server.ts'
import { connect } from '#db/client.server.ts'
import { closedAt, makeClosedWave, writeComment } from '#test/domain/results/closed-wave.ts'
import { type Demarche, type Holder, makeDemarche, makeHolder } from '#test/factories/staff.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { waitForLocks } from '#test/support/wait-for-locks.ts'

const now = () => closedAt
const secret = 'Élodie Garrigue-Zèbre'
let database: TestDatabase
let place: Demarche
let moderator: Holder
let waveId: string

beforeAll(async () => {
  database = await createTestDatabase()
  place = await makeDemarche(database.db, now)
  moderator = await makeHolder(database.db, now, { processId: place.processId, role: 'moderator' })
  await database.db
    .insertInto('persons')
    .values({
      process_id: place.processId,
      given_name: 'Élodie',
      family_name: 'Garrigue-Zèbre',
      email: null,
      locale: 'fr',
    })
    .execute()
})
afterAll(() => database.close())
beforeEach(async () => {
  waveId = await makeClosedWave(database.db, place.processId)
})

const of = (commentId: string) => ({ processId: place.processId, commentId })
const ofQuestion = () => ({ processId: place.processId, waveId, question: 'BA21' })
const unread = async () => (await drawUnread(moderator.ctx, ofQuestion()))!
const shown = () => listShownComments(moderator.ctx, { waveId, question: 'BA21' })

const write = (body: string) => writeComment(database.db, waveId, body)

/** Confirms, or withholds, all that is left to read. */
async function readAll(decide: (id: string) => Promise<unknown> = (id) => confirm(id)): Promise<void> {
  for (
    let id = await drawUnread(moderator.ctx, ofQuestion());
    id;
    id = await drawUnread(moderator.ctx, ofQuestion())
  )
    await decide(id)
}

const confirm = (id: string, passages: string[] = []) =>
  confirmComment(moderator.ctx, { ...of(id), passages })
const withhold = (id: string) => withholdComment(moderator.ctx, { ...of(id), reason: 'threat' })
const lines = async (action: string) =>
  await database.db
    .selectFrom('journal')
    .select(['account_id', 'details'])
    .where('action', '=', action)
    .where('process_id', '=', place.processId)
    .execute()

/** Where a text stands in the database: every column of every table, the queue's too, as text. */
async function columnsWith(text: string): Promise<string[]> {
  const { rows } = await sql<{ schema: string; table: string }>`
    select schemaname as schema, tablename as table from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema')`.execute(database.db)
  const found: string[] = []
  for (const { schema, table } of rows) {
    const { rows: hits } = await sql<{ n: string }>`
      select count(*) as n from ${sql.table(`${schema}.${table}`)} as row
      where position(lower(${text}) in lower(row::text)) > 0`.execute(database.db)
    if (hits[0]!.n !== '0') found.push(table)
  }
  return found
}

describe('confirming a comment', () => {
  it('forgets what is masked, everywhere in the database, and counts the passages', async () => {
    const id = await write(`${secret} m’a dit « non ». ELODIE GARRIGUE ZEBRE, encore !`)
    const reading = await getReading(moderator.ctx, of(id))
    expect(reading).toMatchObject({ left: 13, question: { code: 'BA21' } })
    expect(reading!.proposals).toMatchObject([{ kind: 'person', passage: secret, times: 2 }])
    expect(await columnsWith('m’a dit')).toEqual(['comments'])
    await confirm(id, [secret])
    expect(await columnsWith('m’a dit')).toEqual(['comments'])
    const { rows } = await sql<{ body: string }>`select body from comments where id = ${id}`.execute(
      database.db,
    )
    expect(rows[0]!.body).toBe('[masqué] m’a dit « non ». [masqué], encore !')
    // Her line in the directory is all that names her.
    expect(await columnsWith('Zèbre')).toEqual(['persons'])
    expect(await columnsWith('GARRIGUE ZEBRE')).toEqual([])
    const [wave] = (await listModeration(moderator.ctx, place.processId)).filter(
      (each) => each.waveId === waveId,
    )
    expect(wave!.questions).toMatchObject([{ unread: 12, confirmed: 1, masked: 2, shown: false }])
  })

  it('refuses a passage that the text does not hold, and changes nothing', async () => {
    const id = await unread()
    await expect(confirm(id, ['trajet'])).rejects.toMatchObject({
      code: 'comments.passage-missing',
      status: 422,
    })
    expect(await getReading(moderator.ctx, of(id))).toMatchObject({ body: 'Trop de trajets' })
  })

  it('takes hostile texts as they are', async () => {
    const hostile = [
      `<script>alert('${secret}')</script>`,
      `\u202e${secret}\u2066`,
      `🏳️‍🌈${secret}🏳️‍🌈`,
      `${secret} `.repeat(450),
    ]
    for (const text of hostile) {
      const id = await write(text)
      expect((await getReading(moderator.ctx, of(id)))!.proposals).toMatchObject([{ kind: 'person' }])
      await confirm(id, [secret])
    }
    expect(await columnsWith('Zèbre')).toEqual(['persons'])
  })
})

describe('two moderators', () => {
  it('on the same comment: one decides, the other is told, and what was decided stays', async () => {
    const id = await write(secret)
    const results = await Promise.allSettled([confirm(id, [secret]), withhold(id), confirm(id)])
    const refused = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []))
    expect(refused.map(({ code, status }) => [code, status])).toEqual([
      ['comments.already-read', 409],
      ['comments.already-read', 409],
    ])
    expect(await getReading(moderator.ctx, of(id))).toBeNull()
    await expect(confirm(id)).rejects.toMatchObject({ code: 'comments.already-read' })
  })

  it('on the two last ones: the journal says once that all are read', async () => {
    const before = (await lines('comments.completed')).length
    for (let left = 12; left > 2; left--) await confirm(await unread())
    const { rows } = await sql<{ id: string }>`
      select id from comments where wave_id = ${waveId} and moderation = 'unread'`.execute(database.db)
    // Both have decided, and neither looked at what is left, when the journal lets them write.
    const other = connect(database.url)
    let both: Promise<unknown> = Promise.resolve()
    await other.db.transaction().execute(async (trx) => {
      await sql`lock table journal in share mode`.execute(trx)
      both = Promise.all([withhold(rows[0]!.id), withhold(rows[1]!.id)])
      await waitForLocks(database, 2)
    })
    await Promise.all([both, other.db.destroy()])
    const after = await lines('comments.completed')
    expect(after.length).toBe(before + 1)
    expect(after.at(-1)!.details).toEqual({
      label: 'T0',
      question: 'BA21',
      confirmed: 10,
      masked: 0,
      withheld: 2,
    })
  })
})

describe('what is shown', () => {
  it('is nothing while one is unread, then all, each time in another order', async () => {
    for (let at = 0; at < 8; at++) await write(`Texte ${at}`)
    for (let left = 20; left > 1; left--) await confirm(await unread())
    expect(await shown()).toEqual([])
    await confirm(await unread())
    const orders = await Promise.all(Array.from({ length: 5 }, shown))
    expect(orders.map((texts) => texts.length)).toEqual([20, 20, 20, 20, 20])
    expect(new Set(orders.map((texts) => texts.join())).size).toBeGreaterThan(1)
  })

  it('is nothing when fewer than ten are left', async () => {
    for (let left = 12; left > 9; left--) await withhold(await unread())
    await readAll()
    expect(await shown()).toEqual([])
    await write('Une dixième')
    expect(await shown()).toEqual([])
    await readAll()
    expect(await shown()).toHaveLength(10)
    const [wave] = (await listModeration(moderator.ctx, place.processId)).filter(
      (each) => each.waveId === waveId,
    )
    expect(wave!.questions).toMatchObject([{ withheld: { threat: 3 }, shown: true }])
  })

  it('goes to readers once the results are published, and to no one else', async () => {
    await readAll()
    const { processId } = place
    const as = async (role: Role) => (await makeHolder(database.db, now, { processId, role })).ctx
    const pilot = await as('pilot')
    const [hr, committee] = [await as('human_resources'), await as('steering_committee')]
    await expect(getComments(hr, { processId, waveId })).rejects.toMatchObject({ status: 404 })
    expect((await getComments(pilot, { processId, waveId })).questions[0]!.bodies).toHaveLength(12)
    const { resultsId } = await freezeResults({ ...pilot, actor: null }, { waveId })
    await publishResults(pilot, { processId, resultsId })
    for (const ctx of [hr, committee]) {
      expect((await getComments(ctx, { processId, waveId })).questions[0]!.bodies).toHaveLength(12)
    }
    for (const role of ['moderator', 'follow_up_committee', 'evaluator'] as const)
      await expect(listReadable(await as(role), processId)).rejects.toMatchObject({ status: 403 })
  })

  it('never holds an unread one, whatever is asked', async () => {
    const id = await write(secret)
    const { processId } = place
    const { ctx } = await makeHolder(database.db, now, { processId, role: 'human_resources' })
    await expect(getReading(ctx, of(id))).rejects.toMatchObject({ status: 403 })
    await expect(drawUnread(ctx, ofQuestion())).rejects.toMatchObject({ status: 403 })
    await expect(listModeration(ctx, processId)).rejects.toMatchObject({ status: 403 })
    await expect(confirmComment(ctx, { ...of(id), passages: [] })).rejects.toMatchObject({ status: 403 })
    await expect(withholdComment(ctx, { ...of(id), reason: 'empty' })).rejects.toMatchObject({ status: 403 })
    expect(JSON.stringify(await shown())).not.toContain('Zèbre')
  })

  it('is not reached from another démarche', async () => {
    const other = await makeDemarche(database.db, now)
    const { ctx } = await makeHolder(database.db, now, { processId: other.processId, role: 'moderator' })
    const which = { processId: other.processId, commentId: await unread() }
    await expect(getReading(ctx, which)).rejects.toMatchObject({ status: 404 })
    await expect(confirmComment(ctx, { ...which, passages: [] })).rejects.toMatchObject({ status: 404 })
    expect(await drawUnread(ctx, { ...ofQuestion(), processId: other.processId })).toBeNull()
    expect(await listModeration(ctx, other.processId)).toEqual([])
  })
})

it('writes one line a day for each moderator and question, and none of what was read', async () => {
  const label = 'comments.read'
  await database.db.deleteFrom('journal').execute()
  await confirm(await unread())
  await confirm(await unread())
  expect(await lines(label)).toEqual([
    { account_id: moderator.accountId, details: { label: 'T0', question: 'BA21' } },
  ])
  const tomorrow = { ...moderator.ctx, now: () => new Date(closedAt.getTime() + 86_400_000) }
  await confirmComment(tomorrow, { ...of(await unread()), passages: [] })
  expect(await lines(label)).toHaveLength(2)
})

it('waits on « Aujourd’hui » of who moderates, and of nobody else', async () => {
  const waiting = async ({ ctx }: Holder) =>
    (await listTodo(ctx, place.processId)).filter((each) => each.kind === 'comments')
  const entries = await waiting(moderator)
  expect(entries.some(({ count, path }) => count === 12 && path === '/relecture')).toBe(true)
  const hr = await makeHolder(database.db, now, { processId: place.processId, role: 'human_resources' })
  expect(await waiting(hr)).toEqual([])
  await readAll()
  expect(await waiting(moderator)).toHaveLength(entries.length - 1)
})
