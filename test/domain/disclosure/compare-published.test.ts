import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { comparePublished } from '#app/domain/disclosure/compare-published.ts'
import type { ComparedGroup } from '#app/domain/disclosure/comparison.ts'
import { createFrame, type Frame } from '#app/domain/disclosure/frame.ts'
import { buildGroupTree, type TreeNode } from '#app/domain/disclosure/group-tree.ts'
import { comparedTree, joinBlocks } from '#app/domain/disclosure/internal/join-blocks.ts'
import { coarsen } from '#app/domain/disclosure/ladders.ts'
import type { ClassCounts, Published } from '#app/domain/disclosure/published.ts'
import { readTallies } from '#app/domain/disclosure/read-tallies.ts'
import { tally } from '#app/domain/disclosure/tally.ts'
import { themeFigures } from '#app/domain/disclosure/theme-figures.ts'
import type { Question } from '#surveys/questionnaire.ts'
import { randomOrganisation } from './attack/organisations.ts'
import { seeded } from './attack/random.ts'
import { count, questionnaire, scale, several, single, text } from './fixtures.ts'

const seed = Date.now() % 2 ** 31
const unit = (id: string) => ({ id, label: text(id.toUpperCase()) })

/** Employers of one segment, by name and headcount, named by letters unless said. */
function employers(
  headcounts: Record<string, number>,
  depth: 'segment' | 'employer' = 'employer',
): TreeNode[] {
  const groups = Object.entries(headcounts).map(([id, headcount]) => ({
    segment: unit(id.length > 1 ? id[0]! : 's'),
    employer: unit(id),
    service: null,
    headcount,
  }))
  return buildGroupTree({ territory: { name: text('T') }, groups, depth })
}

/** Segments that are leaves. */
function segments(headcounts: Record<string, number>): TreeNode[] {
  const groups = Object.entries(headcounts).map(([id, headcount]) => ({
    segment: unit(id),
    employer: unit(id),
    service: null,
    headcount,
  }))
  return buildGroupTree({ territory: { name: text('T') }, groups, depth: 'segment' })
}

type Ballots = Parameters<typeof count>[2]

function published(question: Question, tree: TreeNode[], ballots: Ballots): Published {
  const survey = questionnaire(question)
  const frame = createFrame({ questionnaire: survey, tree, k: 10 })
  return readTallies(frame, tally(frame, count(survey, tree, ballots)))
}

/** Ballots of one leaf, by how many gave each value of Q from 1. */
function answers(leaf: string, ...people: number[]): Ballots {
  return people.map((times, place) => [leaf, { Q: place + 1 }, times])
}

const even = (leaf: string, times = 3) => answers(leaf, times, times, times, times, times)

function labels(groups: readonly ComparedGroup<unknown>[]): string[] {
  return groups.map(({ label }) => label.fr)
}

function numbers(groups: readonly ComparedGroup<ClassCounts>[]): (number | null)[][] {
  return groups.map(({ waves }) => waves.map((figures) => figures?.n ?? null))
}

