import { describe, expect, it } from 'vitest'
import { countedItems } from '#app/domain/disclosure/counted-items.ts'
import { createFrame } from '#app/domain/disclosure/frame.ts'
import { buildGroupTree } from '#app/domain/disclosure/group-tree.ts'
import {
  coarsen,
  foldCounts,
  rangesLadder,
  scaleLadder,
  yesNoLadder,
} from '#app/domain/disclosure/ladders.ts'
import { instruments } from '#surveys/index.ts'
import { readQuestionnaire } from '#surveys/questionnaire.ts'
import { flatGroups, questionnaire, scale, several, single, text } from './fixtures.ts'

function steps(ladder: { classes: number; of: readonly number[] }[]): string[] {
  return ladder.map(({ of }) => of.map((place) => place + 1).join(''))
}

describe('class ladders', () => {
  it('are those of R1', () => {
    expect(steps(scaleLadder(3))).toEqual(['123', '112'])
    expect(steps(scaleLadder(4))).toEqual(['1234', '1122'])
    expect(steps(scaleLadder(5))).toEqual(['12345', '11233', '11122'])
    expect(steps(scaleLadder(6))).toEqual(['123456', '111222'])
    expect(steps(scaleLadder(7))).toEqual(['1234567', '1112333', '1111222'])
    expect(scaleLadder(11).map(({ of }) => of.map((place) => place + 1).join(' '))).toEqual([
      '1 2 3 4 5 6 7 8 9 10 11',
      '1 1 1 1 1 1 1 2 2 3 3',
      '1 1 1 1 1 1 1 2 2 2 2',
    ])
    expect(steps(yesNoLadder())).toEqual(['12'])
    expect(steps(rangesLadder(6, 2))).toEqual(['123456', '112222'])
    expect(steps(rangesLadder(2, 1))).toEqual(['12'])
  })

  it('are nested: a coarser step follows from any finer one', () => {
    for (const ladder of [3, 4, 5, 6, 7, 11].map((points) => scaleLadder(points as 5))) {
      const cells = ladder[0]!.of.map((_, place) => 2 ** place)
      for (const finer of ladder)
        for (const coarser of ladder.slice(ladder.indexOf(finer)))
          expect(coarsen(foldCounts(cells, finer), finer, coarser)).toEqual(foldCounts(cells, coarser))
    }
  })

  it('put a number in two to six ranges with one cut between them', () => {
    for (const [ranges, cut] of [
      [1, 1],
      [7, 3],
      [4, 0],
      [4, 4],
      [2.5, 1],
    ])
      expect(() => rangesLadder(ranges!, cut!)).toThrow()
  })
})

describe('counted items', () => {
  it('are the scales and options of the barometer, not its texts nor the profile question', () => {
    const items = countedItems(readQuestionnaire(instruments['barometre-agents'].definition))
    const scales = items.filter(({ kind }) => kind === 'scale')
    expect(scales.filter(({ theme }) => theme !== null)).toHaveLength(20)
    expect(scales.find(({ code }) => code === 'BA21I')!.ladder.map(({ classes }) => classes)).toEqual([4, 2])
    const options = items.filter(({ kind }) => kind === 'option')
    expect(options.length).toBeGreaterThan(3)
    expect(new Set(options.map(({ tie }) => tie))).toEqual(new Set(['BA21T']))
    expect(items).toHaveLength(scales.length + options.length)
  })

  it('tie the options of a multiple choice with its exclusive one', () => {
    const items = countedItems(questionnaire(several('Q', ['A', 'B'], null, 'AUCUN')))
    expect(items.map(({ code, tie }) => [code, tie])).toEqual([
      ['Q.A', 'Q'],
      ['Q.B', 'Q'],
      ['Q.AUCUN', 'Q'],
    ])
    expect(countedItems(questionnaire(several('Q', ['A', 'N'], null, 'N')))).toHaveLength(2)
  })

  it('leave « je ne précise pas » out of the options of a single choice', () => {
    const items = countedItems(questionnaire(single('Q', ['a', 'b', 'nc'])))
    expect(items[0]!.values).toEqual(['a', 'b'])
  })
})

describe('a frame', () => {
  const tree = buildGroupTree({
    territory: { name: text('T') },
    groups: flatGroups([20, 30]),
    depth: 'segment',
  })

  it('never has k below 5, and m is 2', () => {
    expect(createFrame({ questionnaire: questionnaire(scale('Q')), tree, k: 5 })).toMatchObject({
      k: 5,
      m: 2,
    })
    for (const k of [4, 0, 7.5, Number.NaN])
      expect(() => createFrame({ questionnaire: questionnaire(scale('Q')), tree, k })).toThrow()
  })

  it('refuses a code used twice, the code of participation, and a tree that is not binary', () => {
    const frame = (...codes: string[]) =>
      createFrame({ questionnaire: questionnaire(...codes.map((code) => scale(code))), tree, k: 10 })
    expect(() => frame('Q', 'Q')).toThrow()
    expect(() => frame('participation')).toThrow()
    const broken = tree.slice(0, 2)
    expect(() => createFrame({ questionnaire: questionnaire(scale('Q')), tree: broken, k: 10 })).toThrow()
  })
})
