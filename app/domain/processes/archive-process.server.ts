import type { Ctx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { recordAction } from '#app/domain/journal/record-action.server.ts'

/**
 * Makes a démarche read only, or opens it again. Done twice, it is done once.
 * @throws DomainError `process.wave-running` (409) while a wave is being launched, open or counted
 */
export async function archiveProcess(ctx: Ctx, processId: string, archived: boolean): Promise<void> {
  await ctx.db.transaction().execute(async (db) => {
    const found = await db
      .selectFrom('processes')
      .select('archived_at as archivedAt')
      .where('id', '=', processId)
      .forUpdate()
      .executeTakeFirst()
    if (!found) throw new DomainError('not-found', 404)
    if ((found.archivedAt !== null) === archived) return
    if (archived) {
      const label = await findRunningWave({ ...ctx, db }, processId)
      if (label !== null) throw new DomainError('process.wave-running', 409, { label })
    }
    const archived_at = archived ? ctx.now() : null
    await db.updateTable('processes').set({ archived_at }).where('id', '=', processId).execute()
    const action = archived ? 'process.archived' : 'process.reopened'
    await recordAction({ ...ctx, db }, { processId, action })
  })
}

/** The label of a wave that is launched and not closed, or null: nothing may be archived under those who answer. */
export async function findRunningWave(ctx: Ctx, processId: string): Promise<string | null> {
  const wave = await ctx.db
    .selectFrom('waves')
    .innerJoin('consultations', 'consultations.id', 'waves.consultation_id')
    .innerJoin('wave_notices', 'wave_notices.wave_id', 'waves.id')
    .select('wave_notices.label')
    .where('consultations.process_id', '=', processId)
    .where('waves.state', 'in', ['launching', 'launched', 'closing'])
    .orderBy('waves.opens_at')
    .executeTakeFirst()
  return wave?.label ?? null
}
