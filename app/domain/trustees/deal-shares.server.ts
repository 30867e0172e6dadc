import { dealUrnKey } from '#app/domain/ballots/split-key.server.ts'
import type { AnonymousCtx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'

/**
 * The urn key of a wave whose three trustees have published their keys, as `createUrn` takes it. Neither the key nor a share
 * is left in memory when this returns; each share is sealed to the browser of its trustee.
 * @throws DomainError `trustees.not-ready` (409) when a key is missing
 */
export async function dealShares(ctx: AnonymousCtx, waveId: string) {
  const rows = await ctx.db
    .selectFrom('wave_trustees')
    .select(['id', 'public_key'])
    .where('wave_id', '=', waveId)
    .orderBy('place')
    .execute()
  const recipients = rows.flatMap(({ id, public_key }) =>
    public_key ? [{ trusteeId: id, publicKey: public_key }] : [],
  )
  if (recipients.length !== 3) throw new DomainError('trustees.not-ready', 409)
  const { urnPublic, shares } = await dealUrnKey(waveId, recipients)
  return {
    urnPublic,
    /** In the transaction that makes the urn. Somebody replaced meanwhile stops it: her share would be lost. */
    async keep({ db }: AnonymousCtx): Promise<void> {
      for (const [place, { trusteeId, sealed, check }] of shares.entries()) {
        const { numUpdatedRows } = await db
          .updateTable('wave_trustees')
          .set({ sealed_share: sealed, share_check: check })
          .where('id', '=', trusteeId)
          .where('public_key', '=', Buffer.from(recipients[place]!.publicKey))
          .executeTakeFirst()
        if (numUpdatedRows !== 1n) throw new DomainError('trustees.not-ready', 409)
        await db
          .insertInto('trustee_letters')
          .values({ trustee_id: trusteeId, kind: 'sheet', state: 'due' })
          .execute()
      }
    },
  }
}
