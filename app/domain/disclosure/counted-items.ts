import type { AskedSegment } from '#surveys/asked-of.ts'
import type { Question, Questionnaire } from '#surveys/questionnaire.ts'
import {
  rangesLadder,
  type ScalePoints,
  type Step,
  scaleLadder,
  singleChoiceLadder,
  yesNoLadder,
} from './ladders.ts'

/**
 * What is counted and published as one: a scale, a number by its range, a single choice, or one option of a multiple choice or
 * of a ranking (in the first two places).
 */
export interface CountedItem {
  /** The question's code; for an option `<question>.<option>`. */
  code: string
  question: string
  theme: string | null
  kind: 'scale' | 'ranges' | 'single' | 'option' | 'participation'
  /** The answers of the finest step, in order: values of a scale or of options, first numbers of ranges; no and yes are 0 and 1. */
  values: readonly (number | string)[]
  /** Finest first; the last is the one of blocks. */
  ladder: readonly Step[]
  /** Items of one tie share one partition: one that fails keeps the others from being shown (R1). */
  tie: string | null
  /**
   * The segments it was asked of; left out for everybody. It is then shown for all of them together and nothing else: a
   * group of the tree may hold people who were not asked, and the answers outside the scale would tell the others' ballots (R5).
   */
  askedOf?: readonly AskedSegment[]
}

/** Participation is counted as a question (R10): who did not answer, who did, over the headcounts at launch. */
export const participationItem: CountedItem = {
  code: 'participation',
  question: 'participation',
  theme: null,
  kind: 'participation',
  values: [0, 1],
  ladder: yesNoLadder(),
  tie: null,
}

/**
 * The items of a questionnaire, in its order. Texts are not counted. Nor is a question about the person (« J’encadre une
 * équipe »): it may only be shown by the second dimension's own rule (R8), so it is no item here.
 *
 * All options of a multiple choice are tied, and so is the exclusive one: those who ticked nothing being left out,
 * every choice has a minimum of one, and an option shown alone could be subtracted from the others. A ranking's items are tied
 * likewise: each person gives one or two of them a place.
 */
export function countedItems(questionnaire: Questionnaire): CountedItem[] {
  return questionnaire.questions.flatMap((question) => {
    const { askedOf } = question
    return askedOf ? itemsOf(question).map((item) => ({ ...item, askedOf })) : itemsOf(question)
  })
}

function itemsOf(question: Question): CountedItem[] {
  const { code, theme } = question
  if (question.kind === 'scale') {
    const ladder = scaleLadder(question.points)
    return [
      { code, question: code, theme, kind: 'scale', values: scaleValues(question.points), ladder, tie: null },
    ]
  }
  if (question.kind === 'single') {
    if (question.profile) return []
    const values = question.options
      .map((option) => option.value)
      .filter((value) => value !== question.outside)
    const ladder = singleChoiceLadder(values.length)
    return [{ code, question: code, theme, kind: 'single', values, ladder, tie: null }]
  }
  if (question.kind === 'number') {
    const ladder = rangesLadder(question.starts.length, question.cut)
    return [{ code, question: code, theme, kind: 'ranges', values: question.starts, ladder, tie: null }]
  }
  if (question.kind === 'several' || question.kind === 'ranking') {
    return optionValues(question).map((value) => ({
      code: `${code}.${value}`,
      question: code,
      theme,
      kind: 'option' as const,
      values: [0, 1],
      ladder: yesNoLadder(),
      tie: code,
    }))
  }
  return []
}

/** The options of a multiple choice, the exclusive one last when it is not listed among them; the items of a ranking. */
export function optionValues(question: Extract<Question, { kind: 'several' | 'ranking' }>): string[] {
  const values = question.options.map((option) => option.value)
  if (question.kind === 'ranking') return values
  return question.none !== null && !values.includes(question.none) ? [...values, question.none] : values
}

function scaleValues(points: ScalePoints): number[] {
  return Array.from({ length: points }, (_, index) => (points === 11 ? index : index + 1))
}
