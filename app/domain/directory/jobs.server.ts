import { z } from 'zod'
import { defineJob } from '#app/domain/jobs/define-job.ts'
import { applyImport } from './apply-import.server.ts'

/** Writes a confirmed file to the directory. */
export const applyImportJob = defineJob(
  'directory.import',
  z.object({ importId: z.uuid() }),
  async (ctx, payload) => applyImport(ctx, payload),
)
