import type { AnswersSchema } from '#surveys/answers.ts'
import { type BallotContent, unpadContent } from './ballot-format.ts'

/** Why an opened ballot doesn't count. Its content is dropped; only the number of each reason is kept. */
export const voidReasons = ['unsealed', 'padding', 'content', 'definition', 'group', 'answers'] as const
export type VoidReason = (typeof voidReasons)[number]

export interface BallotRules {
  /** SHA-256, in hexadecimal, of the frozen definition and of each whose texts were corrected since: all are the same ballot. */
  definitionHashes: ReadonlySet<string>
  leafIds: ReadonlySet<string>
  /** By leaf: of the questions that were asked of its people. */
  answersOf: (leaf: string) => AnswersSchema
}

/**
 * Judges a padded ballot as it comes out of its seal. The same schema runs in the browser before sealing, so only a
 * forged or damaged ballot is void.
 * @param padded null when it didn't open
 */
export function judgeBallot(padded: Uint8Array | null, rules: BallotRules): BallotContent | VoidReason {
  if (padded === null) return 'unsealed'
  const json = unpadContent(padded)
  if (json === null) return 'padding'
  const content = parseContent(json)
  if (content === null) return 'content'
  if (!rules.definitionHashes.has(content.v)) return 'definition'
  if (!rules.leafIds.has(content.group)) return 'group'
  const answers = rules.answersOf(content.group).safeParse(content.answers)
  return answers.success ? { ...content, answers: answers.data } : 'answers'
}

function parseContent(json: Uint8Array): BallotContent | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(json))
    if (typeof value !== 'object' || value === null) return null
    if (Object.keys(value).sort().join() !== 'answers,group,v') return null
    const { v, group, answers } = value as BallotContent
    return typeof v === 'string' && typeof group === 'string' ? { v, group, answers } : null
  } catch {
    return null
  }
}
