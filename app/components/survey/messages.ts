import { type Locale, translator } from '#app/i18n/index.ts'

const plain = [
  'step',
  'otherLanguage',
  'back',
  'next',
  'send',
  'sending',
  'sendAgain',
  'clear',
  'pickGroup',
  'groupLeads',
  'ofSome',
  'empty',
  'toFirstStep',
  'beforeSending',
  'sealed',
  'final',
  'failed',
  'between',
  'outOfRange',
  'firstPlace',
  'secondPlace',
  'noPlace',
] as const
const counted = [
  'minutes',
  'stepsOfGroup',
  'atMost',
  'charactersLeft',
  'charactersOver',
  'problems',
  'tooLong',
  'tooMany',
] as const

type PlainKey = (typeof plain)[number]
type CountedKey = (typeof counted)[number]
export type SurveyMessages = Record<PlainKey | `${CountedKey}_one` | `${CountedKey}_other`, string>

/** Where the island fills in its own values. */
const places = {
  count: '{count}',
  step: '{step}',
  steps: '{steps}',
  least: '{least}',
  most: '{most}',
}

/**
 * The island's sentences in one language, made on the server: the island then needs neither i18next nor the sentences of
 * the rest of the site.
 */
export function surveyMessages(locale: Locale): SurveyMessages {
  const say = translator(locale) as unknown as (key: string, values: Record<string, string>) => string
  const keys = [...plain, ...counted.flatMap((key) => [`${key}_one`, `${key}_other`])]
  return Object.fromEntries(
    keys.map((key) => [key, say(`answer:survey.${key}`, places)]),
  ) as unknown as SurveyMessages
}