describe('waves side by side (R7)', () => {
  const tree = segments({ a: 30, b: 40, c: 60 })
  const leaf = (id: string) => `territory/${id}`

  it('shows the step that both show, and the groups that both share', () => {
    const first = published(scale('Q'), tree, [...even(leaf('a')), ...even(leaf('b')), ...even(leaf('c'))])
    const second = published(scale('Q'), tree, [
      ...answers(leaf('a'), 9, 1, 0, 1, 0),
      ...answers(leaf('b'), 3, 0, 3, 3, 3),
      ...answers(leaf('c'), 3, 0, 3, 3, 3),
    ])
    const { items } = comparePublished([
      { key: 'T0', published: first },
      { key: 'T1', published: second },
    ])
    expect(first.items[0]!.territory!.step).toBe(5)
    expect(second.items[0]!.territory!.step).toBe(3)
    expect(items[0]!.territory.step).toBe(3)
    expect(items[0]!.territory.waves.map((one) => one!.counts)).toEqual([
      [18, 9, 18],
      [16, 6, 13],
    ])
    expect(labels(items[0]!.groups)).toEqual(['B, avec A', 'C'].map((name) => expect.stringContaining(name)))
    expect(numbers(items[0]!.groups)).toEqual([
      [30, 23],
      [15, 12],
    ])
  })

  it('leaves a wave that does not show a question empty, and a question that one wave shows out', () => {
    const shown = published(scale('Q'), tree, even(leaf('c')))
    const hidden = published(scale('Q'), tree, answers(leaf('c'), 5, 5, 5, 1, 0))
    const wave = (key: string, one: Published) => ({ key, published: one })
    expect(comparePublished([wave('T0', shown), wave('T1', hidden)]).items).toEqual([])
    const three = comparePublished([wave('T0', shown), wave('T1', hidden), wave('T2', shown)])
    expect(three.items[0]!.territory.waves.map((one) => one?.n ?? null)).toEqual([15, null, 15])
    expect(numbers(three.items[0]!.groups)).toEqual([[15, null, 15]])
  })

  it('does not compare questions whose answers are not the same', () => {
    const five = published(scale('Q'), tree, even(leaf('c')))
    const four = published(scale('Q', 4), tree, answers(leaf('c'), 4, 4, 4, 4))
    const { items, incomparable, themes } = comparePublished([
      { key: 'T0', published: five },
      { key: 'T1', published: four },
    ])
    expect(items).toEqual([])
    expect(themes).toEqual([])
    expect(incomparable).toEqual(['Q'])
  })

  it('compares another audience by the codes that ask the same', () => {
    const agents = published(scale('Q'), tree, even(leaf('c')))
    const managers = published(scale('R'), tree, [
      [leaf('c'), { R: 5 }, 8],
      [leaf('c'), { R: 1 }, 4],
    ])
    const { items } = comparePublished([
      { key: 'agents', published: agents },
      { key: 'managers', published: managers, codes: new Map([['R', 'Q']]) },
    ])
    expect(items.map(({ code, territory }) => [code, territory.waves.map((one) => one!.n)])).toEqual([
      ['Q', [15, 12]],
    ])
  })

  it('compares single choices in the runs of options that both kept apart', () => {
    const choice = single('Q', ['w', 'x', 'y', 'z'])
    const ballots = (...people: number[]): Ballots =>
      people.map((times, place) => [leaf('c'), { Q: 'wxyz'[place]! }, times])
    const apart = published(choice, tree, ballots(5, 6, 7, 8))
    const joined = published(choice, tree, ballots(5, 1, 7, 8))
    const { items } = comparePublished([
      { key: 'T0', published: apart },
      { key: 'T1', published: joined },
    ])
    expect(items[0]!.options).toEqual([['w', 'x'], ['y'], ['z']])
    expect(items[0]!.territory.waves.map((one) => one!.counts)).toEqual([
      [11, 7, 8],
      [6, 7, 8],
    ])
  })

  it('compares options by option, and participation', () => {
    const choice = several('Q', ['A', 'B'], null, null)
    const wave = published(choice, tree, [
      [leaf('c'), { Q: ['A'] }, 12],
      [leaf('c'), { Q: ['B'] }, 13],
    ])
    const { items, participation } = comparePublished([
      { key: 'T0', published: wave },
      { key: 'T1', published: wave },
    ])
    expect(items.map(({ code }) => code)).toEqual(['Q.A', 'Q.B'])
    expect(participation!.territory.waves.map((one) => one!.counts)).toEqual([
      [105, 25],
      [105, 25],
    ])
  })
})

