import { optionValues } from '#app/domain/disclosure/counted-items.ts'
import type { Published, PublishedItem } from '#app/domain/disclosure/published.ts'
import type { Question, Questionnaire } from '#surveys/questionnaire.ts'
import { composeItem } from './compose-items.ts'
import { choiceWords, measureWords, optionWords, rangeWords } from './item-words.ts'
import type { ResultsItem, ResultsQuestion } from './results-content.ts'

/**
 * Questions outside the themes, in the order of the questionnaire: an intensity, one option among several, the
 * options of several choices and the items of a ranking (the most chosen first), a number by its ranges. Texts are only counted, elsewhere.
 * A question the rule doesn't count at all (« J’encadre une équipe ») is left out.
 */
export function composeQuestions(questionnaire: Questionnaire, published: Published): ResultsQuestion[] {
  const found = new Map(published.items.map((item) => [item.code, item]))
  return questionnaire.questions.flatMap((question): ResultsQuestion[] => {
    const { code, title } = question
    const item = found.get(code)
    const alone = (kind: 'scale' | 'single', words: ReturnType<typeof measureWords>) => [
      { code, title, kind, items: [composeItem(words, item, published)] },
    ]
    if (question.kind === 'scale' && question.theme === null) return alone('scale', measureWords(question))
    if (question.kind === 'number') return alone('scale', rangeWords(question))
    if (question.kind === 'several' || question.kind === 'ranking')
      return [{ code, title, kind: 'several', items: optionItems(question, found, published) }]
    if (question.kind === 'single' && item) return alone('single', choiceWords(question, item.options ?? []))
    return []
  })
}

function optionItems(
  question: Extract<Question, { kind: 'several' | 'ranking' }>,
  found: ReadonlyMap<string, PublishedItem>,
  published: Published,
): ResultsItem[] {
  const items = optionValues(question).map((value) => {
    const words = optionWords(question, value)
    return composeItem(words, found.get(words.code), published)
  })
  return items.sort((a, b) => (b.territory?.favourable ?? -1) - (a.territory?.favourable ?? -1))
}
