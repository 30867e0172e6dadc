import { longestAnswersBytes } from '#surveys/answers.ts'
import type { Questionnaire } from '#surveys/questionnaire.ts'
import { lengthBytes } from './ballot-format.ts'
import { utf8 } from './encoding.ts'

/**
 * Length in bytes of every padded ballot of a wave: the longest that a valid one can be, so that no length tells a long
 * comment from an empty answer (anonymity.md, M3).
 * @param leafIds the leaves of the frozen tree
 * @param definitionHash SHA-256 of the definition, in hexadecimal
 */
export function ballotLength(
  questionnaire: Questionnaire,
  leafIds: readonly string[],
  definitionHash: string,
): number {
  const longestGroup = Math.max(...leafIds.map((id) => utf8(JSON.stringify(id)).length))
  const frame = utf8(`{"v":"${definitionHash}","group":,"answers":}`).length
  return lengthBytes + frame + longestGroup + longestAnswersBytes(questionnaire)
}
