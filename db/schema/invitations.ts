/** What became of the trial message a pilot asked for before launching: one row for each account and wave, the latest. */
export interface TrialMessagesTable {
  wave_id: string
  account_id: string
  state: 'requested' | 'accepted' | 'refused' | 'unavailable'
  /** A fixed code, never the server's words. */
  reason_code: string | null
  requested_at: Date
}
