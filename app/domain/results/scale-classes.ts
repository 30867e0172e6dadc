import { type ScalePoints, scaleLadder } from '#app/domain/disclosure/ladders.ts'
import { formatNumber } from '#app/i18n/format.ts'
import { type LocalizedText, locales, translator } from '#app/i18n/index.ts'
import type { Tone } from './results-content.ts'

/** How the classes of a step are named where the scale judges: « défavorable », « neutre », « favorable ». */
export function judgementLabels(labels: readonly LocalizedText[], step: number): LocalizedText[] {
  if (step === labels.length) return [...labels]
  const names =
    step === 3
      ? (['unfavourable', 'neutral', 'favourable'] as const)
      : (['notFavourable', 'favourable'] as const)
  return names.map((name) => inBoth((locale) => translator(locale)(`results:classes.${name}`)))
}

/** How the classes of a step are named where the scale only measures: the labels that stand together. */
export function measureLabels(labels: readonly LocalizedText[], step: number): LocalizedText[] {
  const found = scaleLadder(labels.length as ScalePoints).find(({ classes }) => classes === step)
  if (!found) throw new Error(`no step of ${step} classes for a scale of ${labels.length} points`)
  return Array.from({ length: step }, (_, position) =>
    inBoth((locale) =>
      labels
        .filter((_, point) => found.of[point] === position)
        .map((label) => label[locale])
        .join(' · '),
    ),
  )
}

/** How the ranges of a number are named, or the two halves that its author cut them in: « de 10 à 24 ». */
export function rangeLabels(
  { starts, max, cut }: { starts: readonly number[]; max: number; cut: number },
  step: number,
): LocalizedText[] {
  const shown = step === starts.length ? starts : [starts[0]!, starts[cut]!]
  return shown.map((from, place) => {
    const to = (shown[place + 1] ?? max + 1) - 1
    return inBoth((locale) =>
      translator(locale)('results:classes.range', {
        from: formatNumber(locale, from),
        to: formatNumber(locale, to),
      }),
    )
  })
}

/** Warm on the left of the middle, cool on its right; a coarse step takes the strong hues. */
export function judgementTones(step: number): Tone[] {
  if (step === 2) return ['neutral', 'cool-2']
  if (step === 3) return ['warm-2', 'neutral', 'cool-2']
  const half = Math.floor(step / 2)
  return Array.from({ length: step }, (_, position) => {
    const fromMiddle = position - (step - 1) / 2
    if (fromMiddle === 0) return 'neutral'
    const strong = Math.abs(fromMiddle) > half / 2
    if (fromMiddle < 0) return strong ? 'warm-2' : 'warm-1'
    return strong ? 'cool-2' : 'cool-1'
  })
}

export function inBoth(text: (locale: (typeof locales)[number]) => string): LocalizedText {
  return Object.fromEntries(locales.map((locale) => [locale, text(locale)])) as LocalizedText
}
