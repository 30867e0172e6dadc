import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { confirmComment, withholdComment } from '#app/domain/comments/decide-comment.server.ts'
import { sweepErased } from '#app/domain/erasures/sweep-erased.server.ts'
import { closedAt, makeClosedWave, writeComment } from '#test/domain/results/closed-wave.ts'
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

const write = async (body: string) => ({
  processId: place.processId,
  commentId: await writeComment(database.db, waveId, body),
})
const mark = () => `marque${randomUUID().replaceAll('-', '')}`
const sweep = () => sweepErased({ db: database.db, now, actor: null })
/** Other databases of this server may hold a sweep back for a moment: it is for its next turn, as in real life. */
const sweepWhole = () =>
  vi.waitFor(
    async () => {
      await sweep()
      const { rowCount } = await database.pool.query(`select from duties where name = 'texts-erased'`)
      expect(rowCount).toBe(0)
    },
    { timeout: 60_000, interval: 200 },
  )
async function readable(texts: readonly string[]): Promise<string[]> {
  const { found } = await scanServer(database, texts)
  return texts.filter((text) => found.get(text))
}

it('leaves nothing of what was masked or withheld on the disk, and all of the rest', async () => {
  const [masked, withheld, kept] = [mark(), mark(), mark()]
  const all = [masked, withheld, kept]
  const first = await write(`Le chef est ${masked}, tout le monde le sait. ${kept}`)
  const second = await write(`Rien d’autre que ${withheld}`)
  // A backup that has just begun, and holds no table yet: former rows are kept for it, and the sweep is not done before its end.
  const reader = await database.pool.connect()
  try {
    await reader.query('begin isolation level repeatable read')
    await reader.query('select')
    await confirmComment(moderator.ctx, { ...first, passages: [masked] })
    await withholdComment(moderator.ctx, { ...second, reason: 'identifying' })
    await sweep()
    expect(await readable(all)).toEqual(all)
    // Then it reads: the sweep doesn't make it wait.
    await reader.query('select from comments')
    await sweep()
    await reader.query('commit')
    // A transaction that has read nothing holds nobody back.
    await reader.query('begin')
    await sweepWhole()
  } finally {
    reader.release(true)
  }
  expect(await readable(all)).toEqual([kept])
}, 120_000)

it('sweeps again what is erased later, whatever the clock says', async () => {
  const masked = mark()
  const comment = await write(`Encore ${masked}`)
  clock = new Date(clock.getTime() - 3_600_000)
  await confirmComment({ ...moderator.ctx, now }, { ...comment, passages: [masked] })
  await sweepWhole()
  expect(await readable([masked])).toEqual([])
}, 120_000)

it('touches nothing while nothing was erased', async () => {
  const node = async () =>
    (await database.pool.query(`select pg_relation_filenode('comments') as node`)).rows[0].node
  const before = await node()
  clock = new Date(clock.getTime() + 3_600_000)
  await sweep()
  expect(await node()).toBe(before)
})
