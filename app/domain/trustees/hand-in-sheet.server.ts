import { sealedShareBytes } from '#app/domain/ballots/seal-share.ts'
import type { AnonymousCtx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { sittingLength } from './ceremony.ts'
import { findByLink } from './internal/find-by-link.server.ts'

/**
 * Keeps a trustee's sheet for the sitting of an opening, sealed to the key that only the worker's memory has. The first one
 * starts the half hour. A second one replaces hers, unless the worker has found it right.
 * @param sitting the sitting's public key, 65 bytes: what was sealed to another opens no more
 * @param sealed what `sealShare` made
 * @throws DomainError `trustees.unknown-link` (404); `trustees.bad-request` (400); `trustees.not-opening` (409);
 *   `trustees.sitting-over` (409): to be typed again
 */
export async function handInSheet(
  ctx: AnonymousCtx,
  input: { waveId: string; secret: string; sitting: Uint8Array; sealed: Uint8Array },
): Promise<void> {
  const { waveId, secret } = input
  if (input.sealed.length !== sealedShareBytes) throw new DomainError('trustees.bad-request', 400)
  await ctx.db.transaction().execute(async (db) => {
    const { wave, trustee } = await findByLink({ ...ctx, db }, waveId, secret)
    if (wave.state !== 'closing') throw new DomainError('trustees.not-opening', 409)
    const sitting = await db
      .selectFrom('urn_sittings')
      .select(['public_key', 'ends_at'])
      .where('wave_id', '=', waveId)
      .forUpdate()
      .executeTakeFirst()
    const over = sitting?.ends_at && sitting.ends_at <= ctx.now()
    if (!sitting?.public_key.equals(input.sitting) || over)
      throw new DomainError('trustees.sitting-over', 409)
    const sealed = Buffer.from(input.sealed)
    await db
      .insertInto('urn_sheets')
      .values({ wave_id: waveId, trustee_id: trustee.id, sealed, verdict: null })
      .onConflict((conflict) =>
        conflict
          .columns(['wave_id', 'trustee_id'])
          .doUpdateSet({ sealed, verdict: null })
          .where((where) =>
            where.or([where('urn_sheets.verdict', 'is', null), where('urn_sheets.verdict', '=', 'wrong')]),
          ),
      )
      .execute()
    if (sitting.ends_at) return
    const endsAt = new Date(ctx.now().getTime() + sittingLength)
    await db.updateTable('urn_sittings').set({ ends_at: endsAt }).where('wave_id', '=', waveId).execute()
  })
}
