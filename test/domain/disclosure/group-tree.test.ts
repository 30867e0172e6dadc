import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultLeaf, groupChoices } from '#app/domain/disclosure/group-choices.ts'
import { buildGroupTree, type DirectoryGroup, type TreeNode } from '#app/domain/disclosure/group-tree.ts'
import { indexTree } from '#app/domain/disclosure/internal/tree-index.ts'
import { segmentOfLeaf } from '#app/domain/disclosure/node-ids.ts'
import { flatGroups, text } from './fixtures.ts'

const territory = { name: text('Val d’Ambre') }

function group(path: string, headcount: number): DirectoryGroup {
  const [segment, employer, service] = path.split('/')
  const unit = (id: string) => ({ id, label: text(id.toUpperCase()) })
  return {
    segment: unit(segment!),
    employer: unit(employer!),
    service: service ? unit(service) : null,
    headcount,
  }
}

function outline(tree: TreeNode[]): string[] {
  return tree.map(({ id, parent, headcount }) => `${id} < ${parent ?? ''} (${headcount})`)
}

function labels(tree: TreeNode[], locale: 'fr' | 'en' = 'fr'): Record<string, string> {
  return Object.fromEntries(tree.map(({ id, label }) => [id, label[locale]]))
}

describe('the group tree', () => {
  it('joins the two smallest, ties by the smaller identifier', () => {
    const tree = buildGroupTree({ territory, groups: flatGroups([5, 5, 5, 20]), depth: 'segment' })
    expect(outline(tree)).toEqual([
      'territory <  (35)',
      'territory/a+2 < territory (15)',
      'territory/c < territory/a+2 (5)',
      'territory/a+1 < territory/a+2 (10)',
      'territory/a < territory/a+1 (5)',
      'territory/b < territory/a+1 (5)',
      'territory/d < territory (20)',
    ])
  })

  it('gives a joined node the smaller of its two identifiers in later ties', () => {
    // b+c (8) ties with d (8) and a (8): the joined node counts as « b », so it comes after a and before d.
    const groups = flatGroups([8, 4, 4, 8, 30])
    const ids = buildGroupTree({ territory, groups, depth: 'segment' }).map(({ id }) => id)
    expect(ids).toContain('territory/a+2')
    expect(ids).not.toContain('territory/a+1')
    expect(ids).toContain('territory/b+1')
  })

  it('goes down to services, and puts « autre » among the employers of the largest segment', () => {
    const groups = [
      group('epci/cc/eau', 12),
      group('epci/cc/rh', 6),
      group('epci/cc', 2),
      group('communes/x', 9),
      group('communes/y/ecole', 20),
      group('communes/y/voirie', 11),
    ]
    expect(outline(buildGroupTree({ territory, groups, depth: 'service' }))).toEqual([
      'territory <  (60)',
      'territory/epci < territory (20)',
      'territory/epci/cc/+none+1 < territory/epci (8)',
      'territory/epci/cc/+none < territory/epci/cc/+none+1 (2)',
      'territory/epci/cc/rh < territory/epci/cc/+none+1 (6)',
      'territory/epci/cc/eau < territory/epci (12)',
      'territory/communes < territory (40)',
      'territory/communes/+other+1 < territory/communes (9)',
      'territory/communes/+other < territory/communes/+other+1 (0)',
      'territory/communes/x < territory/communes/+other+1 (9)',
      'territory/communes/y < territory/communes (31)',
      'territory/communes/y/voirie < territory/communes/y (11)',
      'territory/communes/y/ecole < territory/communes/y (20)',
    ])
  })

  it('adds up what is below its depth, whatever the order of the directory', () => {
    const groups = [
      group('epci/cc/eau', 12),
      group('communes/x', 9),
      group('epci/cc/rh', 6),
      group('communes/y', 7),
    ]
    const employers = buildGroupTree({ territory, groups, depth: 'employer' })
    expect(employers.find(({ id }) => id === 'territory/epci')).toMatchObject({ headcount: 18 })
    expect(buildGroupTree({ territory, groups: [...groups].reverse(), depth: 'employer' })).toEqual(employers)
  })

  it('names what is together, in both languages', () => {
    const three = labels(buildGroupTree({ territory, groups: flatGroups([9, 4, 3]), depth: 'segment' }))
    expect(three['territory/b+1']).toBe('B, avec C')
    expect(three['territory/a']).toBe('A (ou autre, ou je ne précise pas)')
    const tree = buildGroupTree({ territory, groups: flatGroups([9, 2, 3, 1, 20]), depth: 'segment' })
    expect(labels(tree)['territory/b+2']).toBe('C, avec B et D')
    expect(labels(tree)['territory/a+3']).toBe('A, avec C, B et D')
    expect(labels(tree, 'en')['territory/a+3']).toBe('A, with C, B and D')
    const wide = buildGroupTree({ territory, groups: flatGroups([1, 2, 4, 8, 16, 90]), depth: 'segment' })
    expect(labels(wide)['territory/a+4']).toBe('E, avec D, C et 2 autres')
    expect(labels(wide, 'en')['territory/a+4']).toBe('E, with D, C and 2 others')
    const deep = buildGroupTree({ territory, groups: [group('c/x', 9), group('c/y', 30)], depth: 'employer' })
    expect(labels(deep)['territory/c/+other+1']).toBe('X, avec les réponses sans groupe précisé')
    expect(labels(deep, 'en')['territory/c/+other+1']).toBe('X, with the answers that name no group')
  })

  it('lets the territory stand for its only segment, and a unit for its only child', () => {
    const one = buildGroupTree({ territory, groups: [group('c/x', 9)], depth: 'service' })
    expect(outline(one)).toEqual(['territory <  (9)'])
    expect(defaultLeaf(one)).toBe('territory')
    const segment = buildGroupTree({
      territory,
      groups: [group('c/x', 9), group('c/y', 30)],
      depth: 'employer',
    })
    expect(segment.map(({ id }) => id)).toEqual([
      'territory',
      'territory/c/+other+1',
      'territory/c/+other',
      'territory/c/x',
      'territory/c/y',
    ])
  })

  it('refuses no group at all and headcounts that are not numbers of people', () => {
    expect(() => buildGroupTree({ territory, groups: [], depth: 'segment' })).toThrow()
    for (const headcount of [-1, 1.5, Number.NaN])
      expect(() =>
        buildGroupTree({ territory, groups: [group('a/b', headcount)], depth: 'segment' }),
      ).toThrow()
  })

  it('is binary, adds up and has unique ids for any directory', () => {
    const part = fc.constantFrom('a', 'b', 'a/b', 'x+1', 'é', '+other', 'territory')
    const groups = fc.array(
      fc.record({ path: fc.tuple(part, part, fc.option(part)), headcount: fc.nat(60) }),
      {
        minLength: 1,
        maxLength: 40,
      },
    )
    const depths = fc.constantFrom('segment', 'employer', 'service')
    fc.assert(
      fc.property(groups, depths, (drawn, depth) => {
        const directory = drawn.map(({ path: [s, e, v], headcount }) => ({
          segment: { id: s, label: text(s) },
          employer: { id: e, label: text(e) },
          service: v === null ? null : { id: v, label: text(v) },
          headcount,
        }))
        const tree = buildGroupTree({ territory, groups: directory, depth: depth as 'service' })
        indexTree(tree)
        const leaves = groupChoices(tree).flatMap(({ choices }) => choices.map(({ id }) => id))
        expect(new Set(leaves).size).toBe((tree.length + 1) / 2)
        expect(leaves).toContain(defaultLeaf(tree))
        expect(tree[0]!.headcount).toBe(directory.reduce((sum, { headcount }) => sum + headcount, 0))
      }),
    )
  })
})

