import { sql } from 'kysely'
import type { TestDatabase } from './database.ts'

export interface QueuedJob {
  name: string
  data: Record<string, unknown>
}

/** Takes every job out of the queue, as a worker that runs them at once would. */
export async function takeQueued({ db }: Pick<TestDatabase, 'db'>): Promise<QueuedJob[]> {
  const { rows } = await sql<QueuedJob>`delete from pgboss.job returning name, data`.execute(db)
  return rows
}
