import type { AnonymousCtx } from '#app/domain/context.ts'
import { findByLink, type TrusteeRow } from './internal/find-by-link.server.ts'
import { countDestroyedSheets, listTrustees, type TrusteeWave } from './queries.server.ts'
import type { TrusteeStage, TrusteeState } from './trustee-state.ts'

/**
 * What the page of a trustee shows her now. It holds no secret: her share is sealed to her browser, the sitting's key is public.
 * @throws DomainError `trustees.unknown-link` (404)
 */
export async function getTrusteeState(
  ctx: AnonymousCtx,
  { waveId, secret }: { waveId: string; secret: string },
): Promise<TrusteeState> {
  const { wave, trustee } = await findByLink(ctx, waveId, secret)
  const others = (await listTrustees(ctx, waveId)).filter(({ id }) => id !== trustee.id)
  return {
    trusteeId: trustee.id,
    place: trustee.place,
    name: trustee.name,
    role: trustee.role,
    others: others.map(({ name, role, hasKey, readBack }) => ({
      name,
      role,
      ready: trustee.share_check ? readBack : hasKey,
    })),
    ...(await stageOf(ctx, wave, trustee)),
  }
}

async function stageOf(ctx: AnonymousCtx, wave: TrusteeWave, trustee: TrusteeRow): Promise<TrusteeStage> {
  switch (wave.state) {
    case 'launching':
      if (trustee.read_back) return { stage: 'kept' }
      if (!trustee.public_key) return { stage: 'key' }
      return {
        stage: trustee.sealed_share ? 'sheet' : 'waiting',
        key: trustee.public_key.toString('base64url'),
        sealed: trustee.sealed_share?.toString('base64url') ?? null,
      }
    case 'launched':
      return { stage: 'launched' }
    case 'closing':
      return await openingStage(ctx, wave.id, trustee.id)
    case 'closed':
      return await afterwards(ctx, wave.id, trustee, 'opened')
    default:
      return await afterwards(ctx, wave.id, trustee, 'cancelled')
  }
}

async function afterwards(
  ctx: AnonymousCtx,
  waveId: string,
  { sheet_destroyed }: TrusteeRow,
  stage: 'opened' | 'cancelled',
): Promise<TrusteeStage> {
  const sheetsDestroyed = (await countDestroyedSheets(ctx, waveId)) ?? 0
  return { stage, destroyed: sheet_destroyed, sheetsDestroyed }
}

async function openingStage(ctx: AnonymousCtx, waveId: string, trusteeId: string): Promise<TrusteeStage> {
  const sitting = await ctx.db
    .selectFrom('urn_sittings')
    .select(['public_key', 'ends_at'])
    .where('wave_id', '=', waveId)
    .executeTakeFirst()
  const sheets = await ctx.db
    .selectFrom('urn_sheets')
    .select(['trustee_id', 'verdict'])
    .where('wave_id', '=', waveId)
    .execute()
  const mine = sheets.find((sheet) => sheet.trustee_id === trusteeId)
  return {
    stage: 'opening',
    sitting: sitting?.public_key.toString('base64url') ?? null,
    endsAt: sitting?.ends_at?.toISOString() ?? null,
    mine: mine ? (mine.verdict ?? 'unread') : null,
    otherSheets: sheets.filter((sheet) => sheet.trustee_id !== trusteeId && sheet.verdict === 'right').length,
  }
}
