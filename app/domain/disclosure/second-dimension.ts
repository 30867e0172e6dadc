import type { LocalizedText, Questionnaire } from '#surveys/questionnaire.ts'
import type { TreeNode } from './group-tree.ts'
import { isSecondClass, secondClassId, territoryId } from './node-ids.ts'

export interface SecondClass {
  /** Its node among those the launch freezes. */
  node: string
  label: LocalizedText
}

/** A question about the person, by whose two classes some results of a wave are shown besides (R8). */
export interface SecondDimension {
  /** The question's code. */
  question: string
  /** Who chose this is of the first class; everybody else, whoever declined included, of the other. */
  value: string
  first: SecondClass
  others: SecondClass
}

/** The second dimension a questionnaire offers: its question about the person, of which it has one at most (R11). */
export function secondDimension(questionnaire: Questionnaire): SecondDimension | null {
  for (const question of questionnaire.questions) {
    if (question.kind !== 'single' || !question.profile) continue
    const { code, profile } = question
    return {
      question: code,
      value: profile.value,
      first: { node: secondClassId(code, 'first'), label: profile.first },
      others: { node: secondClassId(code, 'others'), label: profile.others },
    }
  }
  return null
}

/**
 * The nodes that the launch of a wave freezes beside its tree when the pilot chose the second dimension. Nobody knows
 * their headcounts: the directory doesn't say who they are.
 */
export function secondNodes({ first, others }: SecondDimension): TreeNode[] {
  return [first, others].map(({ node, label }) => ({ id: node, parent: territoryId, label, headcount: 0 }))
}

/**
 * Parts the nodes frozen at launch into the group tree and the second dimension.
 * @returns `second` null when the wave has none
 * @throws Error when the classes are not those of the questionnaire, or one is missing
 */
export function splitNodes(
  questionnaire: Questionnaire,
  nodes: readonly TreeNode[],
): { tree: TreeNode[]; second: SecondDimension | null } {
  const tree = nodes.filter(({ id }) => !isSecondClass(id))
  if (tree.length === nodes.length) return { tree, second: null }
  const second = secondDimension(questionnaire)
  const frozen = nodes.filter(({ id }) => isSecondClass(id)).map(({ id }) => id)
  const known = second ? [second.first.node, second.others.node] : []
  if (frozen.length !== known.length || !known.every((node) => frozen.includes(node)))
    throw new Error('The second dimension is not the one of the questionnaire')
  return { tree, second }
}
