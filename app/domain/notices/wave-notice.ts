import type { WavePhase } from '#app/domain/consultations/wave-phase.ts'
import type { TerritorySettings } from '#app/domain/settings/territory-settings.ts'
import type { Locale, LocalizedText } from '#app/i18n/index.ts'

/** What is true of a wave, for those it invites. */
export interface WaveNotice {
  waveId: string
  phase: WavePhase
  title: LocalizedText
  why: LocalizedText
  contact: LocalizedText
  /** The EPCI. */
  /** The territory's accent, adjusted for white paper: #rrggbb. */
  accent: string
  organisation: string
  siren: string
  communes: string[]
  /** Employers that are neither the EPCI nor a commune. */
  otherEmployers: string[]
  /** Where the urn key is: 1, a file of the server; 2, shared between three trustees. */
  level: 1 | 2
  /** What those three do, as they were named; none at level 1, or before they are named. */
  trusteeRoles: string[]
  /** Fewest answers of a group that is shown. */
  k: number
  /** Fewest people of an answer that is shown. */
  m: number
  depth: 'segment' | 'employer' | 'service'
  /** How many groups a respondent picks from; null before launch, when the tree isn't frozen. */
  groups: number | null
  /** ISO instants. */
  opensAt: string
  closesAt: string
  test: boolean
  languages: Locale[]
  /** Whether mail really leaves; otherwise messages stay in the local mailbox. */
  smtp: boolean
  /** Whether the opening record goes to staff representatives; false: it was stated that there are none. */
  representatives: boolean
  /** Whether the questionnaire has free texts. */
  comments: boolean
  /** Fewer comments than this for a question: none is kept. */
  fewestComments: number
  /** Paper slips were printed for those who have no mailbox. */
  slips?: boolean
  /** Minutes between the closing hour and the opening of the urn. */
  graceMinutes: number
  /** Days an imported staff file is kept. */
  importDays: number
  /** What the closing record says; null before it is drawn up. */
  closing: { keysDestroyedAt: string | null; publishable: boolean } | null
  settings: Pick<TerritorySettings, 'controller' | 'dpo' | 'host' | 'purpose'>
}

/** A page for people, ready to be drawn by the page and by the PDF; texts are texts, never markup. */
export interface NoticeDocument {
  title: string
  lede: string
  /** A test wave, a draft: what must be known first. */
  flags: string[]
  /** The promise, set apart. */
  promise: string | null
  sections: NoticeSection[]
}

export interface NoticeSection {
  id: string
  title: string
  blocks: NoticeBlock[]
}

export type NoticeBlock =
  | { kind: 'paragraph'; text: string }
  /** The words of the organisers. */
  | { kind: 'quote'; text: string }
  | { kind: 'list'; label: string | null; items: string[] }
  | { kind: 'facts'; rows: { name: string; value: string }[] }
  /** The first cell of each row is its heading. */
  | { kind: 'table'; caption: string; head: string[]; rows: string[][] }
