import { canonicalJson } from './canonical-json.ts'
import { SurveyDefinitionError } from './definition-error.ts'
import { readQuestionnaire, type SurveyDefinition } from './questionnaire.ts'
import type { LocalizedText } from './read-json.ts'

/** The texts of a question that may be corrected while people answer: its title and its help, nothing they choose from. */
export interface QuestionTexts {
  title: LocalizedText
  /** Null where the question has none; one may be added, and taken away. */
  help: LocalizedText | null
}

type Stored = { default: string; en: string }
interface Element {
  name: string
  title: Stored
  description?: Stored
}

/** Every question with its texts, in the order people meet them; the one about the group too. */
export function listQuestionTexts(definition: SurveyDefinition): (QuestionTexts & { code: string })[] {
  readQuestionnaire(definition)
  return elements(definition).map(({ name, title, description }) => ({
    code: name,
    title: { fr: title.default, en: title.en },
    help: description ? { fr: description.default, en: description.en } : null,
  }))
}

/**
 * The definition with other texts for one question, and nothing else changed: a new object, of another hash.
 * @throws SurveyDefinitionError when there is no such question, or when the whitelist refuses the new texts
 */
export function correctQuestion(
  definition: SurveyDefinition,
  code: string,
  { title, help }: QuestionTexts,
): SurveyDefinition {
  const corrected = structuredClone(definition)
  const element = elements(corrected).find(({ name }) => name === code)
  if (!element) throw new SurveyDefinitionError('bad-name', code)
  element.title = { default: title.fr, en: title.en }
  if (help) element.description = { default: help.fr, en: help.en }
  else delete element.description
  readQuestionnaire(corrected)
  return corrected
}

/** Whether two definitions differ in titles and helps of questions alone: a ballot of one is a ballot of the other. */
export function isSameButTexts(one: SurveyDefinition, other: SurveyDefinition): boolean {
  return canonicalJson(withoutTexts(one)) === canonicalJson(withoutTexts(other))
}

function withoutTexts(definition: SurveyDefinition): SurveyDefinition {
  const bare = structuredClone(definition)
  for (const element of elements(bare)) {
    delete (element as Partial<Element>).title
    delete element.description
  }
  return bare
}

function elements(definition: SurveyDefinition): Element[] {
  const pages = definition.pages as { elements: Element[] }[]
  return pages.flatMap((page) => page.elements)
}
