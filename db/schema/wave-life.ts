import type { Generated } from 'kysely'

/** How the mails of a wave leave. Without a row: the usual pace, nothing paused. */
export interface WaveSendingTable {
  wave_id: string
  paused: Generated<boolean>
  /** Messages that may leave in one minute. */
  per_minute: Generated<number>
  /** How often an address was corrected, and a link sent again: numbers for the closing record, nobody's name. */
  addresses_corrected: Generated<number>
  sent_again: Generated<number>
}

export type ReminderKind = 'reminder_7' | 'reminder_3'

/** The two reminders, planned at launch. A moment planned says nothing of when anybody answered. */
export interface WaveRemindersTable {
  wave_id: string
  kind: ReminderKind
  due_at: Date
  /** planned → queued; cancelled by the pilot; passed: the later one was due before this could leave. */
  state: 'planned' | 'cancelled' | 'queued' | 'passed'
  /** Its moment was chosen: a later close doesn't move it. */
  by_hand: boolean
  /** {fr, en}: the pilot's own sentence; null without. */
  note: unknown
}

/** People to invite late, until the worker, which alone reads the link key, has made their link. */
export interface WaveArrivalsTable {
  wave_id: string
  person_id: string
}

/** The corrected writings of a wave's questionnaire, beside the one it froze: ballots of each are counted alike. */
export interface WaveCorrectionsTable {
  wave_id: string
  /** From 1. */
  version: number
  definition_hash: Buffer
}

/** How much of an urn is opened, while it is. */
export interface WaveOpeningsTable {
  wave_id: string
  /** 0 to 100 */
  percent: number
}

export interface WaveCancellationsTable {
  wave_id: string
  /** {fr, en} */
  reason: unknown
  /** The opening hour had come: people had been written to. */
  open: boolean
  /** The closing hour had passed. */
  votes_over: Generated<boolean>
  /** Keys, tables, record and list of mails are done. */
  complete: boolean
}

export type AddendumKind = 'extension' | 'correction' | 'arrival' | 'slips' | 'cancellation'

/** Lines of the procès-verbal written while a wave is open: numbered, each a document with its hash. */
export interface WaveAddendaTable {
  wave_id: string
  number: number
  kind: AddendumKind
  data: unknown
  pdf: Buffer
  sha256: Buffer
  recorded_on: string
  /** Whether the staff representatives have it; nobody: none was declared. */
  handed: 'waiting' | 'accepted' | 'refused' | 'nobody'
}
