import type { GroupSection } from '#app/domain/disclosure/group-choices.ts'
import type { Locale } from '#app/i18n/index.ts'
import type { Answers } from '#surveys/answers.ts'
import type { Question, Questionnaire } from '#surveys/questionnaire.ts'

/** One entry of a sheet. */
export interface Entry {
  answers: Answers
  group: string | null
}

/** A question of which the two entries differ; the group's code is null. */
export interface Difference {
  code: string | null
  title: string
  first: string
  second: string
}

/** Where two entries of one sheet differ, in the order of the questionnaire, in words. */
export function compareEntries(
  questionnaire: Questionnaire,
  groups: readonly GroupSection[],
  [first, second]: readonly [Entry, Entry],
  texts: { group: string; nothing: string },
  locale: Locale,
): Difference[] {
  const leaf = (id: string | null) =>
    groups.flatMap((section) => section.choices).find((choice) => choice.id === id)?.label[locale] ??
    texts.nothing
  const words = (question: Question, entry: Entry) =>
    inWords(question, entry.answers[question.code], locale) || texts.nothing
  const group = { code: null, title: texts.group, first: leaf(first.group), second: leaf(second.group) }
  return [
    ...(first.group === second.group ? [] : [group]),
    ...questionnaire.questions
      .filter(({ code }) => JSON.stringify(first.answers[code]) !== JSON.stringify(second.answers[code]))
      .map((question) => ({
        code: question.code,
        title: titleOf(question, locale),
        first: words(question, first),
        second: words(question, second),
      })),
  ]
}

/** The entry that holds, of each differing question, what was chosen. @param fromSecond codes for which the second entry is right */
export function mergeEntries(
  [first, second]: readonly [Entry, Entry],
  fromSecond: ReadonlySet<string | null>,
): Entry {
  const codes = new Set([...Object.keys(first.answers), ...Object.keys(second.answers)])
  const answers: Answers = {}
  for (const code of codes) {
    const answer = (fromSecond.has(code) ? second : first).answers[code]
    if (answer !== undefined) answers[code] = answer
  }
  return { answers, group: (fromSecond.has(null) ? second : first).group }
}

function titleOf(question: Question, locale: Locale): string {
  const row = question.kind === 'scale' ? question.matrix : undefined
  return row ? `${row.title[locale]} ${question.title[locale]}` : question.title[locale]
}

function inWords(question: Question, answer: Answers[string] | undefined, locale: Locale): string {
  if (answer === undefined) return ''
  if (question.kind === 'scale' && typeof answer === 'number') {
    return question.labels[question.points === 11 ? answer : answer - 1]?.[locale] || String(answer)
  }
  if (!('options' in question)) return String(answer)
  return [answer]
    .flat()
    .map((value) => question.options.find((option) => option.value === value)?.label[locale] ?? String(value))
    .join(', ')
}
