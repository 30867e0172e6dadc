import type { Thresholds } from './publish-item.ts'

export interface Range {
  min: number
  max: number
}

/** People of one half of a block: its answers, and how many of them came from the first class. */
export interface Half {
  answers: number
  first: number
}

/**
 * What is known of a published block by somebody who knows every size, and this rule. Within a cell people are alike.
 */
export interface Block {
  /** People of the first half by class (first, others), then of the second half; one half alone where they say nothing. */
  cells: readonly number[]
  /** How many of each half may be favourable. */
  ways: readonly (readonly [number, number])[]
}

/**
 * A block with its halves. Where both have k answers and it stays whole, it tells that one of them has fewer than m people in
 * a class: only such ways to share its favourable answers are left. Otherwise its halves say nothing.
 * @param favourable answers of the last class in the block
 */
export function blockOf(halves: readonly Half[], favourable: number, { k, m }: Thresholds): Block {
  const [one, two] = halves
  if (two && halves.every(({ answers }) => answers >= k)) {
    const ways: [number, number][] = []
    for (
      let ofOne = Math.max(0, favourable - two.answers);
      ofOne <= Math.min(one!.answers, favourable);
      ofOne++
    ) {
      const shares: [number, number] = [ofOne, favourable - ofOne]
      if (shares.some((share, half) => share < m || halves[half]!.answers - share < m)) ways.push(shares)
    }
    return { cells: halves.flatMap(({ answers, first }) => [first, answers - first]), ways }
  }
  const first = halves.reduce((sum, half) => sum + half.first, 0)
  const answers = halves.reduce((sum, half) => sum + half.answers, 0)
  return { cells: [first, answers - first], ways: [[favourable, 0]] }
}

/** How many sums at each end of what is possible are looked at, where a question is not shown. */
const edge = 3

/**
 * Whether the two classes' counts of a question may be shown (R8): nobody's answer is certain once they are, nor once they
 * are not, since whoever knows the rule then knows that the sum is one it does not show. Where that would tell, the question
 * shows no classes whatever the sum is.
 * @param sum people of the first class who are favourable, in the territory
 * @param holds whether both classes would hold (R2) with another sum
 */
export function keepsClasses(
  blocks: readonly Block[],
  sum: number,
  k: number,
  holds: (sum: number) => boolean,
): boolean {
  const shown = prepare(blocks)
  const { least, most } = shown
  if (Number.isNaN(least)) return false
  const keeps = (other: number) => holds(other) && !tellsOf(shown, [other], k)
  if (!keeps(sum)) return false
  const ends = Array.from({ length: most - least + 1 }, (_, above) => least + above).filter(
    (other) => other < least + edge || other > most - edge,
  )
  const dropped = ends.filter((other) => !keeps(other))
  const complete = most - least < 2 * edge
  if (!complete && !(dropped.includes(least) && dropped.includes(most))) return false
  return dropped.length === 0 || !tellsOf(shown, dropped, 0)
}

/**
 * Whether it is certain what somebody answered, for who knows that the sum is one of these: people of a class and a group
 * who can only be unanimous, or fewer than k of whom an exact number is certain; and, for whoever knows her own answer,
 * wherever she is, people who can only be unanimous without her.
 */
export function tellsSomebody(blocks: readonly Block[], sums: readonly number[], k: number): boolean {
  return tellsOf(prepare(blocks), sums, k)
}

function tellsOf(shown: Shown, sums: readonly number[], k: number): boolean {
  const { blocks, reaches, least, most } = shown
  const slacks = slacksOf(sums, least, most)
  if (blocks.some((block, place) => tells(block, reaches[place]!, slacks, k))) return true

  // Whoever takes herself away changes what is left to share; most people change it alike.
  const seen = new Map<string, { slacks: Slack[]; place: number; elsewhere: boolean }>()
  for (const [place, block] of blocks.entries()) {
    const ranges = cellRanges(block, reaches[place]!, slacks)
    for (const { cell, favourable, rest, reach, fewer, more, key } of shown.without(place)) {
      const { min, max } = ranges[cell]!
      if (favourable === 1 ? max < 1 : min >= block.cells[cell]!) continue
      const known = seen.get(key) ?? {
        slacks: slacksOf(sums, least + fewer, most + more),
        place,
        elsewhere: false,
      }
      if (known.place !== place) known.elsewhere = true
      if (tells(rest, reach, known.slacks, 0)) return true
      seen.set(key, known)
    }
  }
  return [...seen.values()].some((known) =>
    blocks.some(
      (block, place) =>
        (known.elsewhere || known.place !== place) && tells(block, reaches[place]!, known.slacks, 0),
    ),
  )
}

/** How far a sum is from the least and from the most that all blocks can hold together. */
interface Slack {
  below: number
  above: number
}

/** The sums that fit; one that does not is another person's. */
function slacksOf(sums: readonly number[], least: number, most: number): Slack[] {
  return sums
    .filter((sum) => sum >= least && sum <= most)
    .map((sum) => ({ below: sum - least, above: most - sum }))
}

/** Somebody who may be in a block, by her cell and answer, and what is left to find once she takes herself away. */
interface Without {
  cell: number
  favourable: 0 | 1
  rest: Block
  reach: Range
  /** By how much less, and more, all blocks can hold together of the rest. */
  fewer: number
  more: number
  key: string
}

