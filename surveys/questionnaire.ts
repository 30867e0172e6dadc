import type { AskedSegment } from './asked-of.ts'
import { SurveyDefinitionError } from './definition-error.ts'
import { readAskedOf } from './read-asked-of.ts'
import { groupQuestion, readElement } from './read-element.ts'
import { join, type LocalizedText, readList, readName, readObject, readText } from './read-json.ts'

export { type DefinitionRefusal, SurveyDefinitionError } from './definition-error.ts'
export { groupQuestion } from './read-element.ts'
export type { LocalizedText } from './read-json.ts'

/** A SurveyJS definition as it is stored. Its author is the employer: it is hostile input until `readQuestionnaire`. */
export type SurveyDefinition = { readonly [property: string]: unknown }

export interface Option {
  value: string
  label: LocalizedText
}

/**
 * The two classes of a question about the person (disclosure.md, R8): those who chose `value`, and all others, whoever
 * declined or said nothing among them.
 */
export interface Profile {
  value: string
  first: LocalizedText
  others: LocalizedText
}

/** Where a question is one row of a matrix: the rows are asked together, and are questions of their own for everything else. */
export interface MatrixRow {
  /** Name of the matrix, which is no question. */
  code: string
  row: string
  title: LocalizedText
}

interface AnyQuestion {
  code: string
  title: LocalizedText
  theme: string | null
  /** The segments whose people it is asked of; left out for everybody. */
  askedOf?: readonly AskedSegment[]
}

/**
 * `outside` is the value of « Je ne sais pas », « je ne précise pas »; `none` the exclusive « Aucun ». In a single or
 * several choice they also stand among the options, last. A single choice with a `profile` is about the person: it is
 * never counted by itself.
 */
export type Question = AnyQuestion &
  (
    | {
        kind: 'scale'
        points: 3 | 4 | 5 | 6 | 7 | 11
        labels: LocalizedText[]
        outside: string | null
        matrix?: MatrixRow
      }
    | { kind: 'single'; options: Option[]; outside: string | null; profile: Profile | null }
    | { kind: 'several'; options: Option[]; max: number | null; none: string | null }
    /** What people put first, then second: only these two places count, so no more is asked. */
    | { kind: 'ranking'; options: Option[] }
    /** A whole number from `min` to `max`; only its range is counted. `starts` are the first numbers of two to six ranges,
     * `cut` the place of the first range of the upper half. */
    | { kind: 'number'; min: number; max: number; starts: number[]; cut: number }
    /** `maxLength` in UTF-16 units; `maxBytes` is the UTF-8 length of `JSON.stringify(text)`, quotes included. */
    | { kind: 'text'; maxBytes: number; maxLength: number }
  )

export interface Questionnaire {
  themes: { code: string; title: LocalizedText }[]
  questions: Question[]
}

const pagePattern = /^[a-z][a-z0-9-]{1,30}$/
/** Together, in UTF-16 units: every ballot of the wave is as long as the longest can be. */
const longestTexts = 8000

/**
 * Reads a definition through the whitelist of an anonymous wave: pages of radio groups, matrices of them, checkboxes,
 * rankings, numbers put in ranges and texts, one group question, and nothing that runs, fetches, navigates, remembers, is required, or shows a question by an answer (disclosure.md, R1).
 * A page may be asked of some segments, by the group chosen on a page before it: that is the one condition.
 *
 * Choices with the values 1…n or 0…10 are a scale, choices named by words are options. A page made of scales of one length
 * is a theme, of which an index is reported.
 * @throws SurveyDefinitionError with the first reason found and where
 */
export function readQuestionnaire(definition: unknown): Questionnaire {
  const top = readObject(definition, '', ['title', 'pages'])
  readText(top.title, 'title')
  const names = new Set<string>()
  const questionnaire: Questionnaire = { themes: [], questions: [] }
  readList(top.pages, 'pages', 1, 30).forEach((value, position) => {
    const page = readPage(value, `pages[${position}]`, names)
    const lengths = new Set(page.questions.map((question) => question.kind === 'scale' && question.points))
    const isTheme = !page.hasGroup && lengths.size === 1 && !lengths.has(false)
    if (isTheme) questionnaire.themes.push({ code: page.code, title: page.title })
    for (const question of page.questions)
      questionnaire.questions.push({
        ...{ ...question, theme: isTheme ? page.code : null },
        ...(page.askedOf ? { askedOf: page.askedOf } : {}),
      })
  })
  if (!names.has(groupQuestion)) throw new SurveyDefinitionError('group-question', 'pages')
  const { questions } = questionnaire
  if (questions.length < 1 || questions.length > 100) throw new SurveyDefinitionError('wrong-count', 'pages')
  // Whoever says no group must find something to answer.
  if (questions.every(({ askedOf }) => askedOf)) throw new SurveyDefinitionError('bad-groups', 'pages')
  const texts = questions.reduce(
    (sum, question) => sum + (question.kind === 'text' ? question.maxLength : 0),
    0,
  )
  if (texts > longestTexts) throw new SurveyDefinitionError('bad-number', 'pages')
  if (questions.filter((question) => question.kind === 'single' && question.profile).length > 1)
    throw new SurveyDefinitionError('second-dimension', 'pages')
  return questionnaire
}

function readPage(value: unknown, path: string, names: Set<string>) {
  const page = readObject(value, path, ['name', 'title', 'description', 'askedOf', 'elements'])
  const code = readName(page.name, join(path, 'name'), pagePattern, names)
  const title = readText(page.title, join(path, 'title'))
  if (page.description !== undefined) readText(page.description, join(path, 'description'), ['contacts'])
  const before = names.has(groupQuestion)
  const questions = readList(page.elements, join(path, 'elements'), 1, 20).flatMap((element, position) =>
    readElement(element, `${path}.elements[${position}]`, names),
  )
  const askedOf = readAskedOf(page.askedOf, join(path, 'askedOf'), { questions, groupBefore: before })
  return { code, title, questions, askedOf, hasGroup: !before && names.has(groupQuestion) }
}
