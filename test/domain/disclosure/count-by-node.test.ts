import fc from 'fast-check'
import { expect, it } from 'vitest'
import { checkTree } from '#app/domain/disclosure/check-tree.ts'
import { countByNode } from '#app/domain/disclosure/count-by-node.ts'
import { buildGroupTree, type DirectoryGroup, type TreeDepth } from '#app/domain/disclosure/group-tree.ts'

const name = (text: string) => ({ fr: text, en: text })
const unit = (id: string) => ({ id, label: name(id) })

const groups = fc
  .uniqueArray(
    fc.record({
      segment: fc.constantFrom('a', 'b', 'c'),
      employer: fc.constantFrom('1', '2', '3', '4', '5'),
      service: fc.constantFrom(null, 'x', 'y', 'z'),
    }),
    { minLength: 1, maxLength: 25, selector: (group) => JSON.stringify(group) },
  )
  .chain((found) =>
    fc.tuple(
      ...found.map(({ segment, employer, service }) =>
        fc.nat(40).map(
          (headcount): DirectoryGroup => ({
            ...{ segment: unit(segment), employer: unit(segment + employer), headcount },
            service: service === null ? null : unit(segment + employer + service),
          }),
        ),
      ),
    ),
  )
const depth = fc.constantFrom<TreeDepth>('segment', 'employer', 'service')
const territory = { name: name('Val d’Ambre') }

it('counts the directory back into the tree made of it', () => {
  fc.assert(
    fc.property(groups, depth, (found, deep) => {
      const tree = buildGroupTree({ territory, groups: found, depth: deep })
      expect(Object.fromEntries(countByNode(tree, found)!)).toEqual(
        Object.fromEntries(tree.map(({ id, headcount }) => [id, headcount])),
      )
    }),
  )
})

it('finds no leaf for a group that came since', () => {
  const found = [{ segment: unit('a'), employer: unit('a1'), service: null, headcount: 5 }]
  const both = [...found, { segment: unit('a'), employer: unit('a2'), service: null, headcount: 5 }]
  const tree = buildGroupTree({ territory, groups: both, depth: 'employer' })
  const late = { segment: unit('a'), employer: unit('a3'), service: null, headcount: 1 }
  expect(countByNode(tree, [late])).toBeNull()
})

it('knows a tree of the rule from any other of the same leaves', () => {
  fc.assert(
    fc.property(groups, depth, (found, deep) => {
      const tree = buildGroupTree({ territory, groups: found, depth: deep })
      expect(checkTree([...tree].reverse())).toBeNull()
      if (tree.length > 1) expect(checkTree(tree.slice(0, -1))).toBe('not-a-tree')
    }),
  )
  const sizes = [3, 5, 8, 13].map((headcount, index) => ({
    ...{ segment: unit('a'), employer: unit(`a${index}`), service: null, headcount },
  }))
  const tree = buildGroupTree({ territory, groups: sizes, depth: 'employer' })
  const leaves = tree.filter(({ id }) => !tree.some(({ parent }) => parent === id))
  const [one, other] = [
    leaves.find(({ headcount }) => headcount === 5)!,
    leaves.find(({ headcount }) => headcount === 13)!,
  ]
  const swapped = tree.map((node) => {
    if (node === one) return { ...node, parent: other.parent }
    return node === other ? { ...node, parent: one.parent } : node
  })
  const summed = swapped.map((node) => ({ ...node, headcount: leavesBelow(swapped, node.id) }))
  expect(checkTree(summed)).toBe('not-the-rule')
})

function leavesBelow(tree: { id: string; parent: string | null; headcount: number }[], id: string): number {
  const below = tree.filter(({ parent }) => parent === id)
  if (below.length === 0) return tree.find((node) => node.id === id)!.headcount
  return below.reduce((sum, node) => sum + leavesBelow(tree, node.id), 0)
}
