import { countBallots } from '#app/domain/ballots/queries.server.ts'
import type { AnyCtx } from '#app/domain/context.ts'
import type { Wave } from './queries.server.ts'

const hour = 3_600_000

/**
 * Keeps the total that people see while a wave is open: counted once for each full hour, written from k on only
 * (anonymity.md, While open; disclosure.md R6). A total that followed every ballot would tell when each arrived.
 */
export async function refreshTotal(ctx: AnyCtx, wave: Wave): Promise<void> {
  const fullHour = new Date(Math.floor(ctx.now().getTime() / hour) * hour)
  if (wave.totalAt && wave.totalAt >= fullHour) return
  const total = await countBallots(ctx, wave.id)
  await ctx.db.transaction().execute(async (trx) => {
    await trx
      .updateTable('waves')
      .set({ ballots: total >= wave.k ? total : null })
      .where('id', '=', wave.id)
      .where('state', '=', 'launched')
      .execute()
    await trx.updateTable('wave_notices').set({ total_at: fullHour }).where('wave_id', '=', wave.id).execute()
  })
}
