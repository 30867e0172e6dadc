import type { CountedItem } from '../counted-items.ts'
import { coarsen } from '../ladders.ts'
import { isSecondClass } from '../node-ids.ts'
import type { ClassCounts, PublishedItem } from '../published.ts'
import type { SecondDimension } from '../second-dimension.ts'
import type { TallyRow } from '../tally.ts'
import { areRuns } from './cut-options.ts'
import { allSegments, type Cut, segmentStep, segmentsOf } from './cut-tree.ts'
import { countsHold, type Thresholds } from './publish-item.ts'
import { readSecond } from './read-second.ts'
import { TallyError } from './tally-error.ts'
import type { TreeIndex } from './tree-index.ts'

/** Counts by class, by node, by step. */
type Cells = Map<number, Map<number, Map<number, number>>>

/** Reads the rows of one item; see `readTallies` for what is checked. */
export function readItem(
  index: TreeIndex,
  item: CountedItem,
  rows: readonly TallyRow[],
  limits: Thresholds,
  dimension: SecondDimension | null,
): PublishedItem {
  const refuse = (reason: string) => new TallyError(item.code, reason)
  const options = item.kind === 'single' ? [] : null
  if (rows.length === 0)
    return { code: item.code, item, territory: null, segments: null, nodes: [], options, second: null }
  const classRows = rows.filter(({ node }) => isSecondClass(node))
  const inTree = rows.filter(({ node }) => !isSecondClass(node))
  const cells = collect(index, item, inTree)
  const outside = readOutside(item, cells)
  const result = item.kind === 'single' ? readSingle(index, item, cells) : readCut(index, item, cells)
  if (item.askedOf && result.nodes.length > 1) throw refuse('a group of a question asked of some')
  for (const { counts, node } of [...result.nodes, ...(result.segments ?? [])])
    if (!countsHold(counts, limits)) throw refuse(`below the thresholds at ${node}`)
  if (!countsHold(result.territory.counts, limits)) throw refuse('below the thresholds')
  const { headcount } = index.nodes[0]!
  if (item.kind === 'participation' && result.territory.n !== headcount)
    throw refuse('participation is over the headcount')
  const second = readSecond(item, classRows, dimension, result.nodes[0]!.counts, limits)
  return { code: item.code, item, ...result, territory: { ...result.territory, outside }, second }
}

function collect(index: TreeIndex, item: CountedItem, rows: readonly TallyRow[]): Cells {
  const cells: Cells = new Map()
  for (const row of rows) {
    const node = index.position.get(row.node)
    if (node === undefined) throw new TallyError(item.code, 'unknown node')
    if (!Number.isInteger(row.n) || row.n < 0) throw new TallyError(item.code, 'not a number of people')
    if (row.step !== 0 && !item.ladder.some((step) => step.classes === row.step))
      throw new TallyError(item.code, 'unknown step')
    const step = cells.get(row.step) ?? new Map<number, Map<number, number>>()
    const classes = step.get(node) ?? new Map<number, number>()
    if (classes.has(row.class)) throw new TallyError(item.code, 'a row twice')
    cells.set(row.step, step.set(node, classes.set(row.class, row.n)))
  }
  return cells
}

function readOutside(item: CountedItem, cells: Cells): number | null {
  const rows = cells.get(0)
  cells.delete(0)
  const unsaid = item.kind === 'participation' || item.askedOf !== undefined
  if (unsaid && rows === undefined) return item.askedOf ? null : 0
  const outside = rows?.get(0)?.get(0)
  if (unsaid || outside === undefined || rows!.size > 1 || rows!.get(0)!.size > 1)
    throw new TallyError(item.code, 'answers outside the scale are given once, for the territory')
  return outside
}

interface Result {
  territory: ClassCounts & { step: number }
  segments: PublishedItem['segments']
  nodes: PublishedItem['nodes']
  options: PublishedItem['options']
}

