import { may, type Permission } from '#app/domain/accounts/permissions.ts'
import type { Ctx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'

/** @throws DomainError `not-found` (404) when there is no such wave in the démarches where the actor may do this */
export async function requireWave(ctx: Ctx, waveId: string, permission: Permission): Promise<void> {
  const wave = await ctx.db
    .selectFrom('waves')
    .innerJoin('consultations', 'consultations.id', 'waves.consultation_id')
    .select('consultations.process_id')
    .where('waves.id', '=', waveId)
    .executeTakeFirst()
  if (!wave || !may(ctx.actor, permission, wave.process_id)) throw new DomainError('not-found', 404)
}