describe('group choices', () => {
  it('lists leaves under their segment or employer, « autre » last', () => {
    const groups = [
      group('epci/cc/eau', 12),
      group('epci/cc/rh', 6),
      group('communes/y', 30),
      group('communes/x', 9),
      group('communes/z', 3),
    ]
    const tree = buildGroupTree({ territory, groups, depth: 'service' })
    expect(
      groupChoices(tree).map(({ heading, choices }) => [heading?.fr, choices.map(({ label }) => label.fr)]),
    ).toEqual([
      ['COMMUNES', ['X', 'Y', 'Z']],
      ['EPCI', ['EAU', 'RH']],
      [undefined, ['Autre, ou je ne précise pas']],
    ])
    expect(defaultLeaf(tree)).toBe('territory/communes/+other')
  })

  it('needs no heading for segments, the largest of which reads « autre »', () => {
    const tree = buildGroupTree({ territory, groups: flatGroups([9, 30, 12]), depth: 'segment' })
    const sections = groupChoices(tree)
    expect(sections).toHaveLength(1)
    expect(sections[0]!.heading).toBeNull()
    expect(sections[0]!.choices.map(({ label }) => label.en)).toEqual([
      'A',
      'B (or other, or I prefer not to say)',
      'C',
    ])
    expect(defaultLeaf(tree)).toBe('territory/b')
    expect(defaultLeaf([...tree].reverse())).toBe('territory/b')
  })

  it('sets « autre » apart where pages are asked of some: a choice that is sealed as the same leaf, and in no segment', () => {
    const tree = buildGroupTree({ territory, groups: flatGroups([9, 30, 12]), depth: 'segment' })
    const choices = groupChoices(tree, true).flatMap((section) => section.choices)
    expect(choices.map(({ label }) => label.fr)).toEqual(['A', 'B', 'C', 'Autre, ou je ne précise pas'])
    expect(choices.map(({ label }) => label.en).slice(0, 3)).toEqual(['A', 'B', 'C'])
    expect(choices.at(-1)!.leaf).toBe('territory/b')
    expect(choices.map(({ id }) => segmentOfLeaf(id))).toEqual(['a', 'b', 'c', null])
    const leaves = groupChoices(tree).flatMap((section) => section.choices.map(({ id }) => id))
    expect(new Set(choices.map(({ id, leaf }) => leaf ?? id))).toEqual(new Set(leaves))
    const deep = buildGroupTree({
      ...{ territory, depth: 'employer' },
      groups: [group('epci/cc/eau', 12), group('communes/y', 30), group('communes/x', 9)],
    })
    expect(groupChoices(deep, true)).toEqual(groupChoices(deep))
  })
})
