import type { Ctx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { getWave } from './queries.server.ts'
import type { WaveDraft } from './schema.ts'
import { toInstant } from './territory-time.ts'

/**
 * Keeps what the pilot wrote of a draft.
 * @throws DomainError `wave.frozen` (409) once launched · `wave.dates` (422) when it would close before it opens
 */
export async function saveWave(ctx: Ctx, processId: string, waveId: string, draft: WaveDraft): Promise<void> {
  const wave = await getWave(ctx, processId, waveId)
  const opens = toInstant(draft.opensOn, draft.opensAt)
  const closes = toInstant(draft.closesOn, draft.closesAt)
  if (closes <= opens) throw new DomainError('wave.dates', 422)
  await ctx.db.transaction().execute(async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('waves')
      .set({ opens_at: opens, closes_at: closes, test: draft.test })
      .where('id', '=', wave.id)
      .where('state', '=', 'draft')
      .executeTakeFirst()
    if (numUpdatedRows !== 1n) throw new DomainError('wave.frozen', 409)
    await trx
      .updateTable('wave_notices')
      .set({
        label: draft.label,
        title: { fr: draft.titleFr, en: draft.titleEn },
        who: { fr: draft.whoFr, en: draft.whoEn },
        why: { fr: draft.whyFr, en: draft.whyEn },
        contact: { fr: draft.contactFr, en: draft.contactEn },
        representatives_email:
          draft.representatives === 'email' ? (draft.representativesEmail ?? null) : null,
        no_representatives: draft.representatives === 'none',
        depth: draft.depth,
        launch_problem: null,
      })
      .where('wave_id', '=', wave.id)
      .execute()
  })
}
