import { openKeyFiles } from '#app/domain/ballots/key-files.server.ts'
import { unmakeUrn } from '#app/domain/ballots/unmake-urn.server.ts'
import type { Ctx } from '#app/domain/context.ts'
import type { JobCtx } from '#app/domain/jobs/define-job.ts'
import { recordAction } from '#app/domain/journal/record-action.server.ts'
import { forgetCeremony } from '#app/domain/trustees/name-trustees.server.ts'
import { isWithdrawn } from '#app/domain/trustees/queries.server.ts'
import { tellWithdrawn } from '#app/domain/trustees/send-letters.server.ts'
import { lockCeremony } from './internal/lock-ceremony.server.ts'

/**
 * Takes back the launch of a wave that its trustees prepare: the worker makes it a draft again. Nobody was invited yet.
 * @throws DomainError `not-found` (404); `trustees.launched` (409) when it isn't being prepared any more
 */
export async function withdrawLaunch(ctx: Ctx, processId: string, waveId: string): Promise<void> {
  await ctx.db.transaction().execute(async (db) => {
    const trx = { ...ctx, db }
    const wave = await lockCeremony(trx, processId, waveId)
    await db.insertInto('launch_withdrawals').values({ wave_id: wave.id }).execute()
    await recordAction(trx, { processId, action: 'wave.withdrawn', details: { label: wave.label } })
  })
}

/**
 * The worker's half: destroys the keys, tells the trustees, then in one transaction undoes the urn, the list and the tree, and
 * forgets links, keys and shares of the trustees. May be killed anywhere and run again.
 * @throws MailUnavailable: the launch is not undone before its trustees can be told
 */
export async function completeWithdrawal(ctx: JobCtx, waveId: string): Promise<void> {
  await openKeyFiles(ctx.keysDir).destroy(waveId)
  await tellWithdrawn(ctx, waveId)
  await ctx.db.transaction().execute(async (db) => {
    const trx = { ...ctx, db }
    const wave = await db
      .selectFrom('waves')
      .select('state')
      .where('id', '=', waveId)
      .forUpdate()
      .executeTakeFirst()
    if (wave?.state !== 'launching' || !(await isWithdrawn(trx, waveId))) return
    await unmakeUrn(db, waveId)
    for (const table of ['deliveries', 'wave_nodes', 'wave_reminders', 'records'] as const) {
      await db.deleteFrom(table).where('wave_id', '=', waveId).execute()
    }
    await forgetCeremony(trx, waveId)
    await db
      .updateTable('waves')
      .set({ state: 'draft', definition_hash: null })
      .where('id', '=', waveId)
      .execute()
    await db.updateTable('wave_notices').set({ launch_problem: null }).where('wave_id', '=', waveId).execute()
  })
}
