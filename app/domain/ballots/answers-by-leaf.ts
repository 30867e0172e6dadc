import { segmentOfLeaf } from '#app/domain/disclosure/node-ids.ts'
import { type AnswersSchema, answersSchema } from '#surveys/answers.ts'
import { questionnaireOf } from '#surveys/asked-of.ts'
import type { Questionnaire } from '#surveys/questionnaire.ts'

/**
 * The schema that judges the answers of a leaf's people: an answer to a question that was not asked of them is an unknown key, as
 * one to no question at all. The same in the browser, before sealing, and at the opening.
 */
export function answersByLeaf(questionnaire: Questionnaire): (leaf: string) => AnswersSchema {
  const schemas = new Map<string | null, AnswersSchema>()
  return (leaf) => {
    const segment = segmentOfLeaf(leaf)
    const schema = schemas.get(segment) ?? answersSchema(questionnaireOf(questionnaire, segment))
    schemas.set(segment, schema)
    return schema
  }
}
