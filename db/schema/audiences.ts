import type { Generated } from 'kysely'

/** To whom a wave is sent; without a row, to every agent. Frozen with the wave. */
export interface WaveAudiencesTable {
  wave_id: string
  /** `Audience` of the directory. */
  rules: unknown
  /** {fr, en}: the rules in plain words, as they were at launch; null before. */
  words: unknown
}

/** Of which wave in preparation a test wave is the trial. */
export interface WaveTrialsTable {
  wave_id: string
  tried_id: string
}

/** The team that a test wave is sent to: no agent of the directory. */
export interface WaveTestersTable {
  id: Generated<string>
  wave_id: string
  name: string
  email: string
  locale: 'fr' | 'en'
}

/** Whom a delivery may be for (a view): the persons of the directory, and the testers of each test wave. */
export interface ParticipantsView {
  id: string
  process_id: string
  /** Of a tester only. */
  wave_id: string | null
  given_name: string
  family_name: string
  email: string | null
  locale: 'fr' | 'en'
}
