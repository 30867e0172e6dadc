import type { AnyCtx } from '#app/domain/context.ts'

/**
 * Erases how the trustees of a wave were written to, once its urn is opened or destroyed. Their names and roles stay, as the
 * records have printed them; their links still tell them what became of it. In the caller's transaction, or by itself.
 */
export async function forgetAddresses({ db }: AnyCtx, waveId: string): Promise<void> {
  await db
    .updateTable('wave_trustees')
    .set({ email: null, public_key: null, sealed_share: null })
    .where('wave_id', '=', waveId)
    .execute()
}
