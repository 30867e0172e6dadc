import type { Ctx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { recordAction } from '#app/domain/journal/record-action.server.ts'
import { getWave } from './queries.server.ts'

/**
 * Gives another address of the staff representatives to a launched wave whose addenda their mail server refused: what was
 * refused is handed over again.
 * @throws DomainError `not-found`; `wave.not-refused` (409) when nothing was refused
 */
export async function correctLiveRepresentatives(
  ctx: Ctx,
  processId: string,
  waveId: string,
  address: string,
): Promise<void> {
  await ctx.db.transaction().execute(async (db) => {
    const trx = { ...ctx, db }
    const wave = await getWave(trx, processId, waveId)
    const { numUpdatedRows } = await db
      .updateTable('wave_addenda')
      .set({ handed: 'waiting' })
      .where('wave_id', '=', wave.id)
      .where('handed', '=', 'refused')
      .executeTakeFirst()
    if (numUpdatedRows === 0n) throw new DomainError('wave.not-refused', 409)
    await db
      .updateTable('wave_notices')
      .set({ representatives_email: address })
      .where('wave_id', '=', wave.id)
      .execute()
    const details = { label: wave.label }
    await recordAction(trx, { processId, action: 'wave.representatives-corrected', details })
  })
}
