import { optionValues } from '#app/domain/disclosure/counted-items.ts'
import type { Published, PublishedItem } from '#app/domain/disclosure/published.ts'
import { translator } from '#app/i18n/index.ts'
import type { Question, Questionnaire } from '#surveys/questionnaire.ts'
import { composeItem, type ItemWords } from './compose-items.ts'
import type { ResultsItem, ResultsQuestion } from './results-content.ts'
import { inBoth, measureLabels, rangeLabels } from './scale-classes.ts'

/**
 * Questions outside the themes, in the order of the questionnaire: an intensity, one option among several, the
 * options of several choices and the items of a ranking (the most chosen first), a number by its ranges. Texts are only counted, elsewhere.
 * A question the rule doesn't count at all (« J’encadre une équipe ») is left out.
 */
export function composeQuestions(questionnaire: Questionnaire, published: Published): ResultsQuestion[] {
  const found = new Map(published.items.map((item) => [item.code, item]))
  return questionnaire.questions.flatMap((question): ResultsQuestion[] => {
    const { code, title } = question
    if (question.kind === 'scale' && question.theme === null)
      return [
        {
          code,
          title,
          kind: 'scale',
          items: [composeItem(measureWords(question), found.get(code), published.tree)],
        },
      ]
    if (question.kind === 'number')
      return [
        {
          code,
          title,
          kind: 'scale',
          items: [composeItem(rangeWords(question), found.get(code), published.tree)],
        },
      ]
    if (question.kind === 'several' || question.kind === 'ranking')
      return [{ code, title, kind: 'several', items: optionItems(question, found, published.tree) }]
    const item = found.get(code)
    if (question.kind === 'single' && item)
      return [
        {
          code,
          title,
          kind: 'single',
          items: [composeItem(choiceWords(question, item.options ?? []), item, published.tree)],
        },
      ]
    return []
  })
}

function optionItems(
  question: Extract<Question, { kind: 'several' | 'ranking' }>,
  found: ReadonlyMap<string, PublishedItem>,
  tree: Published['tree'],
): ResultsItem[] {
  const labels = new Map(question.options.map((option) => [option.value, option.label]))
  const ranked = question.kind === 'ranking'
  const items = optionValues(question).map((value) => {
    const code = `${question.code}.${value}`
    const words: ItemWords = {
      code,
      title: labels.get(value) ?? inBoth((locale) => translator(locale)('results:classes.none')),
      fullStep: 2,
      labels: () => [
        inBoth((locale) => translator(locale)(`results:classes.${ranked ? 'notFirst' : 'no'}`)),
        inBoth((locale) => translator(locale)(`results:classes.${ranked ? 'first' : 'yes'}`)),
      ],
      tones: () => ['plain', 'cool-2'],
    }
    return composeItem(words, found.get(code), tree)
  })
  return items.sort((a, b) => (b.territory?.favourable ?? -1) - (a.territory?.favourable ?? -1))
}

function measureWords(question: Extract<Question, { kind: 'scale' }>): ItemWords {
  return {
    code: question.code,
    title: question.title,
    fullStep: question.points,
    labels: (step) => measureLabels(question.labels, step),
    tones: (step) => Array.from({ length: step }, () => 'plain'),
  }
}

function rangeWords(question: Extract<Question, { kind: 'number' }>): ItemWords {
  return {
    code: question.code,
    title: question.title,
    fullStep: question.starts.length,
    labels: (step) => rangeLabels(question, step),
    tones: (step) => Array.from({ length: step }, () => 'plain'),
  }
}

function choiceWords(
  question: Extract<Question, { kind: 'single' }>,
  classes: readonly (readonly string[])[],
): ItemWords {
  const labels = new Map(question.options.map((option) => [option.value, option.label]))
  const others = inBoth((locale) => translator(locale)('results:classes.others'))
  return {
    code: question.code,
    title: question.title,
    fullStep: classes.length,
    labels: () => classes.map((options) => (options.length === 1 ? labels.get(options[0]!) : null) ?? others),
    tones: () => classes.map(() => 'plain'),
  }
}
