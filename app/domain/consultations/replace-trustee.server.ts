import type { Ctx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { recordAction } from '#app/domain/journal/record-action.server.ts'
import { putTrustee } from '#app/domain/trustees/put-trustee.server.ts'
import { listTrustees } from '#app/domain/trustees/queries.server.ts'
import type { TrusteeInput } from '#app/domain/trustees/schema.ts'
import { lockCeremony } from './internal/lock-ceremony.server.ts'

/**
 * Names somebody else in place of a trustee, or the same person at another address or in another browser, while the shares are
 * not dealt: a new link leaves, the one before and the key published with it are worth nothing any more.
 * @throws DomainError `not-found` (404); `trustees.launched` (409); `trustees.dealt` (409) once the shares are made;
 *   `trustees.same-address` (422)
 */
export async function replaceTrustee(
  ctx: Ctx,
  processId: string,
  waveId: string,
  place: number,
  trustee: TrusteeInput,
): Promise<void> {
  await ctx.db.transaction().execute(async (db) => {
    const trx = { ...ctx, db }
    const wave = await lockCeremony(trx, processId, waveId)
    const trustees = await listTrustees(trx, wave.id)
    if (trustees.some(({ hasShare }) => hasShare)) throw new DomainError('trustees.dealt', 409)
    if (!trustees.some((each) => each.place === place)) throw new DomainError('not-found', 404)
    if (trustees.some((each) => each.place !== place && each.email === trustee.email)) {
      throw new DomainError('trustees.same-address', 422)
    }
    await putTrustee(trx, wave.id, place, trustee)
    const details = { label: wave.label, role: trustee.role }
    await recordAction(trx, { processId, action: 'wave.trustee-replaced', details })
  })
}
