import { createInstance } from 'i18next'
import en from './en/index.ts'
import fr from './fr/index.ts'

export const locales = ['fr', 'en'] as const
export type Locale = (typeof locales)[number]
/** A text people wrote in both languages. */
export type LocalizedText = Record<Locale, string>

/** The codes of the refusals a person may read; their sentences are in `fr/errors.ts` and `en/errors.ts`. */
export type ErrorCode = keyof typeof fr.errors

type Sentences = typeof fr
type Names<Written> = {
  [Name in keyof Written & string]: Written[Name] extends string
    ? Name extends `${infer Counted}_${'zero' | 'one' | 'other'}`
      ? Counted
      : Name
    : `${Name}.${Names<Written[Name]>}`
}[keyof Written & string]

/** `namespace:name` of every sentence; those of `common` may go without their namespace. */
export type SentenceKey =
  | { [Space in keyof Sentences]: `${Space}:${Names<Sentences[Space]>}` }[keyof Sentences]
  | Names<Sentences['common']>

/** One sentence, its `{{gaps}}` filled from `gaps`; `count` chooses between the plural forms. */
export type Translate = (key: SentenceKey, gaps?: Record<string, unknown>) => string

const instance = createInstance()
void instance.init({
  resources: { fr, en },
  ns: Object.keys(fr),
  defaultNS: 'common',
  fallbackLng: false,
  initAsync: false,
  interpolation: { escapeValue: false },
})

const translators = Object.fromEntries(
  locales.map((locale) => [locale, instance.getFixedT(locale)]),
) as unknown as Record<Locale, Translate>

/** The sentences in one language: `translator('fr')('directory:title', { n: 3 })`. */
export function translator(locale: Locale): Translate {
  return translators[locale]
}
