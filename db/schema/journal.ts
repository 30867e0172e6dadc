import type { GeneratedAlways } from 'kysely'

/** What staff did in a démarche; never what a respondent does. `process_id` null: the instance itself. */
export interface JournalTable {
  /** Lines of one instant are told apart by it. */
  id: GeneratedAlways<string>
  process_id: string | null
  at: Date
  /** Null when the worker did it, or when the account is gone. */
  account_id: string | null
  account_name: string
  action: string
  /** Numbers and labels the sentence needs: no answer, no address. */
  details: unknown
}
