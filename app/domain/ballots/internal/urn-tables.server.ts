import { isWaveId } from '../ballot-format.ts'

/** The tables of one wave: made at launch, dropped at close. */
export function urnTables(waveId: string) {
  if (!isWaveId(waveId)) throw new RangeError('not a wave')
  const suffix = waveId.replaceAll('-', '')
  return { invitations: `invitations_${suffix}`, ballots: `ballots_${suffix}` } as const
}
