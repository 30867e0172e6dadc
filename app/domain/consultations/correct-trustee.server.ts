import type { Ctx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { recordAction } from '#app/domain/journal/record-action.server.ts'
import { isWithdrawn } from '#app/domain/trustees/queries.server.ts'
import type { TrusteeAddress } from '#app/domain/trustees/schema.ts'
import { changeAddress } from '#app/domain/trustees/send-link-again.server.ts'
import { getWave } from './queries.server.ts'

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
    const known = await getWave(trx, processId, waveId)
    await db.selectFrom('waves').select('id').where('id', '=', known.id).forUpdate().execute()
    const wave = await getWave(trx, processId, waveId)
    const running = wave.state === 'launching' || wave.state === 'launched' || wave.state === 'closing'
    if (!running || (await isWithdrawn(trx, wave.id))) throw new DomainError('trustees.over', 409)
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
