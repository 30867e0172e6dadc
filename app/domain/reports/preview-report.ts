import type { ReportView } from '#app/domain/results/view-blocks.ts'
import { type Locale, translator } from '#app/i18n/index.ts'
import { composeReport, type Draft, type ReportSources } from './compose-report.ts'

/** A draft as it would be frozen now, with a warning that it is none. */
export function previewReport(draft: Draft, sources: ReportSources, locale: Locale): ReportView {
  const t = translator(locale)
  return composeReport(
    draft,
    sources,
    { running: t('reports:draftRunning'), warnings: [t('reports:draftWarning')] },
    locale,
  )
}
