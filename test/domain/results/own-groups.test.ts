import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildGroupTree, type TreeDepth, type TreeNode } from '#app/domain/disclosure/group-tree.ts'
import { composeResults } from '#app/domain/results/compose-results.ts'
import { ownGroups, type ReaderEmployer } from '#app/domain/results/own-groups.ts'
import { restrictResults } from '#app/domain/results/restrict-results.ts'
import type { ResultsContent } from '#app/domain/results/results-content.ts'
import { answeredRows, both, facts, makeTree, publish, questionnaire } from './published-wave.ts'

const segments = ['epci', 'central_commune', 'other_communes']

interface Organisation {
  tree: TreeNode[]
  employers: ReaderEmployer[]
}

/** Employers in three segments, each with services or none. */
const organisations = fc
  .record({
    depth: fc.constantFrom<TreeDepth>('segment', 'employer', 'service'),
    employers: fc.array(
      fc.record({
        segment: fc.constantFrom(...segments),
        services: fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 3 }),
        others: fc.integer({ min: 1, max: 40 }),
      }),
      { minLength: 1, maxLength: 8 },
    ),
  })
  .map(({ depth, employers }): Organisation => {
    const groups = employers.flatMap(({ segment, services, others }, at) => {
      const where = {
        segment: { id: segment, label: both(segment) },
        employer: { id: `e${at}`, label: both(`E${at}`) },
      }
      const named = services.map((headcount, place) => ({
        ...where,
        service: { id: `s${at}-${place}`, label: both(`S${place}`) },
        headcount,
      }))
      return [...named, { ...where, service: null, headcount: others }]
    })
    return {
      tree: buildGroupTree({ territory: { name: both('T') }, groups, depth }),
      employers: employers.map(({ segment }, at) => ({ id: `e${at}`, segment })),
    }
  })

function leavesOf(tree: readonly TreeNode[], place: number): number[] {
  const inside = (id: string | null): boolean =>
    id !== null && (id === tree[place]!.id || inside(tree.find((node) => node.id === id)!.parent))
  return tree.flatMap(({ id }, leaf) =>
    tree.some((node) => node.parent === id) || !inside(id) ? [] : [leaf],
  )
}

/** A publication: from the root down, a node is replaced by its two children or stays. */
function publication(tree: readonly TreeNode[], splits: readonly boolean[]): number[] {
  const shown = [0]
  for (let at = 0; at < shown.length; at++) {
    const children = tree.flatMap((node, place) => (node.parent === tree[shown[at]!]!.id ? [place] : []))
    if (splits[shown[at]!]) shown.push(...children)
  }
  return shown
}

/** Whose people a leaf counts, told from the employers the tree was built from and not from its own reading of ids. */
function whose(tree: readonly TreeNode[], leaf: number, employers: readonly ReaderEmployer[]): string[] {
  const { id } = tree[leaf]!
  if (id.endsWith('/+other')) return []
  const named = employers.filter((one) => id.split('/').includes(one.id))
  if (named.length > 0) return named.map((one) => one.id)
  return employers
    .filter((one) => id === 'territory' || id.split('/')[1] === one.segment)
    .map((one) => one.id)
}

describe('the groups of a reader limited to employers', () => {
  it('give no other employer, alone or by adding and subtracting what is shown', () => {
    const readers = fc.record({
      organisation: organisations,
      own: fc.uniqueArray(fc.integer({ min: 0, max: 7 }), { maxLength: 4 }),
      splits: fc.array(fc.boolean(), { minLength: 80, maxLength: 80 }),
    })
    fc.assert(
      fc.property(readers, ({ organisation: { tree, employers }, own, splits }) => {
        const mine = new Set(own.map((at) => `e${at}`).filter((id) => employers.some((one) => one.id === id)))
        const shown = [...ownGroups(tree, employers, mine)(publication(tree, splits))]
        const rows = shown.map((place) => new Set(leavesOf(tree, place)))
        // Every sum and difference of shown groups, seven at most.
        const vectors = combinations(rows, tree.length)
        for (const vector of vectors) {
          const counted = vector.flatMap((weight, leaf) => (weight === 0 ? [] : [{ weight, leaf }]))
          if (counted.length === 0 || new Set(counted.map(({ weight }) => weight)).size > 1) continue
          const people = new Set(counted.flatMap(({ leaf }) => whose(tree, leaf, employers)))
          // The territory is everybody's, were it of one employer only.
          if (counted.length === leavesOf(tree, 0).length) continue
          if (people.size === 1) expect(mine.has([...people][0]!)).toBe(true)
        }
        expect(shown).toContain(0)
      }),
      { numRuns: 300 },
    )
  })

  it('hold each of her employers in the smallest group published, and her own services', () => {
    const tree = makeTree('service')
    const employers = [
      { id: 'e0', segment: 'epci' },
      { id: 'e1', segment: 'central_commune' },
      ...Array.from({ length: 8 }, (_, at) => ({ id: `c${at}`, segment: 'other_communes' })),
    ]
    const everything = tree.map((_, place) => place)
    const shown = [...ownGroups(tree, employers, new Set(['e1']))(everything)].map((place) => tree[place]!.id)
    expect(shown.sort()).toEqual(
      tree
        .map(({ id }) => id)
        .filter((id) => id === 'territory' || /^territory\/central_commune($|\/)/.test(id))
        .sort(),
    )
    const blocks = [...ownGroups(tree, employers, new Set(['c2']))([0])]
    expect(blocks).toEqual([0])
  })

  it('are the territory alone where the rest of it would be one other employer', () => {
    const two = [
      { id: 'a', segment: 'epci' },
      { id: 'b', segment: 'central_commune' },
    ]
    const group = (segment: string, employer: string) => ({
      segment: { id: segment, label: both(segment) },
      employer: { id: employer, label: both(employer) },
      service: null,
      headcount: 30,
    })
    const tree = buildGroupTree({
      territory: { name: both('T') },
      depth: 'employer',
      groups: [group('epci', 'a'), group('central_commune', 'b')],
    })
    const all = tree.map((_, place) => place)
    expect([...ownGroups(tree, two, new Set(['a']))(all)]).toEqual([0])
    expect([...ownGroups(tree, two, new Set(['a', 'b']))(all)].length).toBe(tree.length)
    expect([...ownGroups(tree, two, new Set())(all)]).toEqual([0])
  })
})

