import { formatDate, formatNumber } from '#app/i18n/format.ts'
import { type Locale, type LocalizedText, translator } from '#app/i18n/index.ts'
import type { ResultsContent } from './results-content.ts'
import { inBoth } from './scale-classes.ts'

type Facts = Pick<
  ResultsContent,
  'counts' | 'wave' | 'k' | 'm' | 'themes' | 'questions' | 'publishable' | 'comments'
>

/** The results’ first sentences: who answered, when, and which themes stand highest and lowest. */
export function resultsLede(facts: Facts): LocalizedText {
  return inBoth((locale) => {
    const t = translator(locale)
    const sentences = [
      t('results:lede.answered', {
        count: facts.counts.ballots,
        ballots: formatNumber(locale, facts.counts.ballots),
        invited: formatNumber(locale, facts.counts.invited),
        opens: formatDate(locale, facts.wave.opensOn, 'short'),
        closes: formatDate(locale, facts.wave.closesOn, 'short'),
      }),
    ]
    if (!facts.publishable) sentences.push(t('results:lede.unpublishable', { k: facts.k }))
    const ranked = facts.themes
      .filter((theme) => theme.favourable !== null)
      .sort((a, b) => b.favourable! - a.favourable!)
    const [first, last] = [ranked[0], ranked.at(-1)]
    if (first && last && first.favourable !== last.favourable)
      sentences.push(
        t('results:lede.themes', {
          high: first.title[locale],
          highShare: first.favourable!,
          low: last.title[locale],
          lowShare: last.favourable!,
        }),
      )
    return sentences.join(' ')
  })
}

/** How the figures were made, in words: one paragraph each. */
export function methodSentences(facts: Facts): LocalizedText[] {
  return inBothLists((locale) => {
    const t = translator(locale)
    return [
      t('results:method.sealed'),
      t('results:method.rule', { k: facts.k, m: facts.m }),
      t('results:method.tree'),
      t('results:method.classes'),
      t('results:method.index'),
      t('results:method.rounding'),
    ]
  })
}

/**
 * What the figures don't say: what is left out and why, the base of each question, who answered.
 * @param someAsked a question was asked of some groups only
 */
export function limitSentences(facts: Facts, someAsked: boolean): LocalizedText[] {
  const items = facts.themes.flatMap((theme) => theme.items)
  const hidden = [...items, ...facts.questions.flatMap((question) => question.items)].filter(
    (item) => item.territory === null,
  ).length
  const coarse = items.filter(
    (item) => item.territory && item.territory.step < item.territory.fullStep,
  ).length
  const comments = facts.comments.reduce((sum, question) => sum + question.count, 0)
  return inBothLists((locale) => {
    const t = translator(locale)
    const count = (key: 'hidden' | 'coarse' | 'comments', value: number) =>
      t(`results:limits.${key}`, { count: value, formatted: formatNumber(locale, value) })
    return [
      t('results:limits.sample', { percent: facts.counts.percent }),
      t('results:limits.base'),
      t('results:limits.outside'),
      ...(someAsked ? [t('results:limits.some')] : []),
      ...(hidden > 0 ? [count('hidden', hidden)] : []),
      ...(coarse > 0 ? [count('coarse', coarse)] : []),
      t('results:limits.participation'),
      ...(facts.publishable ? [count('comments', comments)] : []),
      t('results:limits.crossing'),
    ]
  })
}

function inBothLists(sentences: (locale: Locale) => string[]): LocalizedText[] {
  const fr = sentences('fr')
  const en = sentences('en')
  return fr.map((sentence, position) => ({ fr: sentence, en: en[position]! }))
}
