import { createInstance, type TFunction } from 'i18next'
import en from './en/index.ts'
import fr from './fr/index.ts'

export const locales = ['fr', 'en'] as const
export type Locale = (typeof locales)[number]
/** A text people wrote in both languages. */
export type LocalizedText = Record<Locale, string>

/** The codes of the refusals a person may read; their sentences are in `fr/errors.ts` and `en/errors.ts`. */
export type ErrorCode = keyof typeof fr.errors

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: typeof fr
  }
}

export type Translate = TFunction<(keyof typeof fr)[]>

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
