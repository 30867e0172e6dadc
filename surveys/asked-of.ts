import type { Question, Questionnaire } from './questionnaire.ts'

/**
 * The groups a page may be asked of: the segments of every démarche, whatever its employers, so that a questionnaire says it
 * without knowing any. The first part of a leaf's identifier says which of them it is in.
 */
export const segments = ['epci', 'central_commune', 'other_communes'] as const
export type AskedSegment = (typeof segments)[number]

/**
 * Whether a question is asked of somebody.
 * @param segment of the group she chose; null for « autre, ou je ne précise pas », who is asked what everybody is asked
 */
export function isAsked({ askedOf }: Pick<Question, 'askedOf'>, segment: string | null): boolean {
  return askedOf === undefined || askedOf.some((one) => one === segment)
}

/** The questionnaire of those of a segment: its answers are the only ones that a ballot of theirs may hold. */
export function questionnaireOf(questionnaire: Questionnaire, segment: string | null): Questionnaire {
  const questions = questionnaire.questions.filter((question) => isAsked(question, segment))
  const themes = questionnaire.themes.filter(({ code }) => questions.some(({ theme }) => theme === code))
  return { themes, questions }
}

/** Whether some question is not asked of everybody. */
export function asksSome(questionnaire: Questionnaire): boolean {
  return questionnaire.questions.some(({ askedOf }) => askedOf !== undefined)
}

/** What may be chosen among the segments of a wave: each alone, and each two of three; never all, which is everybody. */
export function segmentChoices(present: readonly AskedSegment[]): AskedSegment[][] {
  const pairs = present.map((left) => present.filter((segment) => segment !== left)).toReversed()
  return present.length < 2 ? [] : [...present.map((one) => [one]), ...(present.length > 2 ? pairs : [])]
}
