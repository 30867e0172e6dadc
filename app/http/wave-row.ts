import type { Wave } from '#app/domain/consultations/queries.server.ts'

/** A wave as lists show it. */
export function toWaveRow({
  id,
  label,
  title,
  phase,
  test,
  opensAt,
  closesAt,
  invited,
  slips,
  ballots,
  totalAt,
}: Wave) {
  return {
    id,
    label,
    title,
    phase,
    test,
    opensAt: opensAt?.toISOString() ?? null,
    closesAt: closesAt?.toISOString() ?? null,
    /** People: the slips are beside them. */
    invited: invited === null ? null : invited - slips,
    slips,
    ballots,
    totalAt: phase === 'open' && ballots !== null ? (totalAt?.toISOString() ?? null) : null,
  }
}

export type WaveRow = ReturnType<typeof toWaveRow>
