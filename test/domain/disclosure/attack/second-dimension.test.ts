import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { blockOf, tellsSomebody } from '#app/domain/disclosure/internal/second-bounds.ts'
import { isSecondClass } from '#app/domain/disclosure/node-ids.ts'
import { type TallyRow, tally } from '#app/domain/disclosure/tally.ts'
import { type Finding, findCertainties, shapes } from './enumerate.ts'
import { sidedKnowledge } from './knowledge.ts'
import { certaintiesByProgram } from './linear-program.ts'
import { firstRanges } from './mutants.ts'
import { randomOrganisation } from './organisations.ts'
import { type Sides, secondShape, sidesOf } from './second-shapes.ts'

const seed = Date.now() % 2 ** 31

// Counting every answer set is work for the processor alone; a busy machine may need longer.
vi.setConfig({ testTimeout: 120_000 })

const outsiders = (found: Finding[]) => found.filter(({ who }) => who === 'outsider')
const withClasses = (found: Finding[]) => found.filter(({ publication }) => publication.includes('second/'))

/** Two leaves of equal size are alike: one order of them is enough. */
function distinct(sizes: number[]): Sides[][] {
  return sidesOf(sizes).filter((sides) =>
    sides.every(
      ([first], leaf) => leaf === 0 || sizes[leaf] !== sizes[leaf - 1] || first >= sides[leaf - 1]![0],
    ),
  )
}

describe('every answer set that gives the same publication of two classes of people', () => {
  it.each([3, 4])('two and three leaves, k = %i: nobody is certain, shown or not', (k) => {
    let shown = 0
    for (const sizes of [...shapes(2, k + 3), ...shapes(3, 3)])
      for (const sides of distinct(sizes)) {
        const shape = secondShape(sides, { k, m: 2 })
        expect(findCertainties(shape), JSON.stringify(sides)).toEqual([])
        shown += shape.publish(halved(sides)).includes('second/') ? 1 : 0
      }
    expect(shown, 'classes are shown of some, or nothing was attacked').toBeGreaterThan(20)
  })

  it('four leaves, of which some stay joined', () => {
    for (const sides of [
      [
        [1, 2],
        [2, 1],
        [1, 2],
        [2, 1],
      ],
      [
        [1, 1],
        [1, 2],
        [2, 2],
        [1, 3],
      ],
      [
        [0, 1],
        [2, 2],
        [1, 3],
        [3, 1],
      ],
    ] as Sides[][])
      expect(findCertainties(secondShape(sides, { k: 3, m: 2 })), JSON.stringify(sides)).toEqual([])
  })
})

/** Half of each class favourable: an answer set of which most is shown. */
function halved(sides: Sides[]): number[][] {
  return sides.map(([first, others]) => [
    first - (first >> 1),
    first >> 1,
    others - (others >> 1),
    others >> 1,
  ])
}

describe('what the enumeration must catch', () => {
  it('two classes of people without bounds', () => {
    const found = findCertainties(
      secondShape(
        [
          [1, 3],
          [3, 2],
        ],
        { k: 3, m: 2 },
        'no bounds',
      ),
    )
    expect(withClasses(found)).not.toEqual([])
    expect(
      outsiders(
        findCertainties(
          secondShape(
            [
              [0, 4],
              [4, 1],
            ],
            { k: 3, m: 2 },
            'no bounds',
          ),
        ),
      ),
    ).not.toEqual([])
  })

  /** Four people of the others in one group; four of the first and one other in the second: decision 0006. */
  it('bounds that forget why a group stays whole', () => {
    const found = findCertainties(
      secondShape(
        [
          [0, 4],
          [4, 1],
        ],
        { k: 3, m: 2 },
        'plain bounds',
      ),
    )
    expect(outsiders(withClasses(found)).some(({ leaf, view }) => leaf === 1 && view === 2)).toBe(true)
  })

  it('bounds that forget who knows her own answer', () => {
    const found = findCertainties(
      secondShape(
        [
          [1, 3],
          [3, 1],
        ],
        { k: 3, m: 2 },
        'plain bounds',
      ),
    )
    expect(outsiders(found)).toEqual([])
    expect(withClasses(found)).not.toEqual([])
  })
})

