import { may } from '#app/domain/accounts/permissions.ts'
import type { Ctx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'

export interface LiveWave {
  processId: string
  label: string
}

/**
 * A wave whose mails may still be acted upon: launched, its closing hour to come. Its row is kept from changing state until
 * the transaction ends.
 * @throws DomainError `not-found` (404) outside the démarches where the actor runs waves; `wave.not-open` (409)
 */
export async function requireLiveWave(ctx: Ctx, waveId: string): Promise<LiveWave> {
  const wave = await ctx.db
    .selectFrom('waves')
    .innerJoin('consultations', 'consultations.id', 'waves.consultation_id')
    .innerJoin('wave_notices', 'wave_notices.wave_id', 'waves.id')
    .select(['consultations.process_id', 'wave_notices.label', 'waves.state', 'waves.closes_at'])
    .where('waves.id', '=', waveId)
    .forShare('waves')
    .executeTakeFirst()
  if (!wave || !may(ctx.actor, 'wave.run', wave.process_id)) throw new DomainError('not-found', 404)
  if (wave.state !== 'launched' || !wave.closes_at || wave.closes_at <= ctx.now()) {
    throw new DomainError('wave.not-open', 409)
  }
  return { processId: wave.process_id, label: wave.label }
}
