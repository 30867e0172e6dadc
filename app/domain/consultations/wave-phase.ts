import type { WaveState } from '#db/schema/consultations.ts'

/** Where a wave is, for people: its state and what the dates say of it at this moment. */
export type WavePhase =
  | 'draft'
  | 'launching'
  | 'scheduled'
  | 'open'
  /** The closing hour has passed: the last ballots come in, then the urn is opened. */
  | 'counting'
  | 'closed'
  | 'cancelled'

/** Ballots are taken this long after the closing hour, in ms (anonymity.md, M3); then the urn is opened. */
export const lateBallots = 15 * 60_000

export interface WaveDates {
  state: WaveState
  opensAt: Date | null
  closesAt: Date | null
}

/** The phase of a wave at an instant. Computed when read: no job has to run for a wave to open. */
export function wavePhase({ state, opensAt, closesAt }: WaveDates, now: Date): WavePhase {
  if (state === 'closing') return 'counting'
  if (state !== 'launched' || !opensAt || !closesAt) return state === 'launched' ? 'scheduled' : state
  if (now < opensAt) return 'scheduled'
  return now < closesAt ? 'open' : 'counting'
}