describe(`bounds of two classes of people (seed ${seed})`, () => {
  it('are those of R8 where the halves of a block say nothing', () => {
    const part = fc.record({
      no: fc.integer({ min: 2, max: 8 }),
      yes: fc.integer({ min: 2, max: 8 }),
      share: fc.nat(100),
    })
    fc.assert(
      fc.property(
        fc.array(part, { minLength: 1, maxLength: 4 }),
        fc.nat(100),
        fc.integer({ min: 3, max: 10 }),
        (drawn, at, k) => {
          const parts = drawn.map(({ no, yes, share }) => {
            const answers = no + yes
            return { answers, favourable: yes, first: Math.round((share / 100) * answers) }
          })
          const least = parts.reduce((sum, p) => sum + Math.max(0, p.favourable + p.first - p.answers), 0)
          const most = parts.reduce((sum, p) => sum + Math.min(p.favourable, p.first), 0)
          const sum = Math.round(least + (at / 100) * (most - least))
          const certain = firstRanges(parts, sum).some(({ min, max }, place) => {
            const { answers, favourable, first } = parts[place]!
            const of = (people: number, low: number, high: number) =>
              people > 0 && (high === 0 || low === people || (low === high && people < k))
            return of(first, min, max) || of(answers - first, favourable - max, favourable - min)
          })
          const blocks = parts.map(({ answers, favourable, first }) =>
            blockOf([{ answers, first }], favourable, { k, m: 2 }),
          )
          // Insiders add to what is refused, and take nothing away.
          if (certain) expect(tellsSomebody(blocks, [sum], k)).toBe(true)
        },
      ),
      { seed, numRuns: 2000 },
    )
  })

  it('leave an attacker with a linear program certain of nothing', () => {
    let attacked = 0
    for (let place = 1; attacked < 20; place++) {
      const organisation = randomOrganisation(place, 3 + (place % 6))
      const rows = tally(organisation.frame, organisation.counts)
      for (const code of ['Q5', 'Q3'])
        if (attacked < 20) attacked += attack(organisation, rows, code).length === 0 ? 1 : 0
    }
  })

  it('are needed: without them the linear program is certain of somebody', () => {
    const found: string[] = []
    for (let place = 1; place <= 100 && found.length === 0; place++) {
      const organisation = randomOrganisation(place, 3 + (place % 6))
      for (const code of ['Q5', 'Q3'])
        found.push(...attack(organisation, bareRows(organisation, code), code, false))
    }
    expect(found).not.toEqual([])
  })
})

type Drawn = ReturnType<typeof randomOrganisation>

/** What a linear program makes certain of one question; null facts count as nothing attacked. */
function attack(organisation: Drawn, rows: readonly TallyRow[], code: string, clean = true): string[] {
  const item = organisation.frame.items.find((one) => one.code === code)!
  const knowledge = sidedKnowledge(organisation, item, rows)
  if (!knowledge) return clean ? ['nothing shown'] : []
  const { ladder, sizes, facts } = knowledge
  const views = ladder.map((step) => step.of)
  const seen = facts.map(({ leaves, step, counts }) => ({ leaves, view: views[step]!, counts }))
  const program = { sizes, cells: views[0]!.length, facts: seen }
  const found = certaintiesByProgram(program, views, organisation.frame.k)
  if (clean) expect(found, code).toEqual([])
  return found
}

/** The rows of the rule, and the two classes of people wherever both hold. */
function bareRows({ frame, counts, sides }: Drawn, code: string): TallyRow[] {
  const rows = tally(frame, counts).filter(({ node }) => !isSecondClass(node))
  const item = frame.items.find((one) => one.code === code)!
  if (!rows.some(({ question }) => question === item.code)) return []
  const { at } = counts.items.find((one) => one.code === code)!
  const names = [frame.second!.first.node, frame.second!.others.node]
  const classes = sides.map((side) => {
    const line = [0, 0]
    for (let leaf = 0; leaf < side.leaves.length; leaf++)
      item.ladder.at(-1)!.of.forEach((own, cell) => {
        line[own]! += side.table[leaf * side.width + at + cell]!
      })
    return line
  })
  const hold = classes.every(([no, yes]) => no! >= frame.m && yes! >= frame.m && no! + yes! >= frame.k)
  if (!hold) return rows
  return [
    ...rows,
    ...classes.flatMap((line, side) =>
      line.map((n, place) => ({ question: code, node: names[side]!, step: 2, class: place + 1, n })),
    ),
  ]
}