/** The blocks of a question, and what depends on no sum. */
interface Shown {
  blocks: readonly Block[]
  reaches: readonly Range[]
  least: number
  most: number
  without(place: number): Without[]
}

function prepare(blocks: readonly Block[]): Shown {
  const reaches = blocks.map(reachOf)
  const known: (Without[] | undefined)[] = []
  return {
    blocks,
    reaches,
    least: reaches.reduce((total, { min }) => total + min, 0),
    most: reaches.reduce((total, { max }) => total + max, 0),
    without: (place) => (known[place] ??= withoutOne(blocks[place]!, reaches[place]!)),
  }
}

/** How many of the first class may be favourable in a block, given what the others can hold. */
function within({ min, max }: Range, { below, above }: Slack): Range {
  return { min: Math.max(min, max - above), max: Math.min(max, min + below) }
}

/**
 * The numbers of favourable people of the first class that a block may hold.
 * @returns not a number where its ways leave a gap between them: no bounds then say all
 */
function reachOf(block: Block): Range {
  if (block.ways.length === 1) return reachOfWay(block, block.ways[0]!)
  const reaches = block.ways.map((way) => reachOfWay(block, way)).sort((a, b) => a.min - b.min)
  const reach = { min: Number.NaN, max: Number.NaN }
  for (const { min, max } of reaches) {
    if (min > reach.max + 1) return { min: Number.NaN, max: Number.NaN }
    if (Number.isNaN(reach.min)) reach.min = min
    reach.max = Number.isNaN(reach.max) ? max : Math.max(reach.max, max)
  }
  return reach
}

function reachOfWay({ cells }: Block, way: readonly [number, number]): Range {
  const one = shareOf(cells, way, 0)
  if (cells.length === 2) return one
  const two = shareOf(cells, way, 1)
  return { min: one.min + two.min, max: one.max + two.max }
}

/** How many of a half's people of the first class may be among its favourable: between f + s − n and f, and s. */
function shareOf(cells: readonly number[], way: readonly [number, number], half: 0 | 1): Range {
  return { min: Math.max(0, way[half] - cells[2 * half + 1]!), max: Math.min(way[half], cells[2 * half]!) }
}

const none: Range = { min: 0, max: 0 }

/** How many people of each cell may be favourable, for who knows that one of these slacks is true. */
function cellRanges(block: Block, reach: Range, slacks: readonly Slack[]): Range[] {
  if (block.cells.length === 2) return plainRanges(block, reach, slacks)
  const ranges = block.cells.map(() => ({ min: Number.POSITIVE_INFINITY, max: Number.NEGATIVE_INFINITY }))
  const widen = (cell: number, min: number, max: number) => {
    const range = ranges[cell]!
    range.min = Math.min(range.min, min)
    range.max = Math.max(range.max, max)
  }
  for (const slack of slacks) {
    const x = within(reach, slack)
    for (const way of block.ways) {
      const shares = [
        shareOf(block.cells, way, 0),
        block.cells.length > 2 ? shareOf(block.cells, way, 1) : none,
      ]
      const low = Math.max(x.min, shares[0]!.min + shares[1]!.min)
      const high = Math.min(x.max, shares[0]!.max + shares[1]!.max)
      if (low > high) continue
      for (let half = 0; half < block.cells.length / 2; half++) {
        const other = shares[1 - half]!
        const own = shares[half]!
        const min = Math.max(own.min, low - other.max)
        const max = Math.min(own.max, high - other.min)
        widen(2 * half, min, max)
        widen(2 * half + 1, way[half]! - max, way[half]! - min)
      }
    }
  }
  return ranges
}

function tells(block: Block, reach: Range, slacks: readonly Slack[], k: number): boolean {
  return cellRanges(block, reach, slacks).some(({ min, max }, cell) => {
    const people = block.cells[cell]!
    return isCertain(people, min, max, k)
  })
}

/** The same where the halves say nothing: most blocks of a large territory are so. */
function plainRanges({ ways }: Block, reach: Range, slacks: readonly Slack[]): Range[] {
  let min = Number.POSITIVE_INFINITY
  let max = Number.NEGATIVE_INFINITY
  for (const { below, above } of slacks) {
    min = Math.min(min, Math.max(reach.min, reach.max - above))
    max = Math.max(max, Math.min(reach.max, reach.min + below))
  }
  const favourable = ways[0]![0]
  return [
    { min, max },
    { min: favourable - max, max: favourable - min },
  ]
}

function isCertain(people: number, min: number, max: number, k: number): boolean {
  return people > 0 && (max <= 0 || min >= people || (min === max && people < k))
}

function withoutOne(block: Block, was: Range): Without[] {
  return block.cells.flatMap((people, cell) => {
    if (people === 0) return []
    const half = cell < 2 ? 0 : 1
    const cells = block.cells.with(cell, people - 1)
    return ([1, 0] as const).flatMap((favourable) => {
      const ways = block.ways
        .map((way) => way.with(half, way[half] - favourable) as [number, number])
        .filter((way) => way[half] >= 0 && way[half] <= cells[2 * half]! + cells[2 * half + 1]!)
      if (ways.length === 0) return []
      const rest = { cells, ways }
      const reach = reachOf(rest)
      const ofFirst = cell % 2 === 0 ? favourable : 0
      const [fewer, more] = [reach.min - was.min + ofFirst, reach.max - was.max + ofFirst]
      return [{ cell, favourable, rest, reach, fewer, more, key: `${fewer} ${more}` }]
    })
  })
}
