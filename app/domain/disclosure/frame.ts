import type { Questionnaire } from '#surveys/questionnaire.ts'
import { type CountedItem, countedItems, participationItem } from './counted-items.ts'
import type { TreeNode } from './group-tree.ts'
import { indexTree } from './internal/tree-index.ts'
import { type SecondDimension, splitNodes } from './second-dimension.ts'

/** What launch freezes (R1): it decides, with the counts, everything that will be shown. */
export interface Frame {
  tree: TreeNode[]
  /** Fewest answers of a shown group. */
  k: number
  /** Fewest people of a shown class. */
  m: number
  items: CountedItem[]
  /** R8; null unless the pilot chose it. */
  second: SecondDimension | null
}

/** Default threshold of answers, in people: the State's own barometer publishes groups above 10. */
export const defaultK = 10
/** No wave may be launched below. */
export const smallestK = 5
/** Fewest people who gave an answer that is shown. */
export const fewestInClass = 2

/**
 * The frame of a wave, from what its launch froze.
 * @param input.tree its nodes: the group tree, and the two classes of the second dimension where there is one
 * @param input.k threshold in people, from 5 on
 * @throws Error when k is too small, a code is used twice or kept for participation, the tree is not binary, or a class is
 *   not one of the questionnaire
 */
export function createFrame(input: { questionnaire: Questionnaire; tree: TreeNode[]; k: number }): Frame {
  const { tree, second } = splitNodes(input.questionnaire, input.tree)
  const items = countedItems(input.questionnaire)
  const codes = new Set([participationItem.code, ...items.map((item) => item.code)])
  if (codes.size !== items.length + 1) throw new Error('Two counted items have the same code')
  indexTree(tree)
  const frame = { tree, k: input.k, m: fewestInClass, items, second }
  requireThresholds(frame)
  return frame
}

/** @throws Error when a frame would show less than the rule's own floor */
export function requireThresholds(frame: Pick<Frame, 'k' | 'm'>): void {
  if (!Number.isInteger(frame.k) || frame.k < smallestK) throw new Error(`k is at least ${smallestK}`)
  if (!Number.isInteger(frame.m) || frame.m < fewestInClass) throw new Error(`m is at least ${fewestInClass}`)
}
