import type { Ctx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { recordAction } from '#app/domain/journal/record-action.server.ts'
import type { TrusteeAddress } from '#app/domain/trustees/schema.ts'
import { changeAddress } from '#app/domain/trustees/send-link-again.server.ts'
import { lockRunningTrustees } from './internal/lock-running-trustees.server.ts'

/**
 * Corrects the address, or the language, of a trustee who keeps her share: from the launch to the opening. The link sent before is
 * worth nothing any more, a new one leaves.
 * @throws DomainError `not-found` (404); `trustees.over` (409) before the launch, or once the urn is opened or destroyed;
 *   `trustees.same-address` (422)
 */
export async function correctTrustee(
  ctx: Ctx,
  processId: string,
  waveId: string,
  trusteeId: string,
  address: TrusteeAddress,
): Promise<void> {
  await ctx.db.transaction().execute(async (db) => {
    const trx = { ...ctx, db }
    const wave = await lockRunningTrustees(trx, processId, waveId)
    const twin = await db
      .selectFrom('wave_trustees')
      .select('id')
      .where('wave_id', '=', wave.id)
      .where('email', '=', address.email)
      .where('id', '!=', trusteeId)
      .executeTakeFirst()
    if (twin) throw new DomainError('trustees.same-address', 422)
    const { role } = await changeAddress(trx, wave.id, trusteeId, address)
    const details = { label: wave.label, role }
    await recordAction(trx, { processId, action: 'wave.trustee-corrected', details })
  })
}
