import { type LocalizedText, translator } from '#app/i18n/index.ts'
import { segmentsInWords } from '#app/i18n/segments-in-words.ts'
import type { AskedSegment } from '#surveys/asked-of.ts'
import type { Questionnaire } from '#surveys/questionnaire.ts'
import { inBoth } from './scale-classes.ts'

/** The questionnaire with, in the titles of what was asked of some only, of whom: no format can then leave the base out. */
export function nameBases({ themes, questions }: Questionnaire): Questionnaire {
  const named = (key: 'theme' | 'question', title: LocalizedText, askedOf: readonly AskedSegment[]) =>
    inBoth((locale) =>
      translator(locale)(`results:askedOf.${key}`, {
        ...{ title: title[locale], groups: segmentsInWords(askedOf, locale) },
      }),
    )
  return {
    themes: themes.map((theme) => {
      const { askedOf } = questions.find((question) => question.theme === theme.code) ?? {}
      return askedOf ? { ...theme, title: named('theme', theme.title, askedOf) } : theme
    }),
    questions: questions.map((question) => {
      const { title, askedOf } = question
      return askedOf ? { ...question, title: named('question', title, askedOf) } : question
    }),
  }
}
