import { fromKysely, PgBoss } from 'pg-boss'
import type { AnyCtx } from '#app/domain/context.ts'
import type { Job } from './define-job.ts'

/**
 * Asks the worker for a job, inside the caller's transaction when `ctx.db` is one: the job exists if and only if the
 * change that asked for it does.
 * @param key two requests of one job with the same key, waiting or running, are one
 */
export async function enqueue<Payload extends object>(
  ctx: AnyCtx,
  job: Job<Payload>,
  payload: Payload,
  key?: string,
): Promise<void> {
  const boss = new PgBoss({ db: fromKysely(ctx.db), supervise: false, schedule: false, migrate: false })
  await boss.start()
  await boss.send(job.name, job.schema.parse(payload) as Payload, key ? { singletonKey: key } : {})
  await boss.stop({ graceful: false })
}
