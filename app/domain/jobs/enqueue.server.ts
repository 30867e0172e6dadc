import { createHash } from 'node:crypto'
import { fromKysely, PgBoss } from 'pg-boss'
import type { AnyCtx } from '#app/domain/context.ts'
import { type Job, queueOptions } from './define-job.ts'

/**
 * Asks the worker for a job, inside the caller's transaction when `ctx.db` is one: the job exists if and only if the
 * change that asked for it does. The same work, waiting or running, is asked for once.
 */
export async function enqueue<Payload extends object>(
  ctx: AnyCtx,
  job: Job<Payload>,
  payload: Payload,
): Promise<void> {
  const data = job.schema.parse(payload) as Payload
  const key = createHash('sha256').update(JSON.stringify(data)).digest('hex')
  const boss = new PgBoss({ db: fromKysely(ctx.db), supervise: false, schedule: false, migrate: false })
  await boss.start()
  await boss.createQueue(job.name, queueOptions)
  await boss.send(job.name, data, { singletonKey: key })
  await boss.stop({ graceful: false })
}
