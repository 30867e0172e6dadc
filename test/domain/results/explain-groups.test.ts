import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { composeResults } from '#app/domain/results/compose-results.ts'
import { countedByGroup, explainGroups } from '#app/domain/results/explain-groups.ts'
import { answeredRows, facts, makeTree, publish, questionnaire } from './published-wave.ts'

const seed = Date.now() % 2 ** 31
const depth = fc.constantFrom('segment' as const, 'employer' as const, 'service' as const)

function compose(tree: ReturnType<typeof makeTree>, rate: number, drawn: number) {
  const published = publish(tree, answeredRows(tree, rate, drawn))
  const content = composeResults({ number: 1, frozenOn: '2026-12-01', facts, questionnaire, published })
  return { content, published }
}

describe('why a group is shown as it is', () => {
  it('accounts for every group and every question once, by the published blocks', () => {
    const rate = fc.double({ min: 0.2, max: 0.95, noNaN: true })
    fc.assert(
      fc.property(depth, rate, fc.nat(), (depth, rate, drawn) => {
        const tree = makeTree(depth)
        const { content, published } = compose(tree, rate, drawn)
        const codes = countedByGroup(content).map(({ code }) => code)
        const parents = new Set(tree.map(({ parent }) => parent))
        const groups = explainGroups(content, tree)
        expect(groups.map(({ place }) => tree[place]!.id)).toEqual(
          tree.filter(({ id }) => !parents.has(id) && !id.endsWith('+other')).map(({ id }) => id),
        )
        for (const { place, shown, participation } of groups) {
          const counted = published.participation.nodes.find(
            (one) => one.block && holds(tree, one.node, tree[place]!.id),
          )
          expect(participation.block).toEqual(
            counted ? tree.find(({ id }) => id === counted.node)!.label : null,
          )
          expect(participation.how === 'hidden').toBe(!counted)
          expect(shown.flatMap((one) => one.codes).sort()).toEqual([...codes].sort())
          for (const { how, block, halves, codes: own } of shown)
            for (const code of own) {
              const item = published.items.find((one) => one.code === code)!
              expect(how === 'hidden').toBe(item.territory === null)
              if (how === 'hidden') continue
              const node = item.nodes.find((one) => one.block && holds(tree, one.node, tree[place]!.id))!
              expect(block).toEqual(tree.find(({ id }) => id === node.node)!.label)
              expect(halves === null).toBe(how === 'alone')
            }
        }
      }),
      { seed, numRuns: 30 },
    )
  })

  it('gives no count, which half failed being told by one', () => {
    const tree = makeTree('employer')
    const shown = JSON.stringify(explainGroups(compose(tree, 0.5, 3).content, tree))
    expect(shown).toContain('"how":"together"')
    expect(shown).not.toMatch(/"(n|count|percent|headcount)":/)
  })

  it('tells a bounded reader of her groups only, and of no half beyond what she is shown', () => {
    const tree = makeTree('employer')
    const { content } = compose(tree, 0.6, 7)
    const mine = explainGroups(content, tree, (leaf) => leaf.includes('/c3'))
    expect(mine).toHaveLength(1)
    const cut = {
      ...content,
      themes: content.themes.map((theme) => ({
        ...theme,
        items: theme.items.map((item) => ({
          ...item,
          groups: item.groups.filter(({ place }) => place === 0),
        })),
      })),
    }
    const [seen] = explainGroups(cut, tree, (leaf) => leaf.includes('/c3'))
    const access = seen!.shown.filter(({ how }) => how === 'access')
    expect(access.length).toBeGreaterThan(0)
    expect(access.every(({ halves }) => halves === null)).toBe(true)
  })
})

function holds(tree: ReturnType<typeof makeTree>, node: string, leaf: string): boolean {
  for (let id: string | null = leaf; id; id = tree.find((one) => one.id === id)!.parent)
    if (id === node) return true
  return false
}
