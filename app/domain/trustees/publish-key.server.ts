import { isPublicKey } from '#app/domain/ballots/seal-share.ts'
import type { AnonymousCtx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { findByLink } from './internal/find-by-link.server.ts'

/**
 * Takes the public part of the one-time key of a trustee's browser. The first one stays: another browser that holds the same
 * link can't take her place; the same key again is taken as already there.
 * @param key 65 bytes
 * @throws DomainError `trustees.unknown-link` (404); `trustees.bad-request` (400) for what is no public key;
 *   `trustees.other-browser` (409); `trustees.key-used` (409) for the key of another trustee; `trustees.too-late` (409) once
 *   the shares are dealt, or when the wave is not being launched
 */
export async function publishKey(
  ctx: AnonymousCtx,
  { waveId, secret, key }: { waveId: string; secret: string; key: Uint8Array<ArrayBuffer> },
): Promise<void> {
  if (!(await isPublicKey(key))) throw new DomainError('trustees.bad-request', 400)
  await ctx.db.transaction().execute(async (db) => {
    const trx = { ...ctx, db }
    await db.selectFrom('waves').select('id').where('id', '=', waveId).forUpdate().execute()
    const { wave, trustee } = await findByLink(trx, waveId, secret)
    const published = Buffer.from(key)
    if (trustee.public_key?.equals(published)) return
    if (trustee.public_key) throw new DomainError('trustees.other-browser', 409)
    if (wave.state !== 'launching' || wave.urnPublic) throw new DomainError('trustees.too-late', 409)
    const twin = await db
      .selectFrom('wave_trustees')
      .select('id')
      .where('public_key', '=', published)
      .executeTakeFirst()
    if (twin) throw new DomainError('trustees.key-used', 409)
    await db
      .updateTable('wave_trustees')
      .set({ public_key: published })
      .where('id', '=', trustee.id)
      .execute()
  })
}
