import type { Ctx } from '#app/domain/context.ts'
import { recordAction } from '#app/domain/journal/record-action.server.ts'
import { lockDraft } from './internal/lock-draft.server.ts'
import type { WaveTexts } from './schema.ts'

/**
 * Keeps what the pilot wrote of a draft, complete or not.
 * @throws DomainError `not-found` (404) · `wave.frozen` (409) once launched
 */
export async function saveTexts(
  ctx: Ctx,
  processId: string,
  waveId: string,
  texts: WaveTexts,
): Promise<void> {
  await ctx.db.transaction().execute(async (db) => {
    const trx = { ...ctx, db }
    const wave = await lockDraft(trx, processId, waveId)
    const byEmail = texts.representatives === 'email'
    await db
      .updateTable('wave_notices')
      .set({
        label: texts.label,
        title: { fr: texts.titleFr, en: texts.titleEn },
        who: { fr: texts.whoFr, en: texts.whoEn },
        why: { fr: texts.whyFr, en: texts.whyEn },
        contact: { fr: texts.contactFr, en: texts.contactEn },
        representatives_email: byEmail ? (texts.representativesEmail ?? null) : null,
        no_representatives: !byEmail,
        launch_problem: null,
      })
      .where('wave_id', '=', wave.id)
      .execute()
    await recordAction(trx, { processId, action: 'wave.texts-saved', details: { label: texts.label } })
  })
}
