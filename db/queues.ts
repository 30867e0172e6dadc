import type { PgBoss } from 'pg-boss'

/** The queues, one for each job. Made with the tables: pg-boss makes one in a transaction of its own, which would end the one of whoever asks for a job. */
export const queueNames = [
  'accounts.send-role-granted',
  'accounts.send-sign-in',
  'consultations.admit',
  'consultations.cancel',
  'consultations.close',
  'consultations.delete',
  'consultations.hand-over',
  'consultations.launch',
  'directory.import',
  'duties.send-urn-alert',
  'invitations.send',
  'mail.test',
  'reports.tell',
  'trustees.letters',
] as const

export type QueueName = (typeof queueNames)[number]

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

/** Makes the queues that are missing and gives all of them the options of today. */
export async function makeQueues(boss: PgBoss): Promise<void> {
  for (const name of queueNames) {
    // The same work is never waiting or running twice.
    await boss.createQueue(name, { ...options, policy: 'exclusive' })
    await boss.updateQueue(name, options)
  }
}
