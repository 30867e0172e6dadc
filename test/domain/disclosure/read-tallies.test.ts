import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { participationItem } from '#app/domain/disclosure/counted-items.ts'
import { coarsen } from '#app/domain/disclosure/ladders.ts'
import { readTallies, TallyError } from '#app/domain/disclosure/read-tallies.ts'
import { type TallyRow, tally } from '#app/domain/disclosure/tally.ts'
import { leavesBelow } from './attack/facts.ts'
import { truthOf } from './attack/knowledge.ts'
import { type Organisation, randomOrganisation } from './attack/organisations.ts'

const organisation = [...Array(200).keys()]
  .map((seed) => randomOrganisation(seed, 12))
  .find(({ frame, counts }) => {
    const items = readTallies(frame, tally(frame, counts)).items
    return (
      items.some(({ code, segments }) => code === 'Q5' && segments) &&
      items.every(({ nodes }) => nodes.length > 1)
    )
  })!
const { frame } = organisation
const rows = tally(frame, organisation.counts)

function refused(altered: TallyRow[]): string {
  try {
    readTallies(frame, altered)
  } catch (error) {
    if (error instanceof TallyError) return error.reason
    throw error
  }
  return 'read'
}

function sumOf({ counts, frame: own }: Organisation, node: string, cells: number[][]): number[] {
  const places = leavesBelow(own.tree, counts.leaves).get(node)!
  return cells[0]!.map((_, cell) => places.reduce((sum, place) => sum + cells[place]![cell]!, 0))
}

describe('reading tallies', () => {
  it('gives back the counts of every node shown, and blocks add up to the territory (R5)', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 25 }), (seed, size) => {
        const drawn = randomOrganisation(seed, size)
        const read = readTallies(drawn.frame, tally(drawn.frame, drawn.counts))
        for (const { item, territory, segments, nodes } of [...read.items, read.participation]) {
          if (!territory) continue
          const cells = truthOf(drawn, item)
          const full = item.ladder[0]!
          const last = item.ladder.at(-1)!
          const three = item.ladder.find(({ classes }) => classes === 3)
          for (const { node, counts, n } of nodes) {
            expect(counts).toEqual(coarsen(sumOf(drawn, node, cells), full, last))
            expect(n).toBeGreaterThanOrEqual(drawn.frame.k)
            expect(Math.min(...counts)).toBeGreaterThanOrEqual(drawn.frame.m)
          }
          for (const { node, counts } of segments ?? [])
            expect(counts).toEqual(coarsen(sumOf(drawn, node, cells), full, three!))
          const blocks = nodes.filter(({ block }) => block)
          const sum = nodes[0]!.counts.map((_, place) =>
            blocks.reduce((people, { counts }) => people + counts[place]!, 0),
          )
          expect(nodes[0]!.counts).toEqual(sum)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('does not depend on the order of rows, nor on having been stored as JSON', () => {
    const read = readTallies(frame, rows)
    expect(readTallies(frame, [...rows].reverse())).toEqual(read)
    const stored = JSON.parse(JSON.stringify({ frame, rows }))
    expect(readTallies(stored.frame, stored.rows)).toEqual(read)
  })

  it('reads no rows as nothing shown', () => {
    const read = readTallies(frame, [])
    expect(read.items.every(({ territory, nodes }) => territory === null && nodes.length === 0)).toBe(true)
    expect(read.participation.territory).toBeNull()
  })

  it('refuses what the frame does not know', () => {
    const row = rows[0]!
    expect(refused([...rows, { ...row, question: 'Q99' }])).toBe('unknown item')
    expect(refused([...rows, { ...row, node: 'territory/nowhere' }])).toBe('unknown node')
    expect(refused([...rows, { ...row, step: 4 }])).toBe('unknown step')
    expect(refused([...rows, row])).toBe('a row twice')
    expect(refused([...rows, { ...row, step: 5, class: 6 }])).toContain('all or none')
    expect(refused(rows.map((one) => (one === row ? { ...one, n: -1 } : one)))).toBe('not a number of people')
  })

  it('refuses a frame below the floor', () => {
    expect(() => readTallies({ ...frame, k: 4 }, rows)).toThrow()
    expect(() => readTallies({ ...frame, m: 1 }, rows)).toThrow()
  })

  it('refuses any row taken away, and any count altered but the one outside the scale', () => {
    for (const row of rows) {
      const without = refused(rows.filter((one) => one !== row))
      expect(without, JSON.stringify(row)).not.toBe('read')
      const altered = refused(rows.map((one) => (one === row ? { ...one, n: one.n + 1 } : one)))
      const alone = row.step === 0 || readAlone(row)
      if (!alone) expect(altered, JSON.stringify(row)).not.toBe('read')
    }
  })

  it('refuses groups below the thresholds', () => {
    expect(refused(rows).startsWith('read')).toBe(true)
    expect(() => readTallies({ ...frame, k: 10_000 }, rows)).toThrow(/below the thresholds/)
  })
})

/** A territory that is one block, at one step: nothing else tells its counts, so nothing can contradict them. */
function readAlone(row: TallyRow): boolean {
  const own = rows.filter(({ question, step }) => question === row.question && step !== 0)
  return (
    row.question !== participationItem.code &&
    new Set(own.map(({ node, step }) => `${node} ${step}`)).size === 1
  )
}
