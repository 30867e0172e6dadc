import { describe, expect, it, vi } from 'vitest'
import { participationItem } from '#app/domain/disclosure/counted-items.ts'
import type { Question } from '#surveys/questionnaire.ts'
import { scale, several, single } from '../fixtures.ts'
import { compositions, type Finding, findCertainties, shapes, type View } from './enumerate.ts'
import { hideSmall, joinRare, mergeFailing } from './mutants.ts'
import { asText, itemsOf, ladderViews, publishCells, shapeIndex } from './shapes.ts'

const yesNo = several('QO', ['oui'], null, null)
const m = 2

// Counting every answer set is work for the processor alone; a busy machine may need longer.
vi.setConfig({ testTimeout: 120_000 })

/** Everybody answers, so the attacker knows each leaf's number of answers. */
function fullAnswers(question: Question, sizes: number[], k: number): Finding[] {
  const items = itemsOf(question)
  const item = items[0]!
  const shape = shapeIndex(sizes)
  return findCertainties({
    states: sizes.map((people) => compositions(people, item.values.length)),
    views: ladderViews(item),
    publish: (state) => asText(publishCells(shape, items, { k, m }, (leaf) => state[leaf]!, null)),
  })
}

/** Anyone may leave the question blank: the last cell. */
function partialAnswers(question: Question, sizes: number[], k: number): Finding[] {
  const items = itemsOf(question)
  const classes = items[0]!.values.length
  const shape = shapeIndex(sizes)
  const ballots = sizes.reduce((sum, people) => sum + people, 0)
  return findCertainties({
    states: sizes.map((people) => compositions(people, classes + 1)),
    views: ladderViews(items[0]!).map((view) => [...view, -1]),
    publish: (state) => asText(publishCells(shape, items, { k, m }, (leaf) => state[leaf]!, ballots)),
  })
}

/** Three options, of which each person ticks one or two, published together or each on its own. */
function multipleChoice(sizes: number[], tied: boolean): Finding[] {
  const patterns = [[0], [1], [2], [0, 1], [0, 2], [1, 2]]
  const items = itemsOf(several('QS', ['a', 'b', 'c'], 2, null))
  const views: View[] = items.map((_, option) => patterns.map((ticked) => (ticked.includes(option) ? 1 : 0)))
  const cells = (state: readonly number[], option: number) =>
    [0, 1].map((yes) => state.reduce((sum, n, at) => sum + (views[option]![at] === yes ? n : 0), 0))
  const shape = shapeIndex(sizes)
  const groups = tied ? [[0, 1, 2]] : [[0], [1], [2]]
  return findCertainties({
    states: sizes.map((people) => compositions(people, patterns.length)),
    views,
    publish: (state) =>
      groups
        .map((options) => {
          const own = options.map((option) => items[option]!)
          const cellsOf = (leaf: number) => options.flatMap((option) => cells(state[leaf]!, option))
          return asText(publishCells(shape, own, { k: 3, m }, cellsOf, null))
        })
        .join('|'),
  })
}