function readCut(index: TreeIndex, item: CountedItem, cells: Cells): Result {
  const refuse = (reason: string) => new TallyError(item.code, reason)
  const { ladder } = item
  const steps = ladder.map((step) => {
    const classes = Array.from({ length: step.classes }, (_, place) => place + 1)
    return readStep(item, cells.get(step.classes), classes)
  })
  const last = ladder.length - 1
  const shown = steps[last]!
  const cut = readShape(index, item, shown)
  requireSums(index, item, shown, cut)

  const three = segmentStep(ladder)
  const segments = three === -1 ? [] : segmentsOf(index, cut)
  const inThree = three === -1 ? new Map<number, number[]>() : new Map(steps[three]!)
  const withRoot = ladder.flatMap((_, step) => (step < last && steps[step]!.has(0) ? [step] : []))
  if (withRoot.length > 1) throw refuse('the territory at two finer steps')
  const finest = withRoot[0] ?? last
  const territory = steps[finest]!.get(0)!
  inThree.delete(0)
  for (let step = 0; step < last; step++)
    if (step !== three && [...steps[step]!.keys()].some((node) => node !== 0))
      throw refuse('a group at a finer step')
  if (finest < last && !same(coarsen(territory, ladder[finest]!, ladder[last]!), shown.get(0)!))
    throw refuse('steps of the territory differ')
  if (inThree.size > 0) {
    if (segments.length !== inThree.size || segments.length < 2 || finest > three)
      throw refuse('segments are shown all or none')
    const sum = new Array<number>(3).fill(0)
    for (const node of segments) {
      const counts = inThree.get(node)
      if (!counts) throw refuse('segments are shown all or none')
      if (!same(coarsen(counts, ladder[three]!, ladder[last]!), shown.get(node)!))
        throw refuse('steps of a segment differ')
      counts.forEach((people, place) => {
        sum[place]! += people
      })
    }
    if (!same(sum, coarsen(territory, ladder[finest]!, ladder[three]!)))
      throw refuse('segments do not add up to the territory')
  }
  return {
    territory: { ...withSum(territory), step: ladder[finest]!.classes },
    segments: inThree.size > 0 ? segments.map((node) => named(index, node, inThree.get(node)!)) : null,
    nodes: cut.reached.map((node) => ({
      ...named(index, node, shown.get(node)!),
      block: cut.blocks.has(node),
    })),
    options: null,
  }
}

function readSingle(index: TreeIndex, item: CountedItem, cells: Cells): Result {
  const refuse = (reason: string) => new TallyError(item.code, reason)
  const options = item.values.length
  const step = cells.get(options)
  const classes = [...(step?.get(0)?.keys() ?? [])].sort((a, b) => a - b)
  const starts = classes.map((place) => place - 1)
  if (!areRuns(starts, options)) throw refuse('unknown class')
  const shown = readStep(item, step, classes)
  const segments = allSegments(index)
  const others = [...shown.keys()].filter((node) => node !== 0)
  if (others.length > 0) {
    if (others.length !== segments.length || !segments.every((node) => shown.has(node)))
      throw refuse('segments are shown all or none')
    const sum = classes.map((_, place) =>
      segments.reduce((people, node) => people + shown.get(node)![place]!, 0),
    )
    if (!same(sum, shown.get(0)!)) throw refuse('segments do not add up to the territory')
  }
  const inSegments = others.length > 0 ? segments.map((node) => named(index, node, shown.get(node)!)) : null
  return {
    territory: { ...withSum(shown.get(0)!), step: options },
    segments: inSegments,
    nodes: [
      { ...named(index, 0, shown.get(0)!), block: inSegments === null },
      ...(inSegments ?? []).map((segment) => ({ ...segment, block: true })),
    ],
    options: starts.map((start, place) => item.values.slice(start, starts[place + 1]).map(String)),
  }
}

function readStep(
  item: CountedItem,
  rows: Map<number, Map<number, number>> | undefined,
  classes: readonly number[],
): Map<number, number[]> {
  const read = new Map<number, number[]>()
  for (const [node, counts] of rows ?? []) {
    if (counts.size !== classes.length || !classes.every((place) => counts.has(place)))
      throw new TallyError(item.code, 'classes of a step are shown all or none')
    read.set(
      node,
      classes.map((place) => counts.get(place)!),
    )
  }
  return read
}

/** The nodes shown at the last step must be what R3 can reach: the root, and children by pairs. */
function readShape(index: TreeIndex, item: CountedItem, shown: ReadonlyMap<number, number[]>): Cut {
  if (!shown.has(0)) throw new TallyError(item.code, 'the territory is missing')
  const reached: number[] = []
  const blocks = new Set<number>()
  const visit = (node: number) => {
    reached.push(node)
    const first = index.first[node]!
    const second = index.second[node]!
    if (first === -1 || (!shown.has(first) && !shown.has(second))) blocks.add(node)
    else if (!shown.has(first) || !shown.has(second))
      throw new TallyError(item.code, 'a child without the other')
    else {
      visit(first)
      visit(second)
    }
  }
  visit(0)
  if (reached.length !== shown.size) throw new TallyError(item.code, 'a group below an unsplit one')
  return { reached, blocks }
}

function requireSums(
  index: TreeIndex,
  item: CountedItem,
  shown: ReadonlyMap<number, number[]>,
  cut: Cut,
): void {
  for (const node of cut.reached) {
    const counts = shown.get(node)!
    if (item.kind === 'participation' && withSum(counts).n !== index.nodes[node]!.headcount)
      throw new TallyError(item.code, 'participation is over the headcount')
    if (cut.blocks.has(node)) continue
    const first = shown.get(index.first[node]!)!
    const second = shown.get(index.second[node]!)!
    if (
      !same(
        counts,
        first.map((people, place) => people + second[place]!),
      )
    )
      throw new TallyError(item.code, 'groups do not add up')
  }
}

function named(index: TreeIndex, node: number, counts: readonly number[]) {
  return { node: index.nodes[node]!.id, ...withSum(counts) }
}

function withSum(counts: readonly number[]): ClassCounts {
  return { counts, n: counts.reduce((sum, people) => sum + people, 0) }
}

function same(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((people, place) => people === b[place])
}