describe('trees that are not the same', () => {
  const shown = (tree: TreeNode[], ...leaves: string[]) =>
    published(
      scale('Q'),
      tree,
      leaves.flatMap((id) => even(id)),
    )
  const compare = (first: Published, second: Published) =>
    comparePublished([
      { key: 'T0', published: first },
      { key: 'T1', published: second },
    ]).items[0]!

  it('matches employers by their identifiers, whatever their names; what is new stands alone', () => {
    const before = employers({ a: 30, b: 40, c: 60 })
    const after = employers({ a: 30, b: 40, c: 60, d: 50 }).map((node) =>
      node.id.endsWith('/a') ? { ...node, label: text('Renommée') } : node,
    )
    const { groups } = compare(shown(before, ...leavesOf(before)), shown(after, ...leavesOf(after)))
    const byLabel = new Map(groups.map((group) => [group.label.fr, group]))
    expect(byLabel.has('Renommée')).toBe(true)
    expect(byLabel.get('D')!.waves[0]).toBeNull()
    expect(byLabel.get('D')!.waves[1]!.n).toBe(15)
    expect(byLabel.get('B')!.changed).toBe(false)
  })

  it('never takes two joined groups for one because their names begin alike', () => {
    // Two waves in which A stands with another neighbour: « a+1 » in both trees, of other people.
    const before = segments({ a: 11, b: 12, c: 60 })
    const after = segments({ a: 11, b: 70, c: 12 })
    const joined = before.find(({ id }) => /a\+1$/.test(id))!.id
    expect(after.some(({ id }) => id === joined)).toBe(true)
    const lean = (tree: TreeNode[], neighbour: string) =>
      published(
        scale('Q'),
        tree,
        leavesOf(tree).flatMap((id) =>
          id === 'territory/a' ? answers(id, 5, 5, 0, 1, 0) : even(id, id.endsWith(neighbour) ? 3 : 4),
        ),
      )
    const { groups } = compare(lean(before, 'b'), lean(after, 'c'))
    expect(labels(groups)).toEqual(['T'])
    expect(numbers(groups)).toEqual([[46, 46]])
  })

  it('compares a wave of segments with one of employers by segment', () => {
    const sizes = { pa: 40, pb: 50, qa: 60, qb: 70 }
    const [wide, deep] = [employers(sizes, 'segment'), employers(sizes, 'employer')]
    const { groups } = compare(shown(wide, ...leavesOf(wide)), shown(deep, ...leavesOf(deep)))
    expect(labels(groups).map((name) => name[0])).toEqual(['P', 'Q'])
    expect(groups.every(({ changed }) => !changed)).toBe(true)
    expect(numbers(groups)).toEqual([
      [15, 30],
      [15, expect.any(Number)],
    ])
  })

  it('says where the groups counted are not the same', () => {
    const before = employers({ pa: 40, qa: 60 }, 'segment')
    const after = employers({ pa: 40, pb: 20, qa: 60 })
    const { groups } = compare(shown(before, ...leavesOf(before)), shown(after, ...leavesOf(after)))
    expect(groups.find(({ label }) => label.fr.startsWith('P'))!.changed).toBe(false)
    const deeper = employers({ pa: 40, pb: 20, pc: 20, qa: 60 })
    const again = compare(shown(after, ...leavesOf(after)), shown(deeper, ...leavesOf(deeper)))
    expect(again.groups.some(({ changed, waves }) => changed || waves.includes(null))).toBe(true)
  })
})

function leavesOf(tree: readonly TreeNode[]): string[] {
  const parents = new Set(tree.map(({ parent }) => parent))
  return tree.map(({ id }) => id).filter((id) => !parents.has(id))
}

/** Every way to see a tree as blocks, drawn: from the root down, a node is kept or replaced by its two children. */
function drawCut(tree: readonly TreeNode[], random: ReturnType<typeof seeded>): string[] {
  const visit = (id: string): string[] => {
    const children = tree.filter(({ parent }) => parent === id)
    return children.length === 0 || random.next() < 0.3 ? [id] : children.flatMap((child) => visit(child.id))
  }
  return visit(tree[0]!.id)
}

describe(`the join of partitions (seed ${seed})`, () => {
  it('is the finest common coarsening: the one that brute force finds', () => {
    fc.assert(
      fc.property(fc.integer(), (own) => {
        const random = seeded(own)
        const tree = employers(
          Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f'].map((id) => [id, random.between(1, 30)])),
        )
        const cuts = [drawCut(tree, random), drawCut(tree, random), drawCut(tree, random)]
        const compared = [comparedTree(tree), comparedTree(tree), comparedTree(tree)]
        const joined = joinBlocks(
          compared,
          cuts.map((nodes, wave) => ({ wave, nodes })),
        )
        const leavesUnder = (id: string) => leavesOf(tree).filter((leaf) => isBelow(tree, leaf, id))
        const asSets = (blocks: string[][]) => blocks.map((block) => block.sort().join(' ')).sort()
        const ours = joined.map(({ nodes }) => [...new Set([...nodes[0]!].flatMap(leavesUnder))])
        expect(asSets(ours)).toEqual(
          asSets(
            bruteJoin(
              leavesOf(tree),
              cuts.map((cut) => cut.map(leavesUnder)),
            ),
          ),
        )
        // Every wave's nodes of a group hold the same leaves.
        for (const { nodes } of joined)
          for (const own of nodes)
            expect(asSets([[...own].flatMap(leavesUnder)])).toEqual(
              asSets([[...nodes[0]!].flatMap(leavesUnder)]),
            )
      }),
      { seed, numRuns: 150 },
    )
  })
})

function isBelow(tree: readonly TreeNode[], leaf: string, id: string): boolean {
  for (
    let node = tree.find((one) => one.id === leaf);
    node;
    node = tree.find((one) => one.id === node!.parent)
  )
    if (node.id === id) return true
  return false
}

