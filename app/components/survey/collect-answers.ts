import type { GroupSection } from '#app/domain/disclosure/group-choices.ts'
import { segmentOfLeaf } from '#app/domain/disclosure/node-ids.ts'
import { type Answers, charactersLeft, cleanText, rankedPlaces } from '#surveys/answers.ts'
import { groupQuestion, type Question, type Questionnaire } from '#surveys/questionnaire.ts'

/** What the survey's model holds, by question. */
export type SurveyData = Record<string, unknown>

/** The answers as they will be sealed: texts cleaned, blanks left out, options in the order of the questionnaire. */
export function collectAnswers(questionnaire: Questionnaire, data: SurveyData): Answers {
  const answers: Answers = {}
  for (const question of questionnaire.questions) {
    const value = answerOf(question, data)
    if (question.kind === 'text') {
      const text = typeof value === 'string' ? cleanText(value) : ''
      if (text !== '') answers[question.code] = text
    } else if (question.kind === 'several') {
      const ticked = question.options
        .map((option) => option.value)
        .filter((option) => isTicked(value, option))
      if (ticked.length > 0) answers[question.code] = ticked
    } else if (question.kind === 'ranking') {
      const known = question.options.map((option) => option.value)
      const ranked = placed(value).filter((option) => known.includes(option))
      if (ranked.length > 0) answers[question.code] = ranked
    } else if (question.kind === 'number') {
      const number = readWhole(value)
      if (number !== null) answers[question.code] = number
    } else if (typeof value === 'number' || typeof value === 'string') {
      answers[question.code] = value
    }
  }
  return answers
}

/** A row's answer is within its matrix's. */
function answerOf(question: Question, data: SurveyData): unknown {
  if (question.kind !== 'scale' || !question.matrix) return data[question.code]
  const rows = data[question.matrix.code]
  return typeof rows === 'object' && rows !== null ? (rows as SurveyData)[question.matrix.row] : undefined
}

/** A whole number as people write it: spaces between thousands, nothing else. @returns null when it is none */
export function readWhole(value: unknown): number | null {
  const digits = typeof value === 'string' ? value.replace(/\s/g, '') : `${value ?? ''}`
  return /^\d{1,9}$/.test(digits) ? Number(digits) : null
}

/** What was given a place, in order; a place may be left. */
export function placed(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((option) => typeof option === 'string' && option !== '') : []
}

/** Gives an option a place, or leaves the place for ''. Nothing keeps a place when the one before is left. */
export function rank(value: unknown, place: number, option: string): string[] {
  const others = placed(value)
  const next = others.slice(0, rankedPlaces)
  next[place] = option
  return placed(next.map((one) => one ?? '')).slice(0, rankedPlaces)
}

/** The group she picked: a leaf of the frozen tree, or null. */
export function collectGroup(data: SurveyData): string | null {
  const group = data[groupQuestion]
  return typeof group === 'string' && group !== '' ? group : null
}

/** The segment of the group she picked, by which pages are asked; null for « autre » and for none. A single group is not picked. */
export function segmentChosen(groups: readonly GroupSection[], data: SurveyData): string | null {
  const choices = groups.flatMap((section) => section.choices)
  const chosen = choices.length === 1 ? choices[0]!.id : collectGroup(data)
  return chosen === null ? null : segmentOfLeaf(chosen)
}

export type Problem = { code: string } & (
  | { kind: 'tooLong' | 'tooMany'; count: number }
  | { kind: 'outOfRange'; least: number; most: number }
)

/** What must be mended before the page can be left, in the order of its questions. Nothing is required. */
export function findProblems(questions: readonly Question[], data: SurveyData): Problem[] {
  return questions.flatMap((question): Problem[] => {
    const { code } = question
    const value = data[code]
    if (question.kind === 'text' && typeof value === 'string') {
      const left = charactersLeft(question, value)
      return left < 0 ? [{ code, kind: 'tooLong', count: -left }] : []
    }
    if (question.kind === 'number' && `${value ?? ''}`.trim() !== '') {
      const number = readWhole(value)
      const { min, max } = question
      return number === null || number < min || number > max
        ? [{ code, kind: 'outOfRange', least: min, most: max }]
        : []
    }
    if (
      question.kind === 'several' &&
      question.max !== null &&
      Array.isArray(value) &&
      value.length > question.max
    )
      return [{ code, kind: 'tooMany', count: question.max }]
    return []
  })
}

/** How long what remains takes, in whole minutes, at least one: a text takes the time of three ticks. */
export function minutesLeft(
  questionnaire: Questionnaire,
  minutes: number,
  remaining: readonly string[],
): number {
  const weight = (question: Question) => (question.kind === 'text' ? 3 : 1)
  const sum = (questions: readonly Question[]) =>
    questions.reduce((total, question) => total + weight(question), 0)
  const left = sum(questionnaire.questions.filter((question) => remaining.includes(elementOf(question))))
  return Math.max(1, Math.round((minutes * left) / sum(questionnaire.questions)))
}

/** The element of a page that asks a question: itself, or its matrix. */
export function elementOf(question: Question): string {
  return question.kind === 'scale' && question.matrix ? question.matrix.code : question.code
}

/** Ticks or unticks an option; the exclusive one stands alone. */
export function toggle(
  question: Extract<Question, { kind: 'several' }>,
  value: unknown,
  option: string,
): string[] {
  const ticked = Array.isArray(value) ? (value as string[]) : []
  if (ticked.includes(option)) return ticked.filter((other) => other !== option)
  return option === question.none ? [option] : [...ticked.filter((other) => other !== question.none), option]
}

function isTicked(value: unknown, option: string): boolean {
  return Array.isArray(value) && value.includes(option)
}