describe('every answer set that gives the same publication', () => {
  it.each([3, 4])('two classes, two to four leaves, k = %i', (k) => {
    const all = [...shapes(2, 9), ...shapes(3, 6), ...shapes(4, 5)]
    expect(all.length).toBeGreaterThan(150)
    expect(all.flatMap((sizes) => fullAnswers(yesNo, sizes, k))).toEqual([])
  })

  it.each([3, 4])('two classes with blanks, k = %i', (k) => {
    const all = [...shapes(2, 6), ...shapes(3, 4)]
    expect(all.flatMap((sizes) => partialAnswers(yesNo, sizes, k))).toEqual([])
  })

  it('ladders of three and four classes, segments all or none', () => {
    const threes = [...shapes(2, 9, 5), [6, 6, 6], [4, 6, 7], [2, 6, 7], [3, 3, 4, 4]]
    expect(threes.flatMap((sizes) => fullAnswers(scale('Q3', 3), sizes, 3))).toEqual([])
    const fours = [
      [4, 4],
      [5, 6],
      [3, 3, 3],
    ]
    expect(fours.flatMap((sizes) => fullAnswers(scale('Q4', 4), sizes, 3))).toEqual([])
  })

  it.each([[[5, 5]], [[5, 7]], [[6, 6]], [[4, 8]], [[1, 9]], [[2, 3, 4]]])(
    'the ladder of five, leaves of %j',
    (sizes) => {
      expect(fullAnswers(scale('Q5', 5), sizes, 4)).toEqual([])
    },
  )

  it.each([[[4, 4]], [[3, 5]]])('the ladder of five with blanks, leaves of %j', (sizes) => {
    expect(partialAnswers(scale('Q5', 5), sizes, 3)).toEqual([])
  })

  it('a multiple choice with at most two ticks', () => {
    expect(
      [
        [4, 4],
        [4, 6],
        [1, 6],
      ].flatMap((sizes) => multipleChoice(sizes, true)),
    ).toEqual([])
  })

  /** Cells: ballots that say no, yes, nothing; people who sent none. */
  it('a question and participation together', () => {
    const items = itemsOf(yesNo)
    const limits = { k: 3, m }
    for (const sizes of [...shapes(2, 6), ...shapes(3, 4)]) {
      const shape = shapeIndex(sizes)
      const states = sizes.map((people) => compositions(people, 4))
      const absent = (state: readonly (readonly number[])[], leaf: number) => state[leaf]![3]!
      const present = (state: readonly (readonly number[])[], leaf: number) =>
        sizes[leaf]! - absent(state, leaf)
      const participation = (state: readonly (readonly number[])[]) =>
        asText(
          publishCells(
            shape,
            [participationItem],
            limits,
            (leaf) => [absent(state, leaf), present(state, leaf)],
            null,
          ),
        )
      const ballots = (state: readonly (readonly number[])[]) =>
        sizes.reduce((sum, _, leaf) => sum + present(state, leaf), 0)
      const answers = findCertainties({
        states,
        views: [[0, 1, -1, -1]],
        publish: (state) => {
          const rows = publishCells(shape, items, limits, (leaf) => state[leaf]!, ballots(state))
          return `${ballots(state)} ${asText(rows)} ${participation(state)}`
        },
      })
      expect(answers).toEqual([])
      const presence = findCertainties({
        states: sizes.map((people) => compositions(people, 2).map(([out, here]) => [0, 0, here!, out!])),
        views: [[-1, -1, 1, 0]],
        publish: (state) => `${ballots(state)} ${participation(state)}`,
      })
      expect(presence.filter(({ publication }) => !toldByTotal(publication, sizes))).toEqual([])
    }
  })

  /** Cells: ballots that say no, yes, nothing; people who sent none. Only the first leaf was asked. */
  it('a question asked of one group, its number of ballots unsaid, and participation together', () => {
    const items = itemsOf({ ...yesNo, askedOf: ['epci'] })
    const limits = { k: 3, m }
    let shown = 0
    for (const sizes of [...shapes(2, 6), ...shapes(2, 6).map((sizes) => sizes.toReversed())]) {
      const shape = shapeIndex(sizes)
      const states = sizes.map((people, leaf) =>
        compositions(people, leaf === 0 ? 4 : 2).map((cells) => (leaf === 0 ? cells : [0, 0, ...cells])),
      )
      const found = findCertainties({
        states,
        views: [[0, 1, -1, -1]],
        publish: (state) => {
          const ballots = state.reduce((sum, cells) => sum + cells[0]! + cells[1]! + cells[2]!, 0)
          const rows = publishCells(shape, items, limits, (leaf) => state[leaf]!, null)
          const present = (leaf: number) => [
            state[leaf]![3]!,
            state[leaf]![0]! + state[leaf]![1]! + state[leaf]![2]!,
          ]
          const taking = publishCells(shape, [participationItem], limits, present, null)
          shown += rows.length
          expect(rows.every(({ node, step }) => node === 'territory' && step > 0)).toBe(true)
          return `${ballots} ${asText(rows)} ${asText(taking)}`
        },
      })
      expect(found).toEqual([])
    }
    expect(shown).toBeGreaterThan(100)
  })

  /** Cells: no and yes to the first question, each with no and yes to the second, which only the first leaf was asked. */
  it('a question asked of everybody and one asked of one group', () => {
    const items = itemsOf(yesNo)
    const some = itemsOf({ ...yesNo, askedOf: ['epci'] })
    const views: View[] = [
      [0, 0, 1, 1],
      [0, 1, 0, 1],
    ]
    for (const sizes of [
      [3, 4],
      [4, 4],
      [5, 2],
      [4, 2, 3],
    ]) {
      const shape = shapeIndex(sizes)
      const cells = (state: readonly number[], view: View) =>
        [0, 1].map((place) => state.reduce((sum, n, at) => sum + (view[at] === place ? n : 0), 0))
      const found = findCertainties({
        states: sizes.map((people, leaf) =>
          leaf === 0
            ? compositions(people, 4)
            : compositions(people, 2).map(([no, yes]) => [no!, 0, yes!, 0]),
        ),
        views,
        publish: (state) =>
          [
            publishCells(shape, items, { k: 3, m }, (leaf) => cells(state[leaf]!, views[0]!), null),
            publishCells(
              shape,
              some,
              { k: 3, m },
              (leaf) => (leaf === 0 ? cells(state[0]!, views[1]!) : [0, 0]),
              null,
            ),
          ]
            .map(asText)
            .join('|'),
      })
      // Outside of the first leaf nobody answered the second question: everybody knows it.
      expect(found.filter(({ leaf, view }) => leaf === 0 || view === 0)).toEqual([])
    }
  })

  it('two questions asked of everybody', () => {
    const items = itemsOf(yesNo)
    const views: View[] = [
      [0, 0, 1, 1],
      [0, 1, 0, 1],
    ]
    for (const sizes of [
      [3, 4],
      [4, 4],
      [2, 5],
    ]) {
      const shape = shapeIndex(sizes)
      const cells = (state: readonly number[], view: View) =>
        [0, 1].map((place) => state.reduce((sum, n, at) => sum + (view[at] === place ? n : 0), 0))
      const found = findCertainties({
        states: sizes.map((people) => compositions(people, 4)),
        views,
        publish: (state) =>
          views
            .map((view) =>
              asText(publishCells(shape, items, { k: 3, m }, (leaf) => cells(state[leaf]!, view), null)),
            )
            .join('|'),
      })
      expect(found).toEqual([])
    }
  })

  it('one choice among three, and among four', () => {
    const three = [
      [4, 4],
      [5, 6],
      [3, 7],
      [3, 3, 3],
    ]
    expect(three.flatMap((shape) => fullAnswers(single('QC', ['a', 'b', 'c']), shape, 3))).toEqual([])
    const four = [
      [4, 4],
      [3, 6],
    ]
    expect(four.flatMap((shape) => fullAnswers(single('QC', ['a', 'b', 'c', 'd']), shape, 3))).toEqual([])
  })
})

