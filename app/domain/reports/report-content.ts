import type { ReportView } from '#app/domain/results/view-blocks.ts'
import type { Locale, LocalizedText } from '#app/i18n/index.ts'

export const reportKinds = ['steering', 'follow_up', 'restitution'] as const
/**
 * For whom it is written. Staff representatives have no kind of their own: they read the steering committee's report, the
 * same version at the same instant, with the publication record.
 */
export type ReportKind = (typeof reportKinds)[number]

/** What a version was made from. */
export interface ReportSource {
  /** Of the wave: T0. */
  label: string
  title: LocalizedText
  /** Version of the results. */
  number: number
  frozenOn: string
  /** Of the results, hexadecimal. */
  sha256: string
}

/** A frozen version: everything it shows, in both languages. Page and PDF draw it and read nothing else. */
export interface ReportContent {
  format: 1
  kind: ReportKind
  number: number
  /** « comité de pilotage du 12 mars 2027 » */
  meeting: LocalizedText
  /** Why the version before it had to be corrected; null for the first. */
  reason: LocalizedText | null
  /** YYYY-MM-DD */
  frozenOn: string
  processName: string
  sources: ReportSource[]
  views: Record<Locale, ReportView>
}
