import { sql } from 'kysely'
import { afterAll, expect, it } from 'vitest'
import { createTestDatabase } from '#test/support/database.ts'

const database = await createTestDatabase()
afterAll(() => database.close())

it('sorts, folds and searches French as French', async () => {
  const { rows } = await sql<{ word: string }>`
    select word from unnest(array['zèbre', 'Élu', 'eau', 'étude']) word order by word`.execute(database.db)
  expect(rows.map((row) => row.word)).toEqual(['eau', 'Élu', 'étude', 'zèbre'])
})
