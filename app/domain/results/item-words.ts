import { type LocalizedText, translator } from '#app/i18n/index.ts'
import type { Question, Questionnaire } from '#surveys/questionnaire.ts'
import type { Tone } from './results-content.ts'
import { inBoth, judgementLabels, judgementTones, measureLabels, rangeLabels } from './scale-classes.ts'

/** How the classes of one item are named and coloured, at each step of its ladder. */
export interface ItemWords {
  code: string
  title: LocalizedText
  fullStep: number
  labels: (step: number) => LocalizedText[]
  tones: (step: number) => Tone[]
}

type Of<Kind extends Question['kind']> = Extract<Question, { kind: Kind }>

/**
 * The words of a published item, by its code (`<question>.<option>` for an option).
 * @param joined for one choice among several, the values that each class joins
 * @throws Error when the questionnaire has no such item
 */
export function itemWords(
  questionnaire: Questionnaire,
  code: string,
  joined: readonly (readonly string[])[] = [],
): ItemWords {
  const own = questionnaire.questions.find((question) => question.code === code)
  if (own?.kind === 'scale') return own.theme === null ? measureWords(own) : scaleWords(own)
  if (own?.kind === 'number') return rangeWords(own)
  if (own?.kind === 'single') return choiceWords(own, joined)
  for (const question of questionnaire.questions)
    if ((question.kind === 'several' || question.kind === 'ranking') && code.startsWith(`${question.code}.`))
      return optionWords(question, code.slice(question.code.length + 1))
  throw new Error(`the questionnaire has no item ${code}`)
}

/** A scale that judges: unfavourable, neutral, favourable. */
export function scaleWords({ code, title, points, labels }: Of<'scale'>): ItemWords {
  return {
    code,
    title,
    fullStep: points,
    labels: (step) => judgementLabels(labels, step),
    tones: judgementTones,
  }
}

/** A scale that only measures: an intensity. */
export function measureWords({ code, title, points, labels }: Of<'scale'>): ItemWords {
  return { code, title, fullStep: points, labels: (step) => measureLabels(labels, step), tones: plain }
}

export function rangeWords(question: Of<'number'>): ItemWords {
  const { code, title, starts } = question
  return { code, title, fullStep: starts.length, labels: (step) => rangeLabels(question, step), tones: plain }
}

/** One choice among several. A class is named by the options it joins: « A ou B » (decision 0004). */
export function choiceWords(
  { code, title, options }: Of<'single'>,
  joined: readonly (readonly string[])[],
): ItemWords {
  const labels = new Map(options.map((option) => [option.value, option.label]))
  return {
    code,
    title,
    fullStep: joined.length,
    labels: () =>
      joined.map((values) =>
        inBoth((locale) =>
          new Intl.ListFormat(locale, { type: 'disjunction' }).format(
            values.map((value) => labels.get(value)?.[locale] ?? value),
          ),
        ),
      ),
    tones: () => plain(joined.length),
  }
}

/** An option of several choices, or an item of a ranking. */
export function optionWords(question: Of<'several' | 'ranking'>, value: string): ItemWords {
  const option = question.options.find((one) => one.value === value)
  const [no, yes] = question.kind === 'ranking' ? (['notFirst', 'first'] as const) : (['no', 'yes'] as const)
  const named = (name: typeof no | typeof yes | 'none') =>
    inBoth((locale) => translator(locale)(`results:classes.${name}`))
  return {
    code: `${question.code}.${value}`,
    title: option?.label ?? named('none'),
    fullStep: 2,
    labels: () => [named(no), named(yes)],
    tones: () => ['plain', 'cool-2'],
  }
}

function plain(step: number): Tone[] {
  return Array.from({ length: step }, () => 'plain')
}
