import type { CountedItem } from './counted-items.ts'
import type { TreeNode } from './group-tree.ts'
import type { SecondDimension } from './second-dimension.ts'

/** People who gave each answer of a step, in the order of the scale, and their sum. */
export interface ClassCounts {
  counts: readonly number[]
  n: number
}

/** What is shown of an item; everything is null or empty when the rule shows nothing of it. */
export interface PublishedItem {
  readonly code: string
  readonly item: CountedItem
  /** At the finest step the territory holds at. `step` is its number of classes, `outside` the answers off the scale: null for a
   * question asked of some, of whom it would tell how many sent a ballot. */
  readonly territory: (ClassCounts & { readonly step: number; readonly outside: number | null }) | null
  /** Segments (or the joined groups they stand in), in three classes; for a single choice in its own classes. */
  readonly segments: readonly (ClassCounts & { readonly node: string })[] | null
  /** The territory, blocks, and nodes between, at the last step, parents first; blocks add up to the territory (R5). */
  readonly nodes: readonly (ClassCounts & { readonly node: string; readonly block: boolean })[]
  /** For a single choice, the values of the options each class joins; null for everything else. */
  readonly options: readonly (readonly string[])[] | null
  /** The two classes of the second dimension, for the territory, at the last step (R8); they add up to it. */
  readonly second: { readonly first: ClassCounts; readonly others: ClassCounts } | null
}

declare const madeByReadTallies: unique symbol

/**
 * The result of the disclosure rule: the only input of pages, documents and exports. Only `readTallies` makes one.
 * It is plain data: a frozen report stores the frame and the rows, and reads them again.
 */
export interface Published {
  readonly [madeByReadTallies]: true
  readonly tree: readonly TreeNode[]
  readonly k: number
  readonly m: number
  /** The second dimension of the wave; not every item shows it. */
  readonly second: SecondDimension | null
  readonly items: readonly PublishedItem[]
  readonly participation: PublishedItem
}
