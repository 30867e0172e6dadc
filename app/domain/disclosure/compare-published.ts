import type { ComparedGroup, ComparedItem, ComparedWave, Comparison } from './comparison.ts'
import { compareThemes } from './internal/compare-themes.ts'
import { runsStep } from './internal/cut-options.ts'
import {
  type ComparedTree,
  comparedTree,
  type JoinedBlock,
  joinBlocks,
  sumCounts,
} from './internal/join-blocks.ts'
import { coarsen, type Step } from './ladders.ts'
import type { ClassCounts, PublishedItem } from './published.ts'

/**
 * Waves, or audiences, side by side (R7): each question at one step of its ladder, on the join of the partitions that each
 * wave published. It reads published results and nothing else, so it can tell no more than they do together; and no person is
 * followed from one wave to the next.
 * @param waves oldest first, at least two
 */
export function comparePublished(waves: readonly ComparedWave[]): Comparison {
  if (waves.length < 2) throw new Error('A comparison needs two waves')
  const trees = waves.map(({ published }) => comparedTree(published.tree))
  const found = waves.map(({ published, codes }) => {
    const common = (code: string) => codes?.get(code) ?? code
    return new Map(published.items.map((item) => [common(item.code), item]))
  })
  const codes = [...new Set(found.toReversed().flatMap((items) => [...items.keys()]))]
  const items: ComparedItem[] = []
  const incomparable: string[] = []
  for (const code of codes) {
    const own = found.map((byCode) => shownOnly(byCode.get(code)))
    if (own.filter((item) => item !== null).length < 2) continue
    const compared = compareItem(code, own, trees)
    if (compared) items.push(compared)
    else incomparable.push(code)
  }
  const participation = waves.map(({ published }) => shownOnly(published.participation))
  const comparison = {
    waves: waves.map(({ key }) => key),
    items,
    themes: compareThemes(waves, trees, new Set(items.map(({ code }) => code))),
    participation:
      participation.filter((item) => item !== null).length < 2
        ? null
        : compareItem('participation', participation, trees),
    incomparable,
  }
  return comparison as unknown as Comparison
}

function shownOnly(item: PublishedItem | undefined): PublishedItem | null {
  return item?.territory ? item : null
}

/** @returns null when the waves did not offer the same answers, or did not ask the same groups */
function compareItem(
  code: string,
  items: readonly (PublishedItem | null)[],
  trees: readonly ComparedTree[],
): ComparedItem | null {
  const shown = items.filter((item) => item !== null)
  const { item } = shown.at(-1)!
  if (shown.some((other) => !sameAnswers(other.item, item))) return null
  if (item.kind === 'single') return compareSingle(code, items, trees)
  const step = Math.min(...shown.map(({ territory }) => territory!.step))
  const at = (classes: number) => item.ladder.find((one) => one.classes === classes)!
  const withSegments = shown.every(({ segments }) => segments !== null)
  return {
    code,
    item,
    territory: {
      step,
      waves: items.map((one) => {
        if (!one?.territory) return null
        const { counts, n, outside } = one.territory
        return { counts: coarsen(counts, at(one.territory.step), at(step)), n, outside }
      }),
    },
    segments: withSegments
      ? compareGroups(
          trees,
          items.map((one) => one?.segments ?? null),
        )
      : null,
    groups: compareGroups(trees, items.map(blocksOf)),
    second: items.map((one) => one?.second ?? null),
    options: null,
  }
}

/** One choice among several: each wave cut its options in runs; common are those whose bounds every wave has. */
function compareSingle(
  code: string,
  items: readonly (PublishedItem | null)[],
  trees: readonly ComparedTree[],
): ComparedItem | null {
  const shown = items.filter((one) => one !== null)
  const { item } = shown.at(-1)!
  const values = item.values.map(String)
  const startsOf = (one: PublishedItem) => one.options!.map(([first]) => values.indexOf(first!))
  const common = startsOf(shown[0]!).filter((start) => shown.every((one) => startsOf(one).includes(start)))
  if (common.length < 2) return null
  const coarse = runsStep(common, values.length)
  const fold = (one: PublishedItem) => (counts: ClassCounts) => ({
    n: counts.n,
    counts: coarsen(counts.counts, runsStep(startsOf(one), values.length), coarse),
  })
  const withSegments = shown.every(({ segments }) => segments !== null)
  const folded = (nodes: PublishedItem['segments'], one: PublishedItem) =>
    nodes?.map((node) => ({ node: node.node, ...fold(one)(node) })) ?? null
  const inSegments = items.map((one) => one && folded(one.segments, one))
  return {
    code,
    item,
    territory: {
      step: common.length,
      waves: items.map((one) => one && { ...fold(one)(one.territory!), outside: one.territory!.outside }),
    },
    segments: withSegments ? compareGroups(trees, inSegments) : null,
    groups: compareGroups(
      trees,
      items.map((one) => one && folded(blocksOf(one), one)),
    ),
    second: items.map(() => null),
    options: common.map((start, place) => values.slice(start, common[place + 1])),
  }
}

function blocksOf(item: PublishedItem | null): PublishedItem['segments'] {
  return item ? item.nodes.filter(({ block }) => block) : null
}

function sameAnswers(a: PublishedItem['item'], b: PublishedItem['item']): boolean {
  const steps = (ladder: readonly Step[]) => ladder.map(({ of }) => of.join(' ')).join('|')
  const asked = (item: PublishedItem['item']) => item.askedOf?.join() ?? ''
  return (
    a.kind === b.kind &&
    a.values.join() === b.values.join() &&
    steps(a.ladder) === steps(b.ladder) &&
    asked(a) === asked(b)
  )
}

function compareGroups(
  trees: readonly ComparedTree[],
  partitions: readonly PublishedItem['segments'][],
): ComparedGroup<ClassCounts>[] {
  const given = partitions.flatMap((nodes, wave) =>
    nodes ? [{ wave, nodes: nodes.map(({ node }) => node) }] : [],
  )
  const counts = partitions.map((nodes) => new Map(nodes?.map((node) => [node.node, node])))
  return joinBlocks(trees, given).map(({ label, changed, nodes }: JoinedBlock) => ({
    label,
    changed,
    nodes: nodes.map((ids) => [...ids]),
    waves: nodes.map((ids, wave) =>
      ids.size > 0 ? sumCounts([...ids].map((id) => counts[wave]!.get(id)!)) : null,
    ),
  }))
}