/** Among all partitions of the leaves, the finest in which no block of any given partition is torn. */
function bruteJoin(leaves: string[], partitions: string[][][]): string[][] {
  const fits = partitionsOf(leaves).filter((blocks) =>
    partitions.flat().every((block) => blocks.some((wide) => block.every((one) => wide.includes(one)))),
  )
  return fits.reduce((finest, blocks) => (blocks.length > finest.length ? blocks : finest))
}

function partitionsOf(things: string[]): string[][][] {
  const [first, ...rest] = things
  if (first === undefined) return [[]]
  return partitionsOf(rest).flatMap((blocks) => [
    [[first], ...blocks],
    ...blocks.map((block, place) => blocks.with(place, [first, ...block])),
  ])
}

describe(`what a comparison says (seed ${seed})`, () => {
  const drawn = (own: number, size: number) => {
    const { frame, counts } = randomOrganisation(own, size)
    return { frame, rows: tally(frame, counts) }
  }
  const read = ({ frame, rows }: { frame: Frame; rows: ReturnType<typeof tally> }) => readTallies(frame, rows)

  it('follows from the rows of each wave alone, and adds up to each wave’s territory', () => {
    let groups = 0
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 2, max: 20 }), fc.boolean(), (own, size, same) => {
        const waves = [drawn(own, size), drawn(same ? own : own + 1, size)]
        const compared = comparePublished(
          waves.map((one, wave) => ({ key: `T${wave}`, published: read(one) })),
        )
        const stored = JSON.parse(JSON.stringify(waves)) as typeof waves
        expect(
          comparePublished(stored.map((one, wave) => ({ key: `T${wave}`, published: read(one) }))),
        ).toEqual(compared)
        for (const item of compared.items) {
          groups += item.groups.length
          waves.forEach((one, wave) => {
            const shown = read(one).items.find(({ code }) => code === item.code)!
            if (!shown.territory) {
              expect(item.territory.waves[wave]).toBeNull()
              return
            }
            const at = (classes: number) => shown.item.ladder.find((step) => step.classes === classes)!
            expect(item.territory.waves[wave]!.counts).toEqual(
              coarsen(shown.territory.counts, at(shown.territory.step), at(item.territory.step)),
            )
            const sum = sumOf(item.groups.flatMap((group) => group.waves[wave] ?? []))
            expect(sum).toEqual(shown.nodes[0]!.counts)
            const blocks = new Set(shown.nodes.filter(({ block }) => block).map(({ n }) => n))
            if (item.groups.length === blocks.size && same)
              expect(item.groups.every((group) => blocks.has(group.waves[wave]!.n))).toBe(true)
            if (item.segments)
              expect(sumOf(item.segments.flatMap((group) => group.waves[wave] ?? []))).toEqual(
                coarsen(shown.territory.counts, at(shown.territory.step), at(3)),
              )
          })
        }
      }),
      { seed, numRuns: 60 },
    )
    expect(groups, 'groups were compared').toBeGreaterThan(100)
  })

  it('gives a theme the means of its scales in the groups they all share', () => {
    for (let own = 1; own <= 40; own++) {
      const waves = [drawn(own, 12), drawn(own + 100, 12), drawn(own, 12)].map(read)
      const { themes } = comparePublished(waves.map((one, wave) => ({ key: `T${wave}`, published: one })))
      for (const theme of themes)
        waves.forEach((wave, place) => {
          const figures = themeFigures(wave, theme.theme)
          expect(theme.territory[place]?.favourable ?? null).toBe(figures?.territory.favourable ?? null)
          expect(theme.second[place]).toEqual(figures?.second ?? null)
        })
      const twice = comparePublished([
        { key: 'a', published: waves[0]! },
        { key: 'b', published: waves[2]! },
      ])
      for (const theme of twice.themes) {
        const alone = themeFigures(waves[0]!, theme.theme)!
        expect(theme.groups.map(({ waves: [one] }) => one!.favourable.toFixed(9)).sort()).toEqual(
          alone.blocks.map(({ favourable }) => favourable.toFixed(9)).sort(),
        )
      }
    }
  })
})

function sumOf(parts: readonly ClassCounts[]): number[] {
  return parts.length === 0
    ? []
    : parts[0]!.counts.map((_, place) => parts.reduce((sum, { counts }) => sum + counts[place]!, 0))
}