/** The closing record gives the number of ballots: all but one or none is certain there, whatever is tallied. */
function toldByTotal(publication: string, sizes: number[]): boolean {
  const ballots = Number.parseInt(publication, 10)
  return ballots <= 1 || ballots >= sizes.reduce((sum, people) => sum + people, 0) - 1
}

describe('what the enumeration must catch', () => {
  const twoClasses = (sizes: number[], publish: (state: readonly (readonly number[])[]) => string) =>
    findCertainties({ states: sizes.map((people) => compositions(people, 2)), views: [[0, 1]], publish })
  const outsiders = (found: Finding[]) => found.filter(({ who }) => who === 'outsider')

  it('groups that fail merged with the smallest of the others: services of 1, 4 and 4', () => {
    const found = twoClasses([1, 4, 4], (state) => JSON.stringify(mergeFailing(state, { k: 4, m })))
    expect(outsiders(found).some(({ leaf }) => leaf === 0)).toBe(true)
    const exposed = shapes(3, 5).filter(
      (sizes) =>
        outsiders(twoClasses(sizes, (state) => JSON.stringify(mergeFailing(state, { k: 4, m })))).length > 0,
    )
    expect(exposed.length).toBeGreaterThan(5)
  })

  it('plain hiding', () => {
    expect(outsiders(twoClasses([1, 4, 4], (state) => JSON.stringify(hideSmall(state, 4))))).not.toEqual([])
  })

  it('the rule without its condition on classes', () => {
    const items = itemsOf(yesNo)
    const shape = shapeIndex([2, 4, 4])
    const found = twoClasses([2, 4, 4], (state) =>
      asText(publishCells(shape, items, { k: 4, m: 0 }, (leaf) => state[leaf]!, null)),
    )
    expect(outsiders(found)).not.toEqual([])
  })

  /** Cells: favourable to Q1; unfavourable and asked Q2, no or yes. */
  it('a question asked only of the unfavourable of another', () => {
    const items = itemsOf(yesNo)
    const publish = (sizes: number[]) => {
      const shape = shapeIndex(sizes)
      return (state: readonly (readonly number[])[]) =>
        [
          (leaf: number) => [state[leaf]![1]! + state[leaf]![2]!, state[leaf]![0]!],
          (leaf: number) => state[leaf]!.slice(1),
        ]
          .map((cells) => asText(publishCells(shape, items, { k: 3, m }, cells, null)))
          .join('|')
    }
    const found = findCertainties({
      states: [4, 4].map((people) => compositions(people, 3)),
      views: [[1, 0, 0]],
      publish: publish([4, 4]),
    })
    expect(outsiders(found)).not.toEqual([])
  })

  it('options of a multiple choice without their tie', () => {
    expect(outsiders(multipleChoice([4, 6], false))).not.toEqual([])
  })

  it('rare options joined as « autres »: whoever chose one would know to be alone', () => {
    const options = [0, 1, 2]
    const found = findCertainties({
      states: [5, 6].map((people) => compositions(people, options.length)),
      views: [options],
      publish: (state) =>
        joinRare(
          options.map((place) => state[0]![place]! + state[1]![place]!),
          m,
        ),
    })
    expect(found).not.toEqual([])
  })
})
