import type { Calendar } from '#app/domain/calendar/queries.server.ts'
import type { ResultsContent } from '#app/domain/results/results-content.ts'
import { resultsWords } from '#app/domain/results/results-words.ts'
import {
  numberFigures,
  type ReportView,
  type ViewBlock,
  type ViewSection,
} from '#app/domain/results/view-blocks.ts'
import type { Locale, LocalizedText } from '#app/i18n/index.ts'
import { blockSection } from './block-section.ts'
import { type DraftBlock, written } from './draft-block.ts'
import { listFindings } from './findings.ts'
import type { ReportKind } from './report-content.ts'

/** A report as the pilot left it. */
export interface Draft {
  kind: ReportKind
  /** An empty one is proposed by the findings, else by the kind. */
  title: LocalizedText
  /** An empty one is the last wave's own first sentences. */
  lede: LocalizedText
  blocks: readonly DraftBlock[]
}

export interface SourceWave {
  waveId: string
  resultsId: string
  /** SHA-256 of the results, hexadecimal. */
  sha256: string
  content: ResultsContent
}

/** Everything a report is made of at one moment. */
export interface ReportSources {
  kind: ReportKind
  processName: string
  territory: string
  /** YYYY-MM-DD, on the territory's clock. */
  today: string
  /** In the order of the report. */
  waves: readonly SourceWave[]
  calendar: Calendar
  /** Confirmed comments by `<wave> <question>`, in a random order; none for a question where they may not be shown. */
  comments: Readonly<Record<string, readonly string[]>>
  /** Waves side by side, in each language; null when there is nothing to compare. */
  comparison: Readonly<Record<Locale, ViewBlock[]>> | null
}

/** What stands at the head of every page: which version, of when; and what must be read first. */
export interface ReportHead {
  running: string
  warnings: string[]
}

/** A report in one language: the page and the PDF draw what this returns. Blocks that have nothing to show are left out. */
export function composeReport(
  draft: Draft,
  sources: ReportSources,
  head: ReportHead,
  locale: Locale,
): ReportView {
  const words = resultsWords(locale)
  const shown = draft.blocks.filter(({ removed }) => !removed)
  const sections = shown.flatMap((block): ViewSection[] => {
    const section = blockSection(block, sources, words)
    return section ? [section] : []
  })
  return {
    territory: sources.territory,
    running: head.running,
    kicker: words.t(`reports:kicker.${draft.kind}`),
    heading: reportHeading(draft, sources, locale),
    lede: written(draft.lede, locale) ?? proposedLede(sources, locale),
    warnings: [...head.warnings, ...unpublishable(sources, words)],
    figures: [],
    sections: numberFigures(sections),
  }
}

/** What a report is called: as its pilot wrote it, else as its figures propose. */
export function reportHeading(
  { title, kind }: Pick<Draft, 'title' | 'kind'>,
  sources: ReportSources,
  locale: Locale,
): string {
  return written(title, locale) ?? proposedTitle(kind, sources, resultsWords(locale))
}

function proposedTitle(kind: ReportKind, { waves }: ReportSources, words: Words): string {
  const found = listFindings(waves.map(({ content }) => content)).find(({ headline }) => headline)
  if (kind !== 'follow_up' && found) return found.headline![words.locale]
  const last = waves.at(-1)
  return words.t(`reports:title.${kind}`, { label: last?.content.wave.label ?? '' })
}

function proposedLede({ waves }: ReportSources, locale: Locale): string {
  return waves.at(-1)?.content.lede[locale] ?? ''
}

function unpublishable({ waves }: ReportSources, { t }: Words): string[] {
  return waves
    .filter(({ content }) => !content.publishable)
    .map(({ content }) => t('reports:waveUnpublishable', { label: content.wave.label, k: content.k }))
}

type Words = ReturnType<typeof resultsWords>
