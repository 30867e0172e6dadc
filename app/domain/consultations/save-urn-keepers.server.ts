import type { Ctx } from '#app/domain/context.ts'
import { recordAction } from '#app/domain/journal/record-action.server.ts'
import { nameTrustees } from '#app/domain/trustees/name-trustees.server.ts'
import { namedTrustees, type UrnKeepers } from '#app/domain/trustees/schema.ts'
import { lockDraft } from './internal/lock-draft.server.ts'

/**
 * Keeps who will hold the key of the urn of a draft: the server, or three trustees.
 * @throws DomainError `not-found` (404) · `wave.frozen` (409) once launched
 */
export async function saveUrnKeepers(
  ctx: Ctx,
  processId: string,
  waveId: string,
  keepers: UrnKeepers,
): Promise<void> {
  await ctx.db.transaction().execute(async (db) => {
    const trx = { ...ctx, db }
    const { id, label } = await lockDraft(trx, processId, waveId)
    const level = Number(keepers.level)
    await db.updateTable('waves').set({ level }).where('id', '=', id).execute()
    await nameTrustees(trx, id, namedTrustees(keepers))
    await recordAction(trx, { processId, action: 'wave.urn-saved', details: { label, level } })
  })
}
