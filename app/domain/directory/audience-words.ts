import { type Locale, type LocalizedText, translator } from '#app/i18n/index.ts'
import type { Audience } from './audience.ts'

/**
 * The rules in plain words, one sentence each: what the pilot reads before launching and the opening record prints.
 * @param employers names by identifier; one that is gone since is said to be
 */
export function audienceSentences(
  audience: Audience,
  employers: ReadonlyMap<string, string>,
  locale: Locale,
): string[] {
  const t = translator(locale)
  const either = new Intl.ListFormat(locale, { type: 'disjunction' })
  const together = new Intl.ListFormat(locale, { type: 'conjunction' })
  const quoted = (names: readonly string[]) => names.map((name) => t('prepare:audience.quoted', { name }))
  const { jobs, services } = audience
  const sentences: string[] = []
  if (audience.employers) {
    const names = audience.employers.map((id) => employers.get(id) ?? t('prepare:audience.goneEmployer'))
    const list = together.format(names.sort(new Intl.Collator('fr').compare))
    sentences.push(t('prepare:audience.employersSentence', { count: names.length, list }))
  } else sentences.push(t('prepare:audience.everyEmployer'))
  if (jobs?.match === 'contains')
    sentences.push(t('prepare:audience.jobContains', { list: either.format(quoted(jobs.phrases)) }))
  if (jobs?.match === 'one-of')
    sentences.push(t('prepare:audience.jobOneOf', { list: either.format(quoted(jobs.phrases)) }))
  if (services) sentences.push(t('prepare:audience.serviceOneOf', { list: either.format(quoted(services)) }))
  if (audience.email === 'with') sentences.push(t('prepare:audience.withEmail'))
  return sentences
}

/** The same in both languages, on one line. */
export function audienceWords(audience: Audience, employers: ReadonlyMap<string, string>): LocalizedText {
  const line = (locale: Locale) => audienceSentences(audience, employers, locale).join(' ')
  return { fr: line('fr'), en: line('en') }
}
