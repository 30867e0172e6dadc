import type { PgBoss } from 'pg-boss'
import { queueNames } from './schema/queues.ts'

/** Of every queue: a failed job is tried again, further and further apart. */
const options = {
  retryLimit: 20,
  retryDelay: 5,
  retryBackoff: true,
  retryDelayMax: 600,
  expireInSeconds: 3600,
  // The worker is woken when a job is committed.
  notify: true,
}

/**
 * Makes the queues that are missing and gives all of them the options of today.
 * Called with the tables: pg-boss makes a queue in a transaction of its own, which would end the one of whoever asks for a job.
 */
export async function makeQueues(boss: PgBoss): Promise<void> {
  for (const name of queueNames) {
    // The same work is never waiting or running twice.
    await boss.createQueue(name, { ...options, policy: 'exclusive' })
    await boss.updateQueue(name, options)
  }
}
