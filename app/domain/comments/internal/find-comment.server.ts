import type { AnyCtx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'

export interface FoundComment {
  id: string
  waveId: string
  label: string
  question: string
  body: string
  moderation: 'unread' | 'confirmed'
}

/**
 * A comment of this démarche, or null when it is no longer there: withheld, or never was.
 * @throws DomainError `not-found` (404) when it is in another démarche
 */
export async function findComment(
  ctx: AnyCtx,
  { processId, commentId }: { processId: string; commentId: string },
): Promise<FoundComment | null> {
  const row = await ctx.db
    .selectFrom('comments')
    .innerJoin('waves', 'waves.id', 'comments.wave_id')
    .innerJoin('wave_notices', 'wave_notices.wave_id', 'waves.id')
    .innerJoin('consultations', 'consultations.id', 'waves.consultation_id')
    .select([
      'comments.id',
      'comments.wave_id as waveId',
      'comments.question',
      'comments.body',
      'comments.moderation',
      'wave_notices.label',
      'consultations.process_id as processId',
    ])
    .where('comments.id', '=', commentId)
    .executeTakeFirst()
  if (!row) return null
  if (row.processId !== processId) throw new DomainError('not-found', 404)
  return row
}
