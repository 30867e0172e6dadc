import { PgBoss } from 'pg-boss'
import { tick } from '#app/domain/consultations/tick.server.ts'
import { askForConfirmed } from '#app/domain/directory/jobs.server.ts'
import { forgetOldImports } from '#app/domain/directory/start-import.server.ts'
import { forgetEnded } from '#app/domain/duties/forget-ended.server.ts'
import { tellUrnFailures } from '#app/domain/duties/tell-urn-failures.server.ts'
import { forgetOldLines } from '#app/domain/journal/forget-old-lines.server.ts'
import { askToTellReaders } from '#app/domain/reports/jobs.server.ts'
import type { JobCtx } from './define-job.ts'
import { jobs } from './registry.server.ts'

/** How often what is due by date is looked for, in ms. */
const tickEvery = 2_000
/** In seconds: how often a queue is looked at though nothing woke it, for jobs to be tried again; and when nothing can wake it. */
const looks = { notifyPollingIntervalSeconds: 2, pollingIntervalSeconds: 0.5 }

/**
 * Runs the jobs until stopped.
 * @param databaseUrl the queue keeps connections of its own
 * @param report is told of a failure by a fixed code: an error's message may quote an answer
 */
export async function runWorker(
  ctx: JobCtx,
  databaseUrl: string,
  report: (jobName: string, code: string) => void,
): Promise<{ stop(): Promise<void> }> {
  const boss = new PgBoss({ connectionString: databaseUrl, max: 4, useListenNotify: true })
  boss.on('error', () => report('queue', 'unavailable'))
  await boss.start()
  for (const job of jobs) {
    const queue = await boss.work(job.name, looks, async ([task]) => {
      if (!task) return
      // Another one may have been asked for at the same time: it is looked for as soon as this one ends.
      boss.notifyWorker(queue)
      try {
        await job.handler(ctx, job.schema.parse(task.data))
      } catch (error) {
        const code = codeOf(error)
        report(job.name, code)
        // The queue stores what it is given: a code, never a message or a stack.
        throw new JobFailed(code)
      }
    })
  }
  const timer = everyTick(ctx, report)
  return {
    async stop() {
      await timer.stop()
      await boss.stop({ graceful: true, timeout: 20_000 })
    },
  }
}

function everyTick(ctx: JobCtx, report: (jobName: string, code: string) => void) {
  let running: Promise<void> = Promise.resolve()
  let busy = false
  const timer = setInterval(() => {
    if (busy) return
    busy = true
    running = tick(ctx)
      .then(() => askToTellReaders(ctx))
      .then(() => askForConfirmed(ctx))
      .then(() => forgetOldLines(ctx))
      .then(() => forgetOldImports(ctx))
      .then(() => tellUrnFailures(ctx))
      .then(() => forgetEnded(ctx))
      .catch((error) => report('tick', codeOf(error)))
      .finally(() => {
        busy = false
      })
  }, tickEvery)
  return {
    async stop() {
      clearInterval(timer)
      await running
    },
  }
}

class JobFailed extends Error {
  override name = 'JobFailed'
  constructor(code: string) {
    super(code)
    this.stack = code
  }
}

function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code
  if (typeof code === 'string' && /^[\w.-]{1,60}$/.test(code)) return code
  return error instanceof Error ? error.constructor.name : 'unknown'
}
