import type { Locale, LocalizedText } from '#app/i18n/index.ts'

/** A line of a decisions block, as the pilot wrote it; an empty English text shows the French one. */
export interface Decision {
  decision: LocalizedText
  who: LocalizedText
  /** YYYY-MM-DD, or null. */
  dueOn: string | null
}

interface Common {
  id: string
  /** Taken out by the pilot, who may put it back: it is not shown. */
  removed: boolean
  /** What the pilot says above the block; an empty English text shows the French one. */
  note: LocalizedText
}

/** What a draft is made of, in order. Figures are not in it: they are read from the results each time, until it is frozen. */
export type DraftBlock = Common & BlockSubject

export type BlockSubject =
  | { kind: 'text'; title: LocalizedText; text: LocalizedText }
  | { kind: 'findings' }
  | { kind: 'key-figures' }
  | { kind: 'chart' | 'table'; waveId: string; part: string }
  | { kind: 'comments'; waveId: string; question: string }
  | { kind: 'decisions'; lines: Decision[] }
  | { kind: 'comparison' }
  | { kind: 'participation' }
  | { kind: 'dates' }
  | { kind: 'method' }
  /** What follows begins a page. */
  | { kind: 'annex' }

export type BlockKind = DraftBlock['kind']

export const nothingSaid: LocalizedText = { fr: '', en: '' }

/** What the pilot wrote, in French where she wrote no English; null when nothing. */
export function written(text: LocalizedText, locale: Locale): string | null {
  return text[locale] || text.fr || null
}

/** More than a committee reads; a form can't grow without end. */
export const mostBlocks = 80
export const mostDecisions = 12
