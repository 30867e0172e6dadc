import type { Ctx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { enqueue } from '#app/domain/jobs/enqueue.server.ts'
import { recordAction } from '#app/domain/journal/record-action.server.ts'
import { deleteWaveJob } from './jobs.server.ts'
import { getWave } from './queries.server.ts'

/**
 * Deletes a test wave with all it gathered: nobody finds it any more, and the worker destroys its keys and its tables.
 * @throws DomainError `not-found` (404) · `wave.not-a-test` (409) · `wave.still-launching` (409)
 */
export async function deleteTestWave(ctx: Ctx, processId: string, waveId: string): Promise<void> {
  await ctx.db.transaction().execute(async (db) => {
    const trx = { ...ctx, db }
    const { id } = await getWave(trx, processId, waveId)
    // A launch waits here, or is waited for; then the wave is read as it is.
    await db.selectFrom('waves').select('id').where('id', '=', id).forUpdate().execute()
    const wave = await getWave(trx, processId, waveId)
    if (!wave.test) throw new DomainError('wave.not-a-test', 409)
    if (wave.state === 'launching') throw new DomainError('wave.still-launching', 409)
    await db.insertInto('wave_deletions').values({ wave_id: id }).execute()
    await recordAction(trx, { processId, action: 'wave.deleted', details: { label: wave.label } })
    await enqueue(trx, deleteWaveJob, { waveId: id })
  })
}
