import type { AnonymousCtx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { recordAction } from '#app/domain/journal/record-action.server.ts'
import { findByLink } from './internal/find-by-link.server.ts'

/**
 * Notes that a trustee says that she destroyed her sheet, once its urn is opened or destroyed. Said twice, it is noted once.
 * @throws DomainError `trustees.unknown-link` (404); `trustees.sheet-needed` (409) while the sheet may have to open the urn
 */
export async function declareDestroyed(
  ctx: AnonymousCtx,
  { waveId, secret }: { waveId: string; secret: string },
): Promise<void> {
  await ctx.db.transaction().execute(async (db) => {
    const trx = { ...ctx, db }
    const { wave, trustee } = await findByLink(trx, waveId, secret)
    if (wave.state !== 'closed' && wave.state !== 'cancelled') {
      throw new DomainError('trustees.sheet-needed', 409)
    }
    const { numUpdatedRows } = await db
      .updateTable('wave_trustees')
      .set({ sheet_destroyed: true })
      .where('id', '=', trustee.id)
      .where('sheet_destroyed', '=', false)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) return
    const details = { label: wave.label, role: trustee.role }
    await recordAction(trx, { processId: wave.processId, action: 'wave.sheet-destroyed', details })
  })
}
