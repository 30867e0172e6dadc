import type { PaperPart, PaperQuestion } from '#app/documents/paper-form.ts'
import type { GroupSection } from '#app/domain/disclosure/group-choices.ts'
import { type Locale, translator } from '#app/i18n/index.ts'
import { segmentsInWords } from '#app/i18n/segments-in-words.ts'
import type { AskedSegment } from '#surveys/asked-of.ts'
import type { LocalizedText, Question } from '#surveys/questionnaire.ts'
import { groupQuestion, readQuestionnaire, type SurveyDefinition } from '#surveys/questionnaire.ts'

/** What of a page is no question: the whitelist let nothing else through. */
interface RawPage {
  title: RawText
  description?: RawText
  askedOf?: AskedSegment[]
  elements: RawElement[]
}
interface RawElement {
  name: string
  title: RawText
  description?: RawText
  dontKnowText?: RawText
  refuseText?: RawText
  /** Of a matrix: the way out is the last. */
  columns?: { text: RawText }[]
}
type RawText = { default: string; en: string }

/**
 * The questions of a wave for paper, in the order and in the words of the screen, numbered from 1. Choices have the number that
 * the clerk types: the way out is the last. A page asked of some says who answers it and where everybody else goes on.
 * @param groups of the frozen tree; a single choice is not asked
 */
export function paperQuestions(
  definition: SurveyDefinition,
  groups: readonly GroupSection[],
  contacts: LocalizedText,
  locale: Locale,
): PaperPart[] {
  const { questions } = readQuestionnaire(definition)
  const say = (text: RawText | undefined) => text?.[locale === 'fr' ? 'default' : 'en'] ?? null
  let asked = 0
  const numbered = (question: PaperQuestion) => {
    asked += 1
    return { ...question, title: `${asked}. ${question.title}` }
  }
  let groupAt = 0
  const parts = (definition.pages as RawPage[]).map((page) => ({
    from: asked + 1,
    askedOf: page.askedOf,
    title: say(page.title)!,
    note: say(page.description)?.replace('{contacts}', contacts[locale]).trim() ?? null,
    questions: page.elements.flatMap((element) => {
      const help = say(element.description)
      if (element.name === groupQuestion) {
        const choices = groups.flatMap((section) => section.choices)
        groupAt = asked + 1
        return choices.length > 1 ? [numbered(groupOnPaper(say(element.title)!, help, groups, locale))] : []
      }
      return questions
        .filter((question) => elementOf(question) === element.name)
        .map((question) => {
          const way = element.dontKnowText ?? element.refuseText ?? element.columns?.at(-1)?.text
          return numbered(onPaper(question, help, say(way), locale))
        })
    }),
  }))
  return parts.map(({ from, askedOf, ...part }) => {
    const to = from + part.questions.length - 1
    const next = to < asked ? to + 1 : null
    return { ...part, route: askedOf ? routeOf(askedOf, { from, to, next, groupAt }, locale) : null }
  })
}

/** « Si vous travaillez ici, répondez aux questions 7 à 9. Sinon, passez à la question 10. » */
function routeOf(
  askedOf: readonly AskedSegment[],
  { from, to, next, groupAt }: { from: number; to: number; next: number | null; groupAt: number },
  locale: Locale,
): string {
  const t = translator(locale)
  const values = {
    count: to - from + 1,
    from,
    to,
    group: groupAt,
    groups: segmentsInWords(askedOf, locale, 'or'),
  }
  const others = next === null ? t('slips:routeEnds') : t('slips:routeGoesOn', { next })
  return `${t('slips:route', values)} ${others}`
}

function elementOf(question: Question): string {
  return question.kind === 'scale' && question.matrix ? question.matrix.code : question.code
}

const blank = { help: null, hint: null, choices: [], sections: [], lines: 0 }

function groupOnPaper(
  title: string,
  help: string | null,
  groups: readonly GroupSection[],
  locale: Locale,
): PaperQuestion {
  const sections = groups.map(({ heading, choices }) => ({
    heading: heading?.[locale] ?? null,
    labels: choices.map(({ label }) => label[locale]),
  }))
  return { ...blank, title, help, hint: translator(locale)('slips:tickOne'), sections }
}

/** @param way the words of the way out of a scale; a choice has it among its options */
function onPaper(question: Question, help: string | null, way: string | null, locale: Locale): PaperQuestion {
  const t = translator(locale)
  const title = question.title[locale]
  const choices = (labels: readonly string[]) => labels.map((label, place) => ({ label, number: place + 1 }))
  switch (question.kind) {
    case 'scale': {
      const outside = question.outside && way ? [way] : []
      const labels = choices([...question.labels.map((label) => label[locale]), ...outside])
      const whole = question.matrix ? `${question.matrix.title[locale]} ${title}` : title
      return { ...blank, title: whole, help, choices: labels }
    }
    case 'single':
      return { ...blank, title, help, choices: choices(question.options.map(({ label }) => label[locale])) }
    case 'several': {
      const { max } = question
      const hint = max === null ? t('slips:tickSeveral') : t('answer:survey.atMost', { count: max })
      return {
        ...blank,
        title,
        help,
        hint,
        choices: choices(question.options.map(({ label }) => label[locale])),
      }
    }
    case 'ranking':
      return {
        ...{ ...blank, title, help, hint: t('slips:rank') },
        choices: question.options.map(({ label }) => ({ label: label[locale], number: null })),
      }
    case 'number':
      return {
        ...{ ...blank, title, help, lines: 1 },
        hint: t('answer:survey.between', { least: String(question.min), most: String(question.max) }),
      }
    case 'text':
      return { ...blank, title, help, lines: question.maxLength > 300 ? 6 : 3 }
  }
}
