import { describe, expect, it } from 'vitest'
import {
  favourableShare,
  meanOf,
  opinionBalance,
  scaleIndex,
  scaleMean,
} from '#app/domain/disclosure/formulas.ts'
import { createFrame } from '#app/domain/disclosure/frame.ts'
import { buildGroupTree } from '#app/domain/disclosure/group-tree.ts'
import { itemFigures } from '#app/domain/disclosure/item-figures.ts'
import { readTallies } from '#app/domain/disclosure/read-tallies.ts'
import { tally } from '#app/domain/disclosure/tally.ts'
import { themeFigures } from '#app/domain/disclosure/theme-figures.ts'
import { count, flatGroups, questionnaire, scale, several, text } from './fixtures.ts'

const tree = buildGroupTree({
  territory: { name: text('T') },
  groups: flatGroups([30, 40, 60]),
  depth: 'segment',
})

/** People of segments a, b and c for each value of each scale. */
function published(people: Record<string, number[][]>) {
  const survey = questionnaire(...Object.keys(people).map((code) => scale(code)))
  const ballots = Object.entries(people).flatMap(([code, segments]) =>
    segments.flatMap((values, segment) =>
      values.map((times, place): [string, Record<string, number>, number] => [
        `territory/${'abc'[segment]}`,
        { [code]: place + 1 },
        times,
      ]),
    ),
  )
  const frame = createFrame({ questionnaire: survey, tree, k: 10 })
  return readTallies(frame, tally(frame, count(survey, tree, ballots)))
}

const even = [
  [2, 2, 2, 2, 2],
  [2, 2, 2, 2, 2],
  [2, 2, 2, 2, 12],
]

describe('formulas', () => {
  it('are those of their sources', () => {
    expect(favourableShare([5, 15])).toBe(0.75)
    expect(favourableShare([5, 5, 10])).toBe(0.5)
    expect(opinionBalance([6, 4, 10])).toBe(0.2)
    expect(() => opinionBalance([6, 4])).toThrow()
    expect(scaleMean([1, 0, 0, 0, 3], [1, 2, 3, 4, 5])).toBe(4)
    expect(scaleIndex(4, [1, 2, 3, 4, 5])).toBe(75)
    expect(scaleIndex(5, [0, 5, 10])).toBe(50)
    expect(meanOf([1, 2, 6])).toBe(3)
  })
})

describe('figures of an item', () => {
  it('come from the published counts', () => {
    const figures = itemFigures(published({ Q1: even }), 'Q1')!
    expect(figures.territory).toMatchObject({
      n: 40,
      outside: 0,
      favourable: 22 / 40,
      balance: 10 / 40,
      mean: 3.5,
    })
    expect(figures.territory.index).toBe(62.5)
    expect(figures.segments!.map(({ node, balance }) => [node, balance])).toEqual([
      ['territory/a', 0],
      ['territory/b', 0],
      ['territory/c', 0.5],
    ])
    expect(figures.nodes.filter(({ block }) => block).map(({ favourable }) => favourable)).toEqual([
      0.4, 0.4, 0.7,
    ])
  })

  it('have no mean below the full scale, no balance below three classes', () => {
    const three = itemFigures(published({ Q1: [[], [], [1, 5, 5, 5, 5]] }), 'Q1')!.territory
    expect(three).toMatchObject({ mean: null, index: null, favourable: 10 / 21, balance: 4 / 21 })
    const two = itemFigures(published({ Q1: [[], [], [5, 5, 1, 5, 5]] }), 'Q1')!.territory
    expect(two).toMatchObject({ mean: null, balance: null, favourable: 10 / 21 })
    expect(itemFigures(published({ Q1: [[], [], [5, 5, 5, 1, 0]] }), 'Q1')).toBeNull()
    expect(itemFigures(published({ Q1: even }), 'Q9')).toBeNull()
  })

  it('of an option are the share of yes, without mean; of participation the share who answered', () => {
    const survey = questionnaire(several('QS', ['A', 'B'], null, null))
    const frame = createFrame({ questionnaire: survey, tree, k: 10 })
    const ballots: Parameters<typeof count>[2] = [
      ['territory/c', { QS: ['A'] }, 6],
      ['territory/c', { QS: ['B'] }, 14],
    ]
    const read = readTallies(frame, tally(frame, count(survey, tree, ballots)))
    expect(itemFigures(read, 'QS.A')!.territory).toMatchObject({ favourable: 0.3, mean: null, balance: null })
    expect(itemFigures(read, 'participation')!.territory).toMatchObject({ favourable: 20 / 130 })
  })
})

describe('figures of a theme', () => {
  it('are means of its items’ figures on the partition they share', () => {
    const leaning = [
      [9, 1, 0, 1, 0],
      [2, 2, 2, 2, 2],
      [2, 2, 2, 2, 12],
    ]
    const both = themeFigures(published({ Q1: even, Q2: even }), 'sens')!
    expect(both.blocks.map(({ node }) => node)).toEqual(['territory/a', 'territory/b', 'territory/c'])
    expect(both.territory).toMatchObject({ index: 62.5, favourable: 22 / 40, balance: 0.25 })
    expect(both.segments).toHaveLength(3)

    const mixed = themeFigures(published({ Q1: even, Q2: leaning }), 'sens')!
    expect(mixed.items).toEqual(['Q1', 'Q2'])
    expect(mixed.blocks.map(({ node }) => node)).toEqual(['territory/a+1', 'territory/c'])
    expect(mixed.blocks[0]!.favourable).toBeCloseTo((8 / 20 + 5 / 21) / 2)
    expect(mixed.blocks[0]!.answers).toEqual({ fewest: 20, most: 21 })
    expect(mixed.segments).toBeNull()
  })

  it('have no index when one item is not on its full scale, and do not exist when one is not published', () => {
    const coarse = [[], [], [1, 5, 5, 5, 5]]
    expect(themeFigures(published({ Q1: even, Q2: coarse }), 'sens')!.territory).toMatchObject({
      index: null,
    })
    const hidden = [[], [], [5, 5, 5, 1, 0]]
    expect(themeFigures(published({ Q1: even, Q2: hidden }), 'sens')).toBeNull()
    expect(themeFigures(published({ Q1: even }), 'autre')).toBeNull()
  })
})
