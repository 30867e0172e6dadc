import { describe, expect, it } from 'vitest'
import type { CountedAnswers } from '#app/domain/disclosure/counter.ts'
import { createFrame } from '#app/domain/disclosure/frame.ts'
import { buildGroupTree, type TreeNode } from '#app/domain/disclosure/group-tree.ts'
import { readTallies } from '#app/domain/disclosure/read-tallies.ts'
import { type TallyRow, tally } from '#app/domain/disclosure/tally.ts'
import type { Question } from '#surveys/questionnaire.ts'
import { count, flatGroups, questionnaire, scale, several, single, text } from './fixtures.ts'

const territory = { name: text('T') }

type Ballots = [group: string, answers: CountedAnswers, times: number][]

function flatTree(headcounts: number[]): TreeNode[] {
  return buildGroupTree({ territory, groups: flatGroups(headcounts), depth: 'segment' })
}

function published(question: Question, tree: TreeNode[], ballots: Ballots, k = 10) {
  const survey = questionnaire(question)
  const frame = createFrame({ questionnaire: survey, tree, k })
  const rows = tally(frame, count(survey, tree, ballots))
  return { rows, result: readTallies(frame, rows) }
}

/** Ballots of one segment, by how many gave each value of a scale from 1. */
function answers(segment: string, ...people: number[]): Ballots {
  return people.map((times, place) => [`territory/${segment}`, { Q: place + 1 }, times])
}

function shown(rows: TallyRow[], question = 'Q'): string[] {
  const lines = new Map<string, number[]>()
  for (const row of rows.filter((one) => one.question === question)) {
    const key = `${row.node.replace('territory', 'T')} in ${row.step}`
    lines.set(key, [...(lines.get(key) ?? []), row.n])
  }
  return [...lines].map(([key, counts]) => `${key}: ${counts.join(' ')}`)
}

