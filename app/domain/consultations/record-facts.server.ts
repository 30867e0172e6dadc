import type { RecordWave } from '#app/documents/record-text.ts'
import { getPublicUrn, type PublicUrn } from '#app/domain/ballots/queries.server.ts'
import type { AnyCtx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { getProcess, type ProcessSummary } from '#app/domain/processes/queries.server.ts'
import { listTrustees } from '#app/domain/trustees/queries.server.ts'
import { type FrozenWave, getFrozenWave } from './frame.server.ts'
import { findWave, type Wave } from './queries.server.ts'

export interface RecordFacts {
  wave: Wave
  demarche: ProcessSummary
  frozen: FrozenWave
  urn: PublicUrn
  /** The wave as both records print it. */
  printed: RecordWave
}

/** What both procès-verbaux say of a launched wave. @throws DomainError `not-found` (404) */
export async function getRecordFacts(ctx: AnyCtx, waveId: string): Promise<RecordFacts> {
  const wave = await findWave(ctx, waveId)
  const urn = await getPublicUrn(ctx, waveId)
  if (!wave?.opensAt || !wave.closesAt || !urn) throw new DomainError('not-found', 404)
  const trustees = await listTrustees(ctx, waveId)
  const printed: RecordWave = {
    id: wave.id,
    label: wave.label,
    title: wave.title,
    test: wave.test,
    level: wave.level === 2 ? 2 : 1,
    ...(trustees.length ? { trustees: trustees.map(({ name, role }) => ({ name, role })) } : {}),
    opensAt: wave.opensAt.toISOString(),
    closesAt: wave.closesAt.toISOString(),
  }
  const frozen = await getFrozenWave(ctx, waveId)
  return { wave, demarche: await getProcess(ctx, wave.processId), frozen, urn, printed }
}
