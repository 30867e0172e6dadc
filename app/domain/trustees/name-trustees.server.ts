import type { AnyCtx } from '#app/domain/context.ts'
import type { TrusteeInput } from './schema.ts'

/** Keeps the trustees of a wave in preparation, in the caller's transaction; an empty list forgets those named before. */
export async function nameTrustees(
  { db }: AnyCtx,
  waveId: string,
  trustees: readonly (Omit<TrusteeInput, 'email'> & { email: string | null })[],
): Promise<void> {
  await db.deleteFrom('wave_trustees').where('wave_id', '=', waveId).execute()
  if (trustees.length === 0) return
  await db
    .insertInto('wave_trustees')
    .values(trustees.map((trustee, index) => ({ ...trustee, wave_id: waveId, place: index + 1 })))
    .execute()
}

/** Asks the worker for the first letters of a launch, in the caller's transaction. */
export async function startCeremony({ db }: AnyCtx, waveId: string): Promise<void> {
  const trustees = await db
    .selectFrom('wave_trustees')
    .select('id')
    .where('wave_id', '=', waveId)
    .orderBy('place')
    .execute()
  if (trustees.length === 0) return
  await db
    .insertInto('trustee_letters')
    .values(trustees.map(({ id }) => ({ trustee_id: id, kind: 'ceremony' as const, state: 'due' as const })))
    .execute()
}

/**
 * Names the trustees anew, as they were: other identifiers, so that no link, key or share of the launch that is undone is
 * worth anything. In the caller's transaction.
 */
export async function forgetCeremony(ctx: AnyCtx, waveId: string): Promise<void> {
  const trustees = await ctx.db
    .selectFrom('wave_trustees')
    .select(['name', 'role', 'email', 'locale'])
    .where('wave_id', '=', waveId)
    .orderBy('place')
    .execute()
  await nameTrustees(ctx, waveId, trustees)
  await ctx.db.deleteFrom('launch_withdrawals').where('wave_id', '=', waveId).execute()
}
