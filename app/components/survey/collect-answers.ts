import { type Answers, charactersLeft, cleanText } from '#surveys/answers.ts'
import { groupQuestion, type Question, type Questionnaire } from '#surveys/questionnaire.ts'

/** What the survey's model holds, by question. */
export type SurveyData = Record<string, unknown>

/** The answers as they will be sealed: texts cleaned, blanks left out, options in the order of the questionnaire. */
export function collectAnswers(questionnaire: Questionnaire, data: SurveyData): Answers {
  const answers: Answers = {}
  for (const question of questionnaire.questions) {
    const value = data[question.code]
    if (question.kind === 'text') {
      const text = typeof value === 'string' ? cleanText(value) : ''
      if (text !== '') answers[question.code] = text
    } else if (question.kind === 'several') {
      const ticked = question.options
        .map((option) => option.value)
        .filter((option) => isTicked(value, option))
      if (ticked.length > 0) answers[question.code] = ticked
    } else if (typeof value === 'number' || typeof value === 'string') {
      answers[question.code] = value
    }
  }
  return answers
}

/** The group she picked: a leaf of the frozen tree, or null. */
export function collectGroup(data: SurveyData): string | null {
  const group = data[groupQuestion]
  return typeof group === 'string' && group !== '' ? group : null
}

export type Problem = { code: string } & { kind: 'tooLong' | 'tooMany'; count: number }

/** What must be mended before the page can be left, in the order of its questions. Nothing is required. */
export function findProblems(questions: readonly Question[], data: SurveyData): Problem[] {
  return questions.flatMap((question): Problem[] => {
    const { code } = question
    const value = data[code]
    if (question.kind === 'text' && typeof value === 'string') {
      const left = charactersLeft(question, value)
      return left < 0 ? [{ code, kind: 'tooLong', count: -left }] : []
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
  const left = sum(questionnaire.questions.filter(({ code }) => remaining.includes(code)))
  return Math.max(1, Math.round((minutes * left) / sum(questionnaire.questions)))
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
