import type { Ctx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { enqueue } from '#app/domain/jobs/enqueue.server.ts'
import { launchWaveJob } from './jobs.server.ts'
import { getWave } from './queries.server.ts'

/**
 * Gives another address of the staff representatives to a launch their mail server stopped, and resumes it.
 * @throws DomainError `wave.frozen` (409) when the launch did not stop there
 */
export async function correctRepresentatives(
  ctx: Ctx,
  processId: string,
  waveId: string,
  address: string,
): Promise<void> {
  const wave = await getWave(ctx, processId, waveId)
  await ctx.db.transaction().execute(async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('wave_notices')
      .set({ representatives_email: address, launch_problem: null })
      .where('wave_id', '=', wave.id)
      .where('launch_problem', '=', 'launch.representatives-refused')
      .executeTakeFirst()
    if (numUpdatedRows !== 1n) throw new DomainError('wave.frozen', 409)
    // The record names the address: it is drawn up again with the right one.
    await trx.deleteFrom('records').where('wave_id', '=', wave.id).where('kind', '=', 'opening').execute()
    await enqueue({ ...ctx, db: trx }, launchWaveJob, { waveId: wave.id })
  })
}
