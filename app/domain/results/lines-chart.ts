import type { LinesBlock } from '#app/documents/lines-drawing.ts'

/**
 * Lines from wave to wave, in one language. Places are shares of the drawing, 0–100: across from the left, down from the top.
 * The scale is always the whole 0–100 %.
 */
export type LinesChart = LinesBlock

/** One line: its name, and a whole percentage for each wave that has one. */
export interface LineValues {
  label: string
  values: readonly (number | null)[]
}

/** Height of a line of writing, in shares of the drawing's height. */
const rowHeight = 5.5
const leftmost = 20
const rightmost = 58
/** Characters of a name that stand beside the last wave. */
const longestRow = 19
/** A difference, in points, from which a line is drawn in colour. */
export const tellingGap = 10

/** Lays the lines out. @param percent writes a whole percentage */
export function layLines(
  lines: readonly LineValues[],
  waves: number,
  percent: (value: number) => string,
): Pick<LinesChart, 'ticks' | 'lines'> & { across: (wave: number) => number } {
  const across = (wave: number) => leftmost + ((rightmost - leftmost) * wave) / Math.max(1, waves - 1)
  const drawn = lines
    .map(({ label, values }) => {
      const points = values.flatMap((value, wave) =>
        value === null ? [] : [{ x: across(wave), y: 100 - value, value }],
      )
      return { label, points }
    })
    .filter(({ points }) => points.length > 0)
  const firsts = spread(drawn.map(({ points }) => ({ at: points[0]!.y, height: rowHeight })))
  const rows = drawn.map(({ label, points }) => cutInRows(`${percent(points.at(-1)!.value)} ${label}`))
  const lasts = spread(
    drawn.map(({ points }, place) => ({ at: points.at(-1)!.y, height: rowHeight * rows[place]!.length })),
  )
  return {
    across,
    ticks: [0, 50, 100].map((value) => ({ at: 100 - value, text: percent(value) })),
    lines: drawn.map(({ points }, place) => {
      const [first, last] = [points[0]!, points.at(-1)!]
      const gap = last.value - first.value
      return {
        tone: gap >= tellingGap ? 'rise' : gap <= -tellingGap ? 'fall' : 'steady',
        points: points.map(({ x, y }) => ({ x, y })),
        first: { x: first.x, at: firsts[place]!, text: points.length > 1 ? percent(first.value) : '' },
        last: { at: lasts[place]!, rows: rows[place]! },
      }
    }),
  }
}

/**
 * Middles of labels that must not overlap, each as near its own place as the others allow: neighbours that touch are
 * gathered into one block, which settles at the mean of its places.
 */
export function spread(labels: readonly { at: number; height: number }[]): number[] {
  const order = labels.map((_, place) => place).sort((a, b) => labels[a]!.at - labels[b]!.at)
  const blocks: Block[] = []
  for (const place of order) {
    let block = settled([place], labels)
    for (let above = blocks.at(-1); above && touches(above, block); above = blocks.at(-1)) {
      block = settled([...above.members, ...block.members], labels)
      blocks.pop()
    }
    blocks.push(block)
  }
  const middles = new Array<number>(labels.length).fill(0)
  for (const { members, height, middle } of blocks) {
    let top = middle - height / 2
    for (const member of members) {
      middles[member] = top + labels[member]!.height / 2
      top += labels[member]!.height
    }
  }
  return middles
}

interface Block {
  members: number[]
  height: number
  middle: number
}

/** Labels one below the other, around the mean of their places, within the drawing. */
function settled(members: number[], labels: readonly { at: number; height: number }[]): Block {
  const height = members.reduce((sum, member) => sum + labels[member]!.height, 0)
  const mean = members.reduce((sum, member) => sum + labels[member]!.at, 0) / members.length
  return { members, height, middle: Math.max(height / 2, Math.min(mean, 100 - height / 2)) }
}

function touches(above: Block, below: Block): boolean {
  return above.middle + above.height / 2 > below.middle - below.height / 2
}

function cutInRows(text: string): string[] {
  const rows: string[] = []
  for (const word of text.split(' ')) {
    const last = rows.at(-1)
    if (last !== undefined && `${last} ${word}`.length <= longestRow)
      rows[rows.length - 1] = `${last} ${word}`
    else rows.push(word)
  }
  return rows
}
