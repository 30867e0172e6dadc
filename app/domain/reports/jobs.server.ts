import { z } from 'zod'
import { defineJob, type JobCtx } from '#app/domain/jobs/define-job.ts'
import { enqueue } from '#app/domain/jobs/enqueue.server.ts'
import { audiences } from './readers.ts'
import { listUntold, tellReaders } from './tell-readers.server.ts'

/** Tells those concerned that a version may be read. */
export const tellReadersJob = defineJob(
  'reports.tell',
  z.object({ versionId: z.uuid(), audience: z.enum(audiences) }),
  tellReaders,
)

/** Asks for the messages whose hour has come: for the worker's clockwork. */
export async function askToTellReaders(ctx: JobCtx): Promise<void> {
  for (const told of await listUntold(ctx)) await enqueue(ctx, tellReadersJob, told)
}
