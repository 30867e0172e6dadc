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

/** Nobody is added to a wave in its last day: she would have no time to answer, in ms before the close. */
const lastDay = 86_400_000

/** The moment from which nobody is added to a wave any more. */
export function latestArrival({ closesAt }: { closesAt: Date }): Date {
  return new Date(closesAt.getTime() - lastDay)
}

/**
 * Whether a wave may still be cancelled: launched and not over; stopped in its launch once its urn was made; or over, when
 * the key of its urn is lost and nothing else can be done with it, or its trustees don't come.
 */
export function isCancellable(wave: {
  phase: WavePhase
  state: WaveState
  level: number
  launchProblem: string | null
  invited: number | null
  suspended: boolean
}): boolean {
  if (wave.phase === 'launching') return wave.launchProblem !== null && wave.invited !== null
  if (wave.phase === 'counting') return wave.suspended || (wave.level === 2 && wave.state === 'closing')
  return wave.phase === 'scheduled' || wave.phase === 'open'
}
