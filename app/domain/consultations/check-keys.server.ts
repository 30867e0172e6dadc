import { checkLinkKey } from '#app/domain/ballots/check-link-key.server.ts'
import { checkUrnKey } from '#app/domain/ballots/check-urn-key.server.ts'
import { openKeyFiles } from '#app/domain/ballots/key-files.server.ts'
import type { JobCtx } from '#app/domain/jobs/define-job.ts'
import type { Wave } from './queries.server.ts'

const hour = 3_600_000

/**
 * Tries the keys of a wave from the making of its urn to the opening of it: once in each hour; at once where one failed, so that
 * all goes on as soon as it is back; and before messages leave, so that nobody is asked to answer into a lost urn.
 * @param pressing messages with links wait to leave now
 * @returns whether they may
 */
export async function checkKeys(ctx: JobCtx, wave: Wave, pressing: boolean): Promise<boolean> {
  const fullHour = new Date(Math.floor(ctx.now().getTime() / hour) * hour)
  const failing = wave.suspended || wave.linksLost
  const tried = wave.keysTriedAt !== null && wave.keysTriedAt >= fullHour
  if (tried && !failing && !pressing) return true
  const keys = { waveId: wave.id, keys: openKeyFiles(ctx.keysDir) }
  const opens = await checkUrnKey(ctx, keys)
  const links = await checkLinkKey(ctx, keys)
  if (!tried) {
    await ctx.db
      .updateTable('wave_notices')
      .set({ keys_tried_at: fullHour })
      .where('wave_id', '=', wave.id)
      .execute()
  }
  return opens && links
}
