import type { Generated } from 'kysely'

export interface ConsultationsTable {
  id: Generated<string>
  process_id: string
  /** A key of `#surveys/index.ts`. */
  instrument: string
  created_on: string
}

/** Survey definitions by the SHA-256 of their canonical JSON: what a wave froze never changes. */
export interface DefinitionsTable {
  hash: Buffer
  definition: unknown
}

export type WaveState = 'draft' | 'launching' | 'launched' | 'closing' | 'closed' | 'cancelled'

/** anonymity.md "Tables": columns may not grow. Whether a launched wave is open follows from `opens_at` and the clock. */
export interface WavesTable {
  id: Generated<string>
  consultation_id: string
  definition_hash: Buffer | null
  languages: string[]
  opens_at: Date | null
  closes_at: Date | null
  k: number
  state: Generated<WaveState>
  test: boolean
  level: number
  issue_spki: Buffer | null
  issue_key_sealed: Buffer | null
  urn_public: Buffer | null
  ballot_length: number | null
  invited: number | null
  credentials_issued: number | null
  ballots: number | null
  /** Void ballots by reason code. */
  void: unknown
}

/** What the pilot wrote for people about a wave, before launch; frozen with it. */
export interface WaveNoticesTable {
  wave_id: string
  /** « T0 », « T1 »… */
  label: string
  title: unknown
  who: unknown
  why: unknown
  contact: unknown
  /** Where the opening record goes; null when the pilot recorded that there is no staff representative. */
  representatives_email: string | null
  no_representatives: boolean
  /** The code of what stopped a launch in the worker, for the pilot to mend; null when nothing did. */
  launch_problem: string | null
  /** The full hour at which the total of ballots shown was counted. */
  total_at: Date | null
  /** The full hour in which the keys were last tried. */
  keys_tried_at: Generated<Date | null>
  /** Depth of the tree: segment, employer or service. */
  depth: 'segment' | 'employer' | 'service'
}

/** The tree frozen at launch, anonymity.md and disclosure.md R1. */
export interface WaveNodesTable {
  wave_id: string
  node: string
  parent: string | null
  /** {fr, en} */
  label: unknown
  headcount: number
}

/** Disclosure.md R8: the wave shows two classes of people apart, by this question; frozen at launch as two nodes. */
export interface WaveSecondDimensionsTable {
  wave_id: string
  question: string
}

/** Pages of the questionnaire that a wave's pilot asks of these segments only; of everybody when there is none. */
export interface WaveAskedPagesTable {
  wave_id: string
  page: string
  segments: string[]
}

/** Opening and closing records (procès-verbaux): their data and the tagged PDF, by hash. */
export interface RecordsTable {
  wave_id: string
  kind: 'opening' | 'closing'
  data: unknown
  pdf: Buffer
  sha256: Buffer
  recorded_on: string
}

/** Test waves somebody asked to delete: the worker destroys keys and tables, then the wave. */
export interface WaveDeletionsTable {
  wave_id: string
}

export type DeliveryState = 'queued' | 'attempted' | 'accepted' | 'refused'

/** Waves whose urn key didn't open the hourly canary: no credential is issued until it does. */
export interface UrnSuspensionsTable {
  wave_id: string
}

/** The waves whose link key is missing or damaged. */
export interface LinkKeyLossesTable {
  wave_id: string
}

export interface DeliveriesTable {
  wave_id: string
  person_id: string
  kind: 'invitation' | 'reminder_7' | 'reminder_3' | 'cancellation'
  state: DeliveryState
  reason_code: string | null
  attempts: number
}

/** `invitations_<wave>`: made at launch, dropped at close. */
export interface InvitationsTable {
  hash: Buffer
  blinded_sha: Buffer | null
}

/** `ballots_<wave>`: made at launch, dropped at close. */
export interface BallotsTable {
  nullifier: Buffer
  enc: Buffer
  ciphertext: Buffer
}

/** The only source of reports. */
export interface TalliesTable {
  wave_id: string
  question: string
  node: string
  /** Number of classes of the step; 0: answers outside the scale, for the territory only. */
  step: number
  class: number
  n: number
}

export interface CommentsTable {
  id: Generated<string>
  wave_id: string
  question: string
  body: string
  moderation: 'unread' | 'confirmed'
}

export interface CommentCountsTable {
  wave_id: string
  question: string
  /** Passages masked, or comments withheld for this reason. */
  kind: 'masked' | 'threat' | 'unlawful' | 'identifying' | 'empty'
  n: number
}

export interface SpentBallotsTable {
  wave_id: string
  nullifier: Buffer
}

/** Frozen results of a wave: the result of the disclosure rule, as JSON, rendered by every format. */
export interface ResultsTable {
  id: Generated<string>
  process_id: string
  wave_id: string
  number: number
  frozen_on: string
  content: unknown
  sha256: Buffer
  published_on: string | null
}
