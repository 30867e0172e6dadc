import { publishCut, type Sums } from '#app/domain/disclosure/internal/publish-item.ts'
import { publishSecond, type SecondSums } from '#app/domain/disclosure/internal/publish-second.ts'
import { sumUp } from '#app/domain/disclosure/internal/tree-index.ts'
import { secondDimension } from '#app/domain/disclosure/second-dimension.ts'
import type { TallyRow } from '#app/domain/disclosure/tally.ts'
import { profile, questionnaire, scale } from '../fixtures.ts'
import { compositions, type Enumeration, type View } from './enumerate.ts'
import { withoutBounds, withPlainBounds } from './mutants.ts'
import { itemsOf, shapeIndex } from './shapes.ts'

/** A leaf's people of the first class, and its other people. */
export type Sides = [first: number, others: number]

/** Three points, the last favourable: two classes at the last step. Cells: first no, first yes, others no, others yes. */
const dimension = secondDimension(questionnaire(profile()))!

/**
 * Every answer set of a territory whose leaves have people of two classes, each saying yes or no, and what R3 and R8
 * publish of it: the territory, the groups, the two classes.
 * @param rule ours, or one of the mutations that must be caught
 */
export function secondShape(
  sides: Sides[],
  limits: { k: number; m: number },
  rule: 'ours' | 'plain bounds' | 'no bounds' = 'ours',
): Enumeration & { item: ReturnType<typeof itemsOf>[number] } {
  const [full] = itemsOf(scale('Q', 3))
  const two = { classes: 2, of: [0, 1] }
  const item = { ...full!, values: [0, 1], ladder: [two] }
  const shape = shapeIndex(sides.map(([first, others]) => first + others))
  const views: View[] = [
    [0, 1, 0, 1],
    [0, 1, -1, -1],
    [-1, -1, 0, 1],
  ]
  const publish = (state: readonly (readonly number[])[]): string => {
    const cells = (leaf: number) => state[shape.place[leaf]!]!
    const table = sumUp(shape.index, 2, (leaf, out, at) => {
      const [a, b, c, d] = cells(leaf)
      out[at] = a! + c!
      out[at + 1] = b! + d!
    })
    const sums: Sums = { table, width: 2, at: new Map([[item.code, 0]]), ballots: null }
    const shown = publishCut(shape.index, [item], sums, limits)
    if (!shown) return ''
    const line = Uint32Array.of(0, 0)
    for (const [no, yes] of state) {
      line[0]! += no!
      line[1]! += yes!
    }
    const second: SecondSums = {
      dimension,
      items: new Map([[item.code, 0]]),
      line,
      answers: sumUp(shape.index, 1, (leaf, out, at) => {
        const [no, yes] = cells(leaf)
        out[at] = no! + yes!
      }),
    }
    const parts = [...shown.cut.blocks].map((node) => {
      const [no, yes] = [table[2 * node]!, table[2 * node + 1]!]
      return { answers: no + yes, favourable: yes, first: second.answers[node]! }
    })
    const classes = {
      ours: () => publishSecond(shape.index, item, shown.cut, sums, second, limits),
      'plain bounds': () => withPlainBounds(item, parts, sums, second, limits),
      'no bounds': () => withoutBounds(item, sums, second, limits),
    }
    return asKey([...shown.rows, ...classes[rule]()])
  }
  return {
    item,
    views,
    publish,
    states: sides.map(([first, others]) =>
      compositions(first, 2).flatMap((own) => compositions(others, 2).map((rest) => [...own, ...rest])),
    ),
  }
}

function asKey(rows: readonly TallyRow[]): string {
  let written = ''
  for (const row of rows) written += `${row.node} ${row.class}=${row.n};`
  return written
}

/** Every way to part leaves of these sizes in two classes. */
export function sidesOf(sizes: readonly number[]): Sides[][] {
  if (sizes.length === 0) return [[]]
  const [size, ...rest] = sizes
  return Array.from({ length: size! + 1 }, (_, first) => first).flatMap((first) =>
    sidesOf(rest).map((others): Sides[] => [[first, size! - first], ...others]),
  )
}
