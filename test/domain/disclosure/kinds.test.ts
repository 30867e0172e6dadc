import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countedItems } from '#app/domain/disclosure/counted-items.ts'
import { createFrame } from '#app/domain/disclosure/frame.ts'
import { buildGroupTree } from '#app/domain/disclosure/group-tree.ts'
import { itemFigures } from '#app/domain/disclosure/item-figures.ts'
import { readTallies } from '#app/domain/disclosure/read-tallies.ts'
import { tally } from '#app/domain/disclosure/tally.ts'
import type { Question } from '#surveys/questionnaire.ts'
import { count, flatGroups, numberIn, questionnaire, ranking, scale, text } from './fixtures.ts'

const tree = buildGroupTree({
  territory: { name: text('T') },
  groups: flatGroups([60, 80]),
  depth: 'segment',
})
type Answers = Parameters<typeof count>[2][number][1]

function published(question: Question, answers: Answers[]) {
  const survey = questionnaire(question)
  const frame = createFrame({ questionnaire: survey, tree, k: 10 })
  const ballots = answers.map((one, place): [string, Answers] => [`territory/${'ab'[place % 2]}`, one])
  return readTallies(frame, tally(frame, count(survey, tree, ballots)))
}

describe('a ranking', () => {
  const items = ['a', 'b', 'c', 'd']
  const question = ranking('R', items)

  it('counts each item by who put it in the first two places, the items tied', () => {
    expect(countedItems(questionnaire(question)).map(({ code, kind, tie }) => [code, kind, tie])).toEqual(
      items.map((item) => [`R.${item}`, 'option', 'R']),
    )
    fc.assert(
      fc.property(
        fc.array(fc.uniqueArray(fc.constantFrom(...items), { minLength: 1, maxLength: 2 }), {
          minLength: 40,
          maxLength: 90,
        }),
        (answers) => {
          const shown = published(
            question,
            answers.map((ranked) => ({ R: ranked })),
          ).items
          const yes = items.map((item) => answers.filter((ranked) => ranked.includes(item)).length)
          const hold = yes.every((people) => people >= 2 && answers.length - people >= 2)
          expect(shown.map(({ territory }) => territory?.counts ?? null)).toEqual(
            yes.map((people) => (hold ? [answers.length - people, people] : null)),
          )
          expect(new Set(shown.map(({ nodes }) => nodes.length)).size).toBe(1)
        },
      ),
    )
  })
})

describe('a number', () => {
  const question = numberIn('N', [0, 10, 25, 50], 100, 2)

  it('is counted by its range, and cut where its author said', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 60, maxLength: 90 }), (numbers) => {
        const [item] = published(
          question,
          numbers.map((N) => ({ N })),
        ).items
        const ranges = [0, 0, 0, 0]
        for (const one of numbers) ranges[one < 10 ? 0 : one < 25 ? 1 : one < 50 ? 2 : 3]! += 1
        const upper = ranges[2]! + ranges[3]!
        const two = [numbers.length - upper, upper]
        if (Math.min(...two) < 2) expect(item!.territory).toBeNull()
        else expect(item!.territory!.counts).toEqual(Math.min(...ranges) >= 2 ? ranges : two)
      }),
    )
  })

  it('has a share from the cut on, and no mean: what is known is ranges', () => {
    const numbers = [3, 12, 30, 70].flatMap((N) => Array.from({ length: 10 }, () => ({ N })))
    const figures = itemFigures(published(question, numbers), 'N')!
    expect(figures.territory).toMatchObject({
      n: 40,
      favourable: 0.5,
      mean: null,
      index: null,
      balance: null,
    })
  })
})

describe('the rows of a matrix', () => {
  it('are counted as the scales they are', () => {
    const row = { ...scale('MXA', 4), matrix: { code: 'MX', row: 'A', title: text('M') } } as Question
    const answers = [1, 2, 3, 4].flatMap((value) => Array.from({ length: 6 }, () => ({ MXA: value })))
    expect(published(row, answers).items[0]!.territory!.counts).toEqual([6, 6, 6, 6])
  })
})
