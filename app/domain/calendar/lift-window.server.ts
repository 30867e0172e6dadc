import { sql } from 'kysely'
import type { Ctx } from '#app/domain/context.ts'
import { recordAction } from '#app/domain/journal/record-action.server.ts'
import type { WindowCode } from './closed-days.ts'

/** Sets a proposed window aside for a démarche, or takes it back. Done twice, it is done once. */
export async function liftWindow(
  ctx: Ctx,
  processId: string,
  { window, lifted }: { window: WindowCode; lifted: boolean },
): Promise<void> {
  await ctx.db.transaction().execute(async (db) => {
    const changed = await db
      .updateTable('processes')
      .set({
        lifted_windows: lifted
          ? sql`array_append(lifted_windows, ${window})`
          : sql`array_remove(lifted_windows, ${window})`,
      })
      .where('id', '=', processId)
      .where(sql<boolean>`(${window} = any (lifted_windows)) <> ${lifted}`)
      .executeTakeFirst()
    if (changed.numUpdatedRows === 0n) return
    const action = lifted ? 'calendar.window-lifted' : 'calendar.window-restored'
    await recordAction({ ...ctx, db }, { processId, action, details: { window } })
  })
}
