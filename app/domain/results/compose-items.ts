import { isSegment } from '#app/domain/disclosure/node-ids.ts'
import type { ClassCounts, Published, PublishedItem } from '#app/domain/disclosure/published.ts'
import type { LocalizedText } from '#app/i18n/index.ts'
import { nodeDepths } from './group-partitions.ts'
import type { ItemWords } from './item-words.ts'
import type { ClassFigure, GroupClasses, GroupShare, ResultsItem } from './results-content.ts'

/** Whole percentage. The only place where a share of results is rounded. @param total above 0 */
export function wholePercent(count: number, total: number): number {
  return Math.round((100 * count) / total)
}

/** The favourable share of a node at the last step, between 0 and 1: the last class is the favourable one. */
export function favourableShare(node: { counts: readonly number[]; n: number }): number {
  return (node.counts.at(-1) ?? 0) / node.n
}

/** What is published of one item, with its words. @param item undefined when nothing is published */
export function composeItem(
  words: ItemWords,
  item: PublishedItem | undefined,
  { tree, second }: Pick<Published, 'tree' | 'second'>,
): ResultsItem {
  const { code, title, fullStep } = words
  if (!item?.territory) return { code, title, territory: null, segments: null, groups: [] }
  const judged = item.options === null
  const groupOf = groupNames(tree)
  const root = item.nodes.find((node) => node.node === tree[0]?.id)
  if (!root) throw new Error(`item ${code} is published without its territory`)
  return {
    code,
    title,
    territory: {
      group: groupOf(root.node),
      place: 0,
      n: item.territory.n,
      classes: classFigures(words, item.territory.counts, item.territory.n),
      step: item.territory.step,
      fullStep,
      outside: item.territory.outside,
      favourable: judged ? Math.round(100 * favourableShare(root)) : null,
    },
    segments: item.segments && segmentClasses(words, item.segments, tree),
    groups: judged ? groupShares(item, tree) : [],
    ...(second && showsPeople(item) ? { people: item.second && peopleShares(item.second) } : {}),
  }
}

/** Kinds that R8 is for (decision 0006). */
function showsPeople({ item }: PublishedItem): boolean {
  return (item.kind === 'scale' || item.kind === 'ranges') && item.tie === null
}

function peopleShares({ first, others }: NonNullable<PublishedItem['second']>): ResultsItem['people'] {
  const share = ({ counts, n }: ClassCounts) => {
    const count = counts.at(-1)!
    return { n, count, percent: wholePercent(count, n) }
  }
  return { first: share(first), others: share(others) }
}

function segmentClasses(
  words: ItemWords,
  segments: NonNullable<PublishedItem['segments']>,
  tree: Published['tree'],
): GroupClasses[] {
  const found = new Map(segments.map((segment) => [segment.node, segment]))
  return tree.flatMap(({ id, label }, place) => {
    const segment = found.get(id)
    return segment
      ? [{ group: label, place, n: segment.n, classes: classFigures(words, segment.counts, segment.n) }]
      : []
  })
}

/** Published groups at the last step, in the order of the tree. */
export function groupShares(item: PublishedItem, tree: Published['tree']): GroupShare[] {
  const { depths, groupOf } = readTree(tree)
  const found = new Map(item.nodes.map((node) => [node.node, node]))
  return tree.flatMap(({ id }, place) => {
    const node = found.get(id)
    if (!node) return []
    const count = node.counts.at(-1) ?? 0
    return [
      {
        group: groupOf(id),
        place,
        depth: depths.get(id) ?? 0,
        n: node.n,
        count,
        percent: wholePercent(count, node.n),
        block: node.block,
      },
    ]
  })
}

/** The finest published groups of an item that are not below a segment. */
export function segmentPartition(item: PublishedItem, tree: Published['tree']): string[] {
  const level = new Set<string>()
  const { parents } = readTree(tree)
  for (const node of tree)
    if (isSegment(node.id))
      for (let id: string | null = node.id; id !== null; id = parents.get(id) ?? null) level.add(id)
  const reached = item.nodes.map((node) => node.node).filter((id) => level.has(id))
  const divided = new Set(reached.map((id) => parents.get(id)))
  return reached.filter((id) => !divided.has(id))
}

export function groupNames(tree: Published['tree']): (id: string) => LocalizedText {
  return readTree(tree).groupOf
}

interface ReadTree {
  groupOf: (id: string) => LocalizedText
  depths: ReadonlyMap<string, number>
  parents: ReadonlyMap<string, string | null>
}

const read = new WeakMap<Published['tree'], ReadTree>()

/** All the questions of a wave are counted on one tree: it is read once for them. */
function readTree(tree: Published['tree']): ReadTree {
  const known = read.get(tree)
  if (known) return known
  const labels = new Map(tree.map((node) => [node.id, node.label]))
  const facts = {
    groupOf: (id: string) => labels.get(id) ?? { fr: id, en: id },
    depths: nodeDepths(tree),
    parents: new Map(tree.map((node) => [node.id, node.parent])),
  }
  read.set(tree, facts)
  return facts
}

/** Counts of one step with their words. */
export function classFigures(words: ItemWords, counts: readonly number[], n: number): ClassFigure[] {
  const step = counts.length
  const labels = words.labels(step)
  const tones = words.tones(step)
  return counts.map((count, position) => ({
    label: labels[position] ?? words.title,
    tone: tones[position] ?? 'plain',
    count,
    percent: wholePercent(count, n),
  }))
}
