import type { AnyCtx } from '#app/domain/context.ts'
import type { TrusteeInput } from './schema.ts'

/** Puts a trustee in a place, with an identifier of her own and so another link, and asks for her letter; in the caller's transaction. */
export async function putTrustee(
  { db }: AnyCtx,
  waveId: string,
  place: number,
  trustee: TrusteeInput,
): Promise<void> {
  await db.deleteFrom('wave_trustees').where('wave_id', '=', waveId).where('place', '=', place).execute()
  const { id } = await db
    .insertInto('wave_trustees')
    .values({ ...trustee, wave_id: waveId, place })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db.insertInto('trustee_letters').values({ trustee_id: id, kind: 'ceremony', state: 'due' }).execute()
}
