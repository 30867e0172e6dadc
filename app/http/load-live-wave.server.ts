import { redirect } from '@remix-run/node'
import { getWave, type Wave } from '#app/domain/consultations/queries.server.ts'
import type { StaffArgs } from './context.server.ts'

export interface LiveWaveFacts {
  wave: Wave & { opensAt: Date; closesAt: Date }
  /** Where an act on it leads back. */
  here: string
}

/** What every page about a launched wave whose close is to come shows; any other wave has its own page. */
export async function loadLiveWave({ ctx, params }: StaffArgs): Promise<LiveWaveFacts> {
  const wave = await getWave(ctx, params.processId!, params.waveId!)
  const here = `/demarches/${wave.processId}/vagues/${wave.id}`
  const { opensAt, closesAt } = wave
  if (!opensAt || !closesAt || !['scheduled', 'open'].includes(wave.phase)) throw redirect(here)
  return { wave: { ...wave, opensAt, closesAt }, here }
}
