import { favourableShare, opinionBalance, scaleIndex, scaleMean } from './formulas.ts'
import { coarsen } from './ladders.ts'
import type { ClassCounts, Published, PublishedItem } from './published.ts'

/** Figures of an item; only what its published counts allow. Shares are from 0 to 1, an index from 0 to 100. */
export interface ItemFigures {
  territory: {
    n: number
    /** Null for a question asked of some. */
    outside: number | null
    favourable: number
    /** With three classes or more. */
    balance: number | null
    /** From the full scale only. */
    mean: number | null
    index: number | null
  }
  segments: { node: string; n: number; favourable: number; balance: number }[] | null
  /** The territory, blocks, and nodes between, parents first. */
  nodes: { node: string; n: number; favourable: number; block: boolean }[]
  /** The two classes of the second dimension (R8). */
  second: Record<'first' | 'others', { n: number; favourable: number }> | null
}

/**
 * The figures of an item (R4), from its published counts alone. For an option « favorable » is « yes », for participation
 * « answered ».
 * @returns null when nothing of the item is published, or it is one choice among several, which has only its counts
 */
export function itemFigures(published: Published, code: string): ItemFigures | null {
  const found = publishedItem(published, code)
  if (!found?.territory || found.item.kind === 'single') return null
  const { territory, item } = found
  const last = item.ladder.at(-1)!
  const step = item.ladder.find(({ classes }) => classes === territory.step)!
  const three = item.ladder.find(({ classes }) => classes === 3)
  const values = item.values.map(Number)
  const full = item.kind === 'scale' && territory.step === values.length
  const mean = full ? scaleMean(territory.counts, values) : null
  return {
    territory: {
      n: territory.n,
      outside: territory.outside,
      favourable: favourableShare(coarsen(territory.counts, step, last)),
      balance: three && territory.step >= 3 ? opinionBalance(coarsen(territory.counts, step, three)) : null,
      mean,
      index: mean === null ? null : scaleIndex(mean, values),
    },
    segments:
      found.segments?.map(({ node, n, counts }) => ({
        node,
        n,
        favourable: favourableShare(counts),
        balance: opinionBalance(counts),
      })) ?? null,
    nodes: found.nodes.map(({ node, n, counts, block }) => ({
      node,
      n,
      favourable: favourableShare(counts),
      block,
    })),
    second: found.second && { first: shareOf(found.second.first), others: shareOf(found.second.others) },
  }
}

function shareOf({ n, counts }: ClassCounts) {
  return { n, favourable: favourableShare(counts) }
}

/** An item by its code, `participation` included. */
export function publishedItem(published: Published, code: string): PublishedItem | null {
  if (code === published.participation.code) return published.participation
  return published.items.find((item) => item.code === code) ?? null
}
