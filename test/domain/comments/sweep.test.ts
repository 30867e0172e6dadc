import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { confirmComment, withholdComment } from '#app/domain/comments/decide-comment.server.ts'
import { sweepErased } from '#app/domain/erasures/sweep-erased.server.ts'
import { closedAt, makeClosedWave } from '#test/domain/results/closed-wave.ts'
import { type Demarche, type Holder, makeDemarche, makeHolder } from '#test/factories/staff.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { scanServer } from '#test/support/scan-server.ts'

/** What a moderator takes away, looked for in every file of the server. */

let clock = closedAt
const now = () => clock
let database: TestDatabase
let place: Demarche
let moderator: Holder
let waveId: string

beforeAll(async () => {
  database = await createTestDatabase()
  place = await makeDemarche(database.db, now)
  moderator = await makeHolder(database.db, now, { processId: place.processId, role: 'moderator' })
  waveId = await makeClosedWave(database.db, place.processId)
})
afterAll(() => database.close())

async function write(body: string) {
  const { id } = await database.db
    .insertInto('comments')
    .values({ wave_id: waveId, question: 'BA21', body, moderation: 'unread' })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { processId: place.processId, commentId: id }
}

const sweep = () => sweepErased({ db: database.db, now, actor: null })
async function readable(texts: readonly string[]): Promise<string[]> {
  const { found } = await scanServer(database, texts)
  return texts.filter((text) => found.get(text))
}

it('leaves nothing of what was masked or withheld on the disk, and all of the rest', async () => {
  const [masked, withheld, kept] = Array.from(
    { length: 3 },
    () => `marque${randomUUID().replaceAll('-', '')}`,
  )
  const all = [masked!, withheld!, kept!]
  const first = await write(`Le chef est ${masked}, tout le monde le sait. ${kept}`)
  const second = await write(`Rien d’autre que ${withheld}`)
  await sweep()
  // A backup that reads: the former rows are kept for it, and the sweep waits for its end.
  const reader = await database.pool.connect()
  try {
    await reader.query('begin isolation level repeatable read')
    await reader.query('select from comments')
    await confirmComment(moderator.ctx, { ...first, passages: [masked!] })
    await withholdComment(moderator.ctx, { ...second, reason: 'identifying' })
    expect(await readable(all)).toEqual(all)
    await sweep()
    expect(await readable(all)).toEqual(all)
    await reader.query('commit')
  } finally {
    reader.release(true)
  }

  await sweep()
  expect(await readable(all)).toEqual([kept])
}, 120_000)

it('touches nothing while nothing was erased', async () => {
  const node = async () =>
    (await database.pool.query(`select pg_relation_filenode('comments') as node`)).rows[0].node
  const before = await node()
  clock = new Date(clock.getTime() + 3_600_000)
  await sweep()
  expect(await node()).toBe(before)
})
