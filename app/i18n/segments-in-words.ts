import { type Locale, translator } from './index.ts'

/** The three groups of employers of every démarche. */
export type SegmentName = 'epci' | 'central_commune' | 'other_communes'

/** « Intercommunalité et Ville-centre »; « ou » between them where each is enough. */
export function segmentsInWords(
  segments: readonly SegmentName[],
  locale: Locale,
  between: 'and' | 'or' = 'and',
): string {
  const t = translator(locale)
  return new Intl.ListFormat(locale, { type: between === 'or' ? 'disjunction' : 'conjunction' }).format(
    segments.map((segment) => t(`directory:segment.${segment}`)),
  )
}