describe('R2 and R3', () => {
  const tree = flatTree([30, 40])

  it('shows the territory in full, segments in three classes, blocks in two', () => {
    const { rows } = published(scale('Q'), tree, [
      ...answers('a', 2, 2, 3, 4, 5),
      ...answers('b', 3, 3, 2, 2, 9),
    ])
    expect(shown(rows)).toEqual([
      'T in 0: 0',
      'T in 5: 5 5 5 6 14',
      'T/a in 3: 4 3 9',
      'T/b in 3: 6 2 11',
      'T in 2: 15 20',
      'T/a in 2: 7 9',
      'T/b in 2: 8 11',
    ])
  })

  it('never splits when one child fails, by its number of answers or by a class', () => {
    const few = published(scale('Q'), tree, [...answers('a', 2, 2, 1, 2, 2), ...answers('b', 3, 3, 2, 2, 9)])
    expect(shown(few.rows)).toEqual(['T in 0: 0', 'T in 5: 5 5 3 4 11', 'T in 2: 13 15'])
    const leaning = published(scale('Q'), tree, [
      ...answers('a', 5, 5, 5, 1, 0),
      ...answers('b', 3, 3, 2, 2, 9),
    ])
    expect(shown(leaning.rows)).toEqual(['T in 0: 0', 'T in 5: 8 8 7 3 9', 'T in 2: 23 12'])
    expect(leaning.result.items[0]!.nodes).toMatchObject([{ node: 'territory', block: true }])
  })

  it('shows segments in three classes all or none', () => {
    const { rows } = published(scale('Q'), tree, [
      ...answers('a', 5, 5, 1, 4, 5),
      ...answers('b', 3, 3, 2, 2, 9),
    ])
    expect(shown(rows)).toEqual([
      'T in 0: 0',
      'T in 5: 8 8 3 6 14',
      'T in 2: 19 20',
      'T/a in 2: 11 9',
      'T/b in 2: 8 11',
    ])
  })

  it('shows segments that stay together as what they stand in', () => {
    const three = flatTree([12, 13, 40])
    const { rows, result } = published(scale('Q'), three, [
      ...answers('a', 4, 4, 2, 1, 0),
      ...answers('b', 2, 2, 3, 4, 5),
      ...answers('c', 3, 3, 2, 2, 9),
    ])
    expect(shown(rows).filter((line) => line.includes('in 3'))).toEqual([
      'T/a+1 in 3: 12 5 10',
      'T/c in 3: 6 2 11',
    ])
    expect(result.items[0]!.nodes.filter(({ block }) => block).map(({ node }) => node)).toEqual([
      'territory/a+1',
      'territory/c',
    ])
  })

  it('falls to three classes, to two, then to nothing for the territory', () => {
    const three = published(scale('Q'), tree, answers('b', 1, 5, 5, 5, 5))
    expect(shown(three.rows)).toEqual(['T in 0: 0', 'T in 3: 6 5 10', 'T in 2: 11 10'])
    const two = published(scale('Q'), tree, answers('b', 5, 5, 1, 5, 5))
    expect(shown(two.rows)).toEqual(['T in 0: 0', 'T in 2: 11 10'])
    expect(published(scale('Q'), tree, answers('b', 5, 5, 5, 0, 1)).result.items[0]).toMatchObject({
      territory: null,
      segments: null,
      nodes: [],
    })
    expect(published(scale('Q'), tree, answers('b', 2, 2, 1, 2, 2)).rows).toEqual([])
  })

  it('gives what is outside the scale for the territory only', () => {
    const { rows, result } = published(scale('Q'), tree, [
      ...answers('a', 2, 2, 2, 2, 2),
      ...answers('b', 2, 2, 2, 2, 2),
      ['territory/a', { Q: 'nc' }, 3],
      ['territory/b', {}, 4],
    ])
    expect(rows.filter(({ step }) => step === 0)).toEqual([
      { question: 'Q', node: 'territory', step: 0, class: 0, n: 7 },
    ])
    expect(result.items[0]!.territory).toMatchObject({ n: 20, outside: 7, step: 5 })
  })

  it('does not split a segment that can hold in two classes only when its sibling can not', () => {
    const { rows } = published(scale('Q', 4), flatTree([9, 40]), [
      ...answers('a', 2, 2, 2, 3),
      ...answers('b', 4, 4, 4, 4),
    ])
    expect(shown(rows)).toEqual(['T in 0: 0', 'T in 4: 6 6 6 7', 'T in 2: 12 13'])
  })

  it('does not depend on the order of the stored tree', () => {
    const survey = questionnaire(scale('Q'))
    const ballots = [...answers('a', 2, 2, 3, 4, 5), ...answers('b', 3, 3, 2, 2, 9)]
    const of = (nodes: TreeNode[]) =>
      tally(createFrame({ questionnaire: survey, tree: nodes, k: 10 }), count(survey, nodes, ballots))
    expect(of([...tree].reverse())).toEqual(of(tree))
    const frame = createFrame({ questionnaire: survey, tree: [...tree].reverse(), k: 10 })
    expect(tally(frame, count(survey, tree, ballots))).toEqual(of(tree))
  })
})

describe('items of one tie', () => {
  const tree = flatTree([30, 40])
  const ticks = (segment: string, ...sets: [string[], number][]): Ballots =>
    sets.map(([ticked, times]) => [`territory/${segment}`, { Q: ticked }, times])

  it('share one partition: an option that fails keeps all from being split', () => {
    const { rows } = published(several('Q', ['A', 'B', 'C'], 2, null), tree, [
      ...ticks('a', [['A'], 5], [['B'], 5], [['C'], 1]),
      ...ticks('b', [['A', 'B'], 5], [['C'], 6]),
    ])
    expect(shown(rows, 'Q.A')).toEqual(['T in 0: 0', 'T in 2: 12 10'])
    expect(shown(rows, 'Q.C')).toEqual(['T in 0: 0', 'T in 2: 15 7'])
  })

  it('are split together when each holds', () => {
    const { rows } = published(several('Q', ['A', 'B', 'C'], 2, null), tree, [
      ...ticks('a', [['A'], 5], [['B'], 5], [['C'], 2]),
      ...ticks('b', [['A', 'B'], 5], [['C'], 6]),
    ])
    expect(shown(rows, 'Q.C')).toEqual(['T in 0: 0', 'T in 2: 15 8', 'T/a in 2: 10 2', 'T/b in 2: 5 6'])
  })

  it('are not shown at all when one fails for the territory', () => {
    const { rows } = published(several('Q', ['A', 'B', 'C'], 2, null), tree, [
      ...ticks('a', [['A'], 8], [['B'], 8], [['C'], 1]),
      ...ticks('b', [['A', 'B'], 5]),
    ])
    expect(rows.filter(({ question }) => question !== 'participation')).toEqual([])
  })
})

