import type { Locale } from '#app/i18n/index.ts'
import type { SurveyMessages } from './messages.ts'

export type Say = (key: PlainKey | CountedKey, values?: Record<string, number>) => string

type CountedKey = {
  [Key in keyof SurveyMessages]: Key extends `${infer Base}_one` ? Base : never
}[keyof SurveyMessages]
type PlainKey = Exclude<keyof SurveyMessages, `${string}_one` | `${string}_other`>

/** The island's sentences; the plural is the language's own for `count`. */
export function createSay(locale: Locale, messages: SurveyMessages): Say {
  const plural = new Intl.PluralRules(locale)
  const number = new Intl.NumberFormat(locale)
  return (key, values = {}) => {
    const form =
      values.count === undefined ? key : `${key}_${plural.select(values.count) === 'one' ? 'one' : 'other'}`
    return Object.entries(values).reduce(
      (text, [name, value]) => text.replace(`{${name}}`, number.format(value)),
      messages[form as keyof SurveyMessages],
    )
  }
}
