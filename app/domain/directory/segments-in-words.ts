import { type Locale, translator } from '#app/i18n/index.ts'
import type { AskedSegment } from '#surveys/asked-of.ts'

/** « Intercommunalité et Ville-centre »; « ou » between them where each is enough. */
export function segmentsInWords(
  segments: readonly AskedSegment[],
  locale: Locale,
  between: 'and' | 'or' = 'and',
): string {
  const t = translator(locale)
  return new Intl.ListFormat(locale, { type: between === 'or' ? 'disjunction' : 'conjunction' }).format(
    segments.map((segment) => t(`directory:segment.${segment}`)),
  )
}
