import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createCounter } from '#app/domain/disclosure/counter.ts'
import { createFrame } from '#app/domain/disclosure/frame.ts'
import { buildGroupTree } from '#app/domain/disclosure/group-tree.ts'
import { readTallies } from '#app/domain/disclosure/read-tallies.ts'
import { tally } from '#app/domain/disclosure/tally.ts'
import { seeded } from './attack/random.ts'
import { barometer, count, flatGroups, questionnaire, scale, several, single, text } from './fixtures.ts'

const territory = { name: text('T') }
const tree = buildGroupTree({ territory, groups: flatGroups([20, 30]), depth: 'segment' })
const survey = questionnaire(
  scale('Q5'),
  scale('Q11', 11),
  several('QS', ['A', 'B', 'C'], 2, 'N'),
  single('QC', ['x', 'y', 'nc']),
  { code: 'QT', title: text('QT'), theme: null, kind: 'text', maxBytes: 4000, maxLength: 1000 },
)

function line(counts: ReturnType<typeof count>, leaf: string, code: string): number[] {
  const { at, classes } = counts.items.find((item) => item.code === code)!
  const from = counts.leaves.indexOf(leaf) * counts.width + at
  return [...counts.table.slice(from, from + classes)]
}

describe('the counter of the opening', () => {
  it('adds each answer to its cell; blanks and « non concerné » to none', () => {
    const counts = count(survey, tree, [
      ['territory/a', { Q5: 5, Q11: 0, QS: ['A', 'C'], QC: 'y', QT: 'bonjour' }],
      ['territory/a', { Q5: 'nc', Q11: 10, QS: ['N'], QC: 'nc' }],
      ['territory/b', { QS: [] }],
    ])
    expect(line(counts, 'territory/a', 'Q5')).toEqual([0, 0, 0, 0, 1])
    expect(line(counts, 'territory/a', 'Q11')).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1])
    expect(line(counts, 'territory/a', 'QS.A')).toEqual([1, 1])
    expect(line(counts, 'territory/a', 'QS.B')).toEqual([2, 0])
    expect(line(counts, 'territory/a', 'QS.N')).toEqual([1, 1])
    expect(line(counts, 'territory/a', 'QC')).toEqual([0, 1])
    expect(line(counts, 'territory/b', 'QS.A')).toEqual([0, 0])
    expect([...counts.ballots]).toEqual(counts.leaves.map((leaf) => (leaf === 'territory/a' ? 2 : 1)))
  })

  it('refuses an unknown group or answer in fixed words, and counts nothing of that ballot', () => {
    const counter = createCounter(survey, tree)
    const empty = counter.counts()
    expect(() => counter.add('territory', { Q5: 1 })).toThrow('disclosure.unknown-group')
    const bad = [
      { Q5: 1, Q11: 11 },
      { Q5: 6 },
      { Q5: 1.5 },
      { Q5: '5' },
      { QS: ['A', 'A'] },
      { QS: ['A', 'Z'] },
      { QS: 'A' },
      { QC: 'z' },
    ]
    for (const answers of bad)
      expect(() => counter.add('territory/a', answers)).toThrow(/^disclosure\.unknown-answer$/)
    expect(counter.counts()).toEqual(empty)
  })

  it('gives the same counts in any order, and in pieces merged together', () => {
    const answers = fc.record({
      Q5: fc.integer({ min: 1, max: 5 }),
      Q11: fc.integer({ min: 0, max: 10 }),
      QS: fc.subarray(['A', 'B', 'C'], { maxLength: 2 }),
    })
    const ballots = fc.array(fc.tuple(fc.constantFrom('territory/a', 'territory/b'), answers), {
      maxLength: 60,
    })
    fc.assert(
      fc.property(ballots, fc.nat(60), (drawn, cut) => {
        const whole = count(survey, tree, drawn)
        expect(count(survey, tree, [...drawn].reverse())).toEqual(whole)
        const counter = createCounter(survey, tree)
        for (const part of [drawn.slice(cut), drawn.slice(0, cut)])
          counter.merge(structuredClone(count(survey, tree, part)))
        expect(counter.counts()).toEqual(whole)
      }),
    )
  })

  it('refuses the counts of another wave', () => {
    const other = createCounter(questionnaire(scale('Q5')), tree).counts()
    expect(() => createCounter(survey, tree).merge(other)).toThrow('disclosure.other-wave')
    expect(() => tally(createFrame({ questionnaire: survey, tree, k: 10 }), other)).toThrow(
      'disclosure.other-wave',
    )
  })
})

describe('a large territory', () => {
  const groups = Array.from({ length: 500 }, (_, place) => {
    const employer = `e${place % 100}`
    const unit = (id: string) => ({ id, label: text(id) })
    return {
      segment: unit(`s${(place % 100) % 3}`),
      employer: unit(employer),
      service: unit(`v${place}`),
      headcount: 5 + (place % 40),
    }
  })

  it('counts 10 000 ballots and cuts 100 employers of 5 services in bounded memory', () => {
    const wide = buildGroupTree({ territory, groups, depth: 'service' })
    const frame = createFrame({ questionnaire: barometer(), tree: wide, k: 10 })
    const counter = createCounter(barometer(), wide)
    const parents = new Set(wide.map(({ parent }) => parent))
    const leaves = wide.filter(({ id }) => !parents.has(id)).map(({ id }) => id)
    const random = seeded(7)
    const scales = barometer().questions.filter(({ kind }) => kind === 'scale')
    const ballots = Array.from({ length: 10_000 }, () => ({
      group: random.pick(leaves),
      answers: {
        ...Object.fromEntries(scales.map(({ code }) => [code, random.between(1, code === 'BA21I' ? 4 : 5)])),
        BA21T: ['LIEU', 'SENS'],
      },
    }))
    const size = counter.counts().table.length
    for (const { group, answers } of ballots) counter.add(group, answers)
    const rows = tally(frame, counter.counts())
    readTallies(frame, rows)
    expect(counter.counts().table.length).toBe(size)
    expect(rows.length).toBeGreaterThan(5_000)
  })
})
