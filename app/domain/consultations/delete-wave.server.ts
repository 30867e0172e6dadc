import type { Ctx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { enqueue } from '#app/domain/jobs/enqueue.server.ts'
import { recordAction } from '#app/domain/journal/record-action.server.ts'
import { deleteWaveJob } from './jobs.server.ts'
import { getWave, type Wave } from './queries.server.ts'
import { listTrials } from './testers.server.ts'

/** Whether a wave may be deleted: a test wave at any time, a real one as long as it is a draft. */
export function isDeletable({ test, state }: Pick<Wave, 'test' | 'state'>): boolean {
  return test || state === 'draft'
}

/**
 * Deletes a test wave with all it gathered, or a draft with its texts and its trials: nobody finds them any more, and the
 * worker destroys their keys and tables. The calendar's consultation that a draft held may hold another wave at once.
 * @throws DomainError `not-found` (404) · `wave.not-deletable` (409) once launched, unless it is a test ·
 *   `wave.still-launching` (409) when it, or a trial of it, is being launched
 */
export async function deleteWave(ctx: Ctx, processId: string, waveId: string): Promise<void> {
  await ctx.db.transaction().execute(async (db) => {
    const trx = { ...ctx, db }
    const { id } = await getWave(trx, processId, waveId)
    // A launch or a trial waits here, or is waited for; then the wave is read as it is.
    await db.selectFrom('waves').select('id').where('id', '=', id).forUpdate().execute()
    const wave = await getWave(trx, processId, waveId)
    if (!isDeletable(wave)) throw new DomainError('wave.not-deletable', 409)
    const trials = await listTrials(trx, id)
    if ([wave, ...trials].some(({ phase }) => phase === 'launching'))
      throw new DomainError('wave.still-launching', 409)
    await db.deleteFrom('planned_waves').where('wave_id', '=', id).execute()
    for (const gone of [id, ...trials.map((trial) => trial.id)]) {
      await db.insertInto('wave_deletions').values({ wave_id: gone }).execute()
      await enqueue(trx, deleteWaveJob, { waveId: gone })
    }
    const action = wave.test ? 'wave.deleted' : 'wave.draft-deleted'
    await recordAction(trx, { processId, action, details: { label: wave.label } })
  })
}
