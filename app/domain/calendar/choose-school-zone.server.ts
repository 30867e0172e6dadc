import type { Ctx } from '#app/domain/context.ts'
import { recordAction } from '#app/domain/journal/record-action.server.ts'

/** Writes the school zone of a démarche: it says which holidays the pilot has to copy. */
export async function chooseSchoolZone(
  ctx: Ctx,
  processId: string,
  zone: 'A' | 'B' | 'C' | null,
): Promise<void> {
  await ctx.db.transaction().execute(async (db) => {
    await db.updateTable('processes').set({ school_zone: zone }).where('id', '=', processId).execute()
    const details = { zone: zone ?? '—' }
    await recordAction({ ...ctx, db }, { processId, action: 'calendar.zone-chosen', details })
  })
}
