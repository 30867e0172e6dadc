import { afterAll, beforeAll, expect, it } from 'vitest'
import { secondDimension, secondNodes } from '#app/domain/disclosure/second-dimension.ts'
import { createBarometerWave, drawContent, leafIds, questionnaire } from '#test/factories/barometer-wave.ts'
import { createTestDatabase, type TestDatabase } from '#test/support/database.ts'

let database: TestDatabase

beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.close())

const second = secondDimension(questionnaire)!

/** Sixty people: of two in five she manages a team; one in five doesn't say. Half of each agree with everything. */
function contents() {
  return Array.from({ length: 60 }, (_, person) => {
    const content = drawContent()
    const value = ['yes', 'no', 'yes', 'no', 'refused'][person % 5]!
    const scales = questionnaire.questions.flatMap((question): [string, number][] =>
      question.kind === 'scale' ? [[question.code, (person >> 1) % 2 === 0 ? question.points : 1]] : [],
    )
    return {
      ...content,
      group: leafIds[person % 3]!,
      answers: { ...Object.fromEntries(scales), [second.question]: value },
    }
  })
}

async function close(withSecond: boolean) {
  const wave = await createBarometerWave(database, { people: 60 })
  if (withSecond)
    await database.db
      .insertInto('wave_nodes')
      .values(
        secondNodes(second).map(({ id, parent, label, headcount }) => ({
          wave_id: wave.waveId,
          node: id,
          parent,
          label: JSON.stringify(label),
          headcount,
        })),
      )
      .execute()
  for (const content of contents()) await wave.dropContent(content)
  const closed = await wave.closeWave()
  const rows = await database.db
    .selectFrom('tallies')
    .select(['question', 'node', 'step', 'class', 'n'])
    .where('wave_id', '=', wave.waveId)
    .execute()
  await wave.close()
  return { closed, rows }
}

it('counts two classes of people at the opening, whoever declines among the others', async () => {
  const { closed, rows } = await close(true)
  expect(closed).toMatchObject({ ballots: 60, void: {} })
  const classes = rows.filter(({ node }) => node.startsWith('second/') && rows.length > 0)
  const sides = [second.first.node, second.others.node].map((node) =>
    classes.filter((row) => row.question === 'BA01' && row.node === node).sort((a, b) => a.class - b.class),
  )
  expect(sides.map((side) => side.map(({ step, n }) => [step, n]))).toEqual([
    [
      [2, 12],
      [2, 12],
    ],
    [
      [2, 18],
      [2, 18],
    ],
  ])
  // No count of the first class in a group, nor of the profile question itself, is written.
  expect(new Set(classes.map(({ node }) => node))).toEqual(new Set([second.first.node, second.others.node]))
  expect(rows.filter(({ question }) => question === second.question)).toEqual([])
})

it('counts none where the wave froze no second dimension', async () => {
  const { closed, rows } = await close(false)
  expect(closed).toMatchObject({ ballots: 60, void: {} })
  expect(rows.length).toBeGreaterThan(0)
  expect(rows.filter(({ node }) => node.startsWith('second/'))).toEqual([])
})
