import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { acceptBallot } from '#app/domain/ballots/accept-ballot.server.ts'
import type { BallotContent } from '#app/domain/ballots/ballot-format.ts'
import { type BarometerWave, createBarometerWave } from '#test/factories/barometer-wave.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'
import { scanServer } from '#test/support/scan-server.ts'

let database: TestDatabase
let wave: BarometerWave
let quiet: BarometerWave

beforeAll(async () => {
  database = await createTestDatabase()
  wave = await createBarometerWave(database, { people: 14 })
  quiet = await createBarometerWave(database, { people: 14 })
})
afterAll(async () => {
  await wave.close()
  await quiet.close()
  await database.close()
})

const mark = () => `marque-${randomUUID()}`
const some = (found: Map<string, number>) =>
  [...found].filter(([, times]) => times > 0).map(([needle]) => needle)

it('finds nothing of a ballot while the urn is open, and after the close only what was published', async () => {
  const marks = Array.from({ length: 12 }, mark)
  const secrets = [...(await Promise.all(marks.map((_, person) => wave.link(person)))), ...wave.personIds]
  const contents: BallotContent[] = []
  for (const [person, text] of marks.entries()) {
    const content = wave.content(text)
    contents.push(content)
    const body = await wave.ballot(person, content)
    await acceptBallot(wave.ctx, { waveId: wave.waveId, body, desk: wave.desk })
    // Sent again and refused too, so that no error path writes it.
    await acceptBallot(wave.ctx, { waveId: wave.waveId, body, desk: wave.desk })
    const blinded = Buffer.alloc(384, 1)
    await expect(wave.sign(person, blinded)).rejects.toMatchObject({ code: 'urn.link-used' })
  }
  const quietMarks = Array.from({ length: 9 }, mark)
  for (const text of quietMarks) await quiet.dropContent(quiet.content(text))
  const { urnPrivate, linkKey } = (await wave.keys.read(wave.waveId))!

  const profiles = contents.map(({ answers }) => JSON.stringify(answers).slice(0, 60))
  const open = await scanServer(database, [
    ...marks,
    ...quietMarks,
    ...secrets,
    ...profiles,
    urnPrivate,
    linkKey,
  ])
  expect(some(open.found)).toEqual([])

  await wave.closeWave()
  await quiet.closeWave()
  const closed = await scanServer(database, marks)
  expect(some(closed.found).sort()).toEqual([...marks].sort())
  // A comment never stands beside what a ballot says: the log of writing has the tallies near it, and nothing else.
  for (const text of closed.around) expect(text).not.toMatch(/"v":|"group":|"answers":|"BA0\d"/)
  const gone = await scanServer(database, [...quietMarks, ...secrets, ...profiles, urnPrivate, linkKey])
  expect(some(gone.found)).toEqual([])
}, 120_000)

it('would find a text that the database holds, in the heap and in the log of writing', async () => {
  const text = mark()
  await database.db
    .insertInto('comments')
    .values({ wave_id: wave.waveId, question: 'BA21', body: text, moderation: 'unread' })
    .execute()
  const { found } = await scanServer(database, [text])
  expect(found.get(text)).toBeGreaterThanOrEqual(2)
}, 60_000)
