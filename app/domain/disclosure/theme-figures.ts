import { meanOf } from './formulas.ts'
import { type ItemFigures, itemFigures } from './item-figures.ts'
import type { Published } from './published.ts'

/** Figures of a theme: means of its items' figures. Shares are from 0 to 1, an index from 0 to 100. */
export interface ThemeFigures {
  theme: string
  /** Codes of the scales it is made of. */
  items: string[]
  territory: {
    favourable: number
    /** When every item has three classes or more. */
    balance: number | null
    /** When every item is published on its full scale. */
    index: number | null
    answers: AnswerRange
  }
  /** When every item is published in the same segments. */
  segments: { node: string; favourable: number; balance: number; answers: AnswerRange }[] | null
  /** Blocks of the finest partition that all items share; only the territory when they share nothing finer. */
  blocks: { node: string; favourable: number; answers: AnswerRange }[]
  /** The two classes of the second dimension, when every item shows them (R8). */
  second: Record<'first' | 'others', { favourable: number; answers: AnswerRange }> | null
}

/** Fewest and most answers among the items: each has its own n. */
export interface AnswerRange {
  fewest: number
  most: number
}

/**
 * The figures of a theme (R4): the mean of its scales' figures, each scale counting once, on the finest partition that
 * all of them share. Below the full ladder it is the mean « part favorable », not an index.
 * @returns null when the theme has no scale, or one of them is not published: a mean of those left would not be compared
 */
export function themeFigures(published: Published, theme: string): ThemeFigures | null {
  const own = published.items.filter(({ item }) => item.theme === theme && item.kind === 'scale')
  const figures = own.flatMap(({ code }) => itemFigures(published, code) ?? [])
  if (own.length === 0 || figures.length < own.length) return null
  const territories = figures.map(({ territory }) => territory)
  return {
    theme,
    items: own.map(({ code }) => code),
    territory: {
      favourable: meanOf(territories.map(({ favourable }) => favourable)),
      balance: meanOfAll(territories.map(({ balance }) => balance)),
      index: meanOfAll(territories.map(({ index }) => index)),
      answers: range(territories),
    },
    segments: sharedSegments(figures),
    blocks: sharedBlocks(published, figures),
    second: sharedClasses(figures),
  }
}

/** Blocks of the partition that every item reaches: a node is shared when all items show it, a block when they stop at it. */
function sharedBlocks(published: Published, figures: ItemFigures[]): ThemeFigures['blocks'] {
  const shown = figures.map(({ nodes }) => new Map(nodes.map((node) => [node.node, node])))
  const shared = figures[0]!.nodes.filter(({ node }) => shown.every((nodes) => nodes.has(node)))
  const parentOf = new Map(published.tree.map(({ id, parent }) => [id, parent]))
  const parents = new Set(shared.map(({ node }) => parentOf.get(node)))
  const blocks = shared.filter(({ node }) => !parents.has(node))
  return blocks.map(({ node }) => {
    const rows = shown.map((nodes) => nodes.get(node)!)
    return { node, favourable: meanOf(rows.map(({ favourable }) => favourable)), answers: range(rows) }
  })
}

function sharedSegments(figures: ItemFigures[]): ThemeFigures['segments'] {
  const [first, ...others] = figures.map(({ segments }) => segments)
  if (!first || others.some((segments) => nodesOf(segments) !== nodesOf(first))) return null
  return first.map(({ node }, place) => {
    const rows = figures.map(({ segments }) => segments![place]!)
    return {
      node,
      favourable: meanOf(rows.map(({ favourable }) => favourable)),
      balance: meanOf(rows.map(({ balance }) => balance)),
      answers: range(rows),
    }
  })
}

function sharedClasses(figures: ItemFigures[]): ThemeFigures['second'] {
  const shown = figures.flatMap(({ second }) => second ?? [])
  if (shown.length < figures.length) return null
  const side = (name: 'first' | 'others') => ({
    favourable: meanOf(shown.map((item) => item[name].favourable)),
    answers: range(shown.map((item) => item[name])),
  })
  return { first: side('first'), others: side('others') }
}

function nodesOf(segments: ItemFigures['segments']): string {
  return segments?.map(({ node }) => node).join(' ') ?? ''
}

function meanOfAll(figures: (number | null)[]): number | null {
  const known = figures.filter((figure) => figure !== null)
  return known.length === figures.length ? meanOf(known) : null
}

function range(rows: { n: number }[]): AnswerRange {
  const answers = rows.map(({ n }) => n)
  return { fewest: Math.min(...answers), most: Math.max(...answers) }
}
