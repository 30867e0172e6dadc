import type { AnonymousCtx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { findTrusteeWave, type TrusteeWave } from '../queries.server.ts'
import { trusteeHash } from '../trustee-link.server.ts'

export interface TrusteeRow {
  id: string
  place: number
  name: string
  role: string
  public_key: Buffer | null
  sealed_share: Buffer | null
  share_check: Buffer | null
  read_back: boolean
  sheet_destroyed: boolean
}

/**
 * The trustee of this wave to whom a link was sent. A link of another wave, of somebody replaced, or of a launch that was
 * undone finds nobody.
 * @throws DomainError `trustees.unknown-link` (404)
 */
export async function findByLink(
  ctx: AnonymousCtx,
  waveId: string,
  secret: string,
): Promise<{ wave: TrusteeWave; trustee: TrusteeRow }> {
  const wave = await findTrusteeWave(ctx, waveId)
  const trustee =
    wave &&
    (await ctx.db
      .selectFrom('wave_trustees')
      .select(['id', 'place', 'name', 'role', 'public_key', 'sealed_share', 'share_check', 'read_back'])
      .select('sheet_destroyed')
      .where('wave_id', '=', waveId)
      .where('link_hash', '=', trusteeHash(secret))
      .executeTakeFirst())
  if (!trustee) throw new DomainError('trustees.unknown-link', 404)
  return { wave, trustee }
}
