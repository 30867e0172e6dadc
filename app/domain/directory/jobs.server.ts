import { z } from 'zod'
import { defineJob, type JobCtx } from '#app/domain/jobs/define-job.ts'
import { enqueue } from '#app/domain/jobs/enqueue.server.ts'
import { applyImport } from './apply-import.server.ts'

/** Writes a confirmed file to the directory. */
export const applyImportJob = defineJob(
  'directory.import',
  z.object({ importId: z.uuid() }),
  async (ctx, payload) => applyImport(ctx, payload),
)

/**
 * Asks for every confirmed file that is not written yet: a job lost with its queue, which no backup holds, would keep the
 * démarche from ever importing again. For the worker's clockwork.
 */
export async function askForConfirmed(ctx: JobCtx): Promise<void> {
  const confirmed = await ctx.db
    .selectFrom('directory_imports')
    .select('id')
    .where('state', '=', 'confirmed')
    .execute()
  for (const { id } of confirmed) await enqueue(ctx, applyImportJob, { importId: id })
}