describe('one choice among several', () => {
  const tree = flatTree([30, 40])
  const choices = (segment: string, ...people: number[]): Ballots =>
    people.map((times, place) => [`territory/${segment}`, { Q: 'wxyz'[place]! }, times])

  it('joins an option below m with its neighbour, and shows segments when all hold', () => {
    const { result } = published(single('Q', ['w', 'x', 'y', 'z']), tree, [
      ...choices('a', 5, 1, 3, 2),
      ...choices('b', 4, 0, 5, 6),
    ])
    expect(result.items[0]).toMatchObject({
      options: [['w', 'x'], ['y'], ['z']],
      territory: { counts: [10, 8, 8], step: 4, n: 26 },
      segments: [{ counts: [6, 3, 2] }, { counts: [4, 5, 6] }],
    })
  })

  it('shows the territory alone when one segment fails, nothing when one half fails', () => {
    const alone = published(single('Q', ['w', 'x', 'y', 'z']), tree, [
      ...choices('a', 5, 5, 0, 2),
      ...choices('b', 4, 4, 5, 6),
    ])
    expect(alone.result.items[0]).toMatchObject({
      segments: null,
      nodes: [{ node: 'territory', block: true }],
    })
    const none = published(single('Q', ['w', 'x', 'y', 'z']), tree, choices('a', 5, 5, 1, 0))
    expect(none.result.items[0]!.territory).toBeNull()
  })
})

describe('R10 participation', () => {
  const ballots = (a: number, b: number): Ballots => [
    ['territory/a', { Q: 1 }, a],
    ['territory/b', { Q: 5 }, b],
  ]

  it('is counted over the headcounts, on its own partition', () => {
    const { rows, result } = published(scale('Q'), flatTree([30, 40]), ballots(12, 20))
    expect(shown(rows, 'participation')).toEqual(['T in 2: 38 32', 'T/a in 2: 18 12', 'T/b in 2: 20 20'])
    expect(result.participation.territory).toMatchObject({ outside: 0, n: 70 })
  })

  it('counts a leaf with more ballots than people as full, so it fails', () => {
    const { rows } = published(scale('Q'), flatTree([30, 40]), ballots(33, 20))
    expect(shown(rows, 'participation')).toEqual(['T in 2: 20 50'])
  })

  it('adds nobody for « autre », which has no headcount', () => {
    const groups = flatGroups([30, 40]).map((group) => ({ ...group, segment: { id: 's', label: text('S') } }))
    const tree = buildGroupTree({ territory, groups, depth: 'employer' })
    const { rows } = published(scale('Q'), tree, [
      ['territory/s/a', { Q: 1 }, 12],
      ['territory/s/b', { Q: 5 }, 20],
      ['territory/s/+other', { Q: 3 }, 9],
    ])
    expect(shown(rows, 'participation')[0]).toBe('T in 2: 38 32')
  })

  it('is not written below k ballots, like everything else', () => {
    expect(published(scale('Q'), flatTree([30, 40]), ballots(4, 5)).rows).toEqual([])
    expect(published(scale('Q'), flatTree([30, 40]), ballots(5, 5)).rows).not.toEqual([])
  })
})
