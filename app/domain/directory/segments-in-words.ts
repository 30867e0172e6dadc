import { type Locale, translator } from '#app/i18n/index.ts'
import type { AskedSegment } from '#surveys/asked-of.ts'

/** « Intercommunalité et Ville-centre ». */
export function segmentsInWords(segments: readonly AskedSegment[], locale: Locale): string {
  const t = translator(locale)
  return new Intl.ListFormat(locale).format(segments.map((segment) => t(`directory:segment.${segment}`)))
}
