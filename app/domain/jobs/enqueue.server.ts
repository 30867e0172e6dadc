import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { fromKysely, PgBoss } from 'pg-boss'
import type { AnyCtx } from '#app/domain/context.ts'
import type { Job } from './define-job.ts'

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
  const boss = new PgBoss({ db: fromKysely(ctx.db), supervise: false, schedule: false, migrate: false })
  await boss.start()
  await boss.send(job.name, data, { singletonKey: keyOf(data) })
  await boss.stop({ graceful: false })
}

/**
 * As `enqueue`, and at once: a job that failed and waits for its next try, ten minutes away at most, is tried now.
 */
export async function enqueueNow<Payload extends object>(
  ctx: AnyCtx,
  job: Job<Payload>,
  payload: Payload,
): Promise<void> {
  await enqueue(ctx, job, payload)
  const key = keyOf(job.schema.parse(payload))
  await sql`
    update pgboss.job set start_after = now()
    where name = ${job.name} and singleton_key = ${key} and state in ('created', 'retry') and start_after > now()`.execute(
    ctx.db,
  )
}

/** The same payload, the same work. */
function keyOf(data: unknown): string {
  return createHash('sha256').update(JSON.stringify(data)).digest('hex')
}