function combinations(rows: readonly ReadonlySet<number>[], width: number): number[][] {
  let vectors: number[][] = [Array.from({ length: width }, () => 0)]
  let done: number[][] = []
  rows.slice(0, 7).forEach((row) => {
    done = vectors.flatMap((vector) =>
      [-1, 0, 1].map((sign) => vector.map((weight, leaf) => weight + (row.has(leaf) ? sign : 0))),
    )
    vectors = done
  })
  return vectors
}

describe('results read by the human resources of one commune', () => {
  const tree = makeTree('employer')
  const published = publish(tree, answeredRows(tree, 0.9))
  const whole = composeResults({ number: 1, frozenOn: '2026-12-01', facts, questionnaire, published })
  const employers = [
    { id: 'e0', segment: 'epci', name: 'CC' },
    { id: 'e1', segment: 'central_commune', name: 'Ambremont' },
    ...Array.from({ length: 8 }, (_, at) => ({ id: `c${at}`, segment: 'other_communes', name: `C${at}` })),
  ]
  const read = (...own: string[]) => restrictResults(whole, { tree, employers, own: new Set(own) })
  const groupsOf = (content: ResultsContent) => {
    const items = [...content.themes, ...content.questions].flatMap((part) => part.items)
    const shares = content.themes.flatMap((theme) => [
      ...theme.bySegment.flatMap((one) => one ?? []),
      ...theme.byGroup,
    ])
    const groups = [
      ...items.flatMap((item) => [...item.groups, ...(item.segments ?? [])]),
      ...shares,
      ...content.participation,
    ]
    return new Set(groups.map(({ group }) => group.fr))
  }

  it('has its group and the territory, and the figures of both unchanged', () => {
    const mine = read('c7')
    expect(groupsOf(whole).size).toBeGreaterThan(5)
    for (const name of groupsOf(mine))
      expect(name === 'Val d’Ambre' || /Hautecombe|Autres communes/.test(name)).toBe(true)
    expect(groupsOf(mine)).toContain('Hautecombe')
    expect(mine.themes.map(({ favourable, index }) => [favourable, index])).toEqual(
      whole.themes.map(({ favourable, index }) => [favourable, index]),
    )
    for (const item of mine.themes.flatMap((theme) => theme.items)) {
      const same = whole.themes.flatMap((theme) => theme.items).find(({ code }) => code === item.code)!
      expect(same.groups).toEqual(expect.arrayContaining(item.groups))
    }
  })

  it('has no mean of a group that one of its questions doesn’t show', () => {
    for (const theme of [...read('c7').themes, ...read('c1', 'c2', 'e1').themes]) {
      const items = theme.items.filter((item) => item.territory !== null)
      for (const share of [...theme.byGroup, ...theme.bySegment.flatMap((one) => one ?? [])])
        for (const item of items) expect(item.groups.map(({ place }) => place)).toContain(share.place)
    }
    expect(read('e1').themes.some((theme) => theme.bySegment.some(Boolean))).toBe(true)
  })

  it('names no other employer alone, and the same for the central commune', () => {
    const names = [...groupsOf(read('e1'))]
    expect(names.sort()).toEqual(['Val d’Ambre', 'Ville-centre'])
    expect(read('e1').segments.map(({ fr }) => fr)).toEqual(['Ville-centre'])
  })

  it('leaves the results itself as it was frozen', () => {
    const before = JSON.stringify(whole)
    read('c7')
    expect(JSON.stringify(whole)).toBe(before)
    expect(whole.extractFor).toBeUndefined()
    expect(read('c7').extractFor).toEqual(['C7'])
  })
})
