import { afterAll, beforeAll, expect, it } from 'vitest'
import { up } from '#db/migrations/0017_decisions_in_two_languages.ts'
import { makeDemarche } from '#test/factories/staff.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database?.close())

it('keeps every decision and every block of a draft in order', async () => {
  const { db } = database
  const { processId } = await makeDemarche(db, () => new Date())
  const draft = async (blocks: unknown[]) => {
    const { id } = await db
      .insertInto('reports')
      .values({
        ...{ process_id: processId, kind: 'steering' as const, wave_ids: [], title: {}, lede: {} },
        ...{ blocks: JSON.stringify(blocks), frozen_revision: null, changed_at: new Date() },
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return id
  }
  const line = (decision: string, who: string) => ({ decision, who, dueOn: null })
  const [text, empty] = [
    { id: 'a', kind: 'text', text: { fr: 'x', en: '' } },
    { id: 'c', kind: 'decisions', lines: [] },
  ]
  const filled = { id: 'b', kind: 'decisions', lines: [line('Écrire', 'RH'), line('Dire', '')] }
  const [changed, untouched] = [await draft([text, filled, empty]), await draft([text])]
  await up(db as never)
  const blocksOf = async (id: string) =>
    (await db.selectFrom('reports').select('blocks').where('id', '=', id).executeTakeFirstOrThrow()).blocks
  const both = (fr: string) => ({ fr, en: '' })
  expect(await blocksOf(changed)).toEqual([
    text,
    {
      ...filled,
      lines: [
        { decision: both('Écrire'), who: both('RH'), dueOn: null },
        { decision: both('Dire'), who: both(''), dueOn: null },
      ],
    },
    empty,
  ])
  expect(await blocksOf(untouched)).toEqual([text])
})
