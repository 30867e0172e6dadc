import { sql } from 'kysely'
import { expect, vi } from 'vitest'
import type { TestDatabase } from './database.ts'

/** Resolves once as many connections of the database wait for a lock, however busy the machine. */
export async function waitForLocks({ db }: TestDatabase, count: number): Promise<void> {
  await vi.waitFor(
    async () => {
      const { rows } = await sql`
        select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(
        db,
      )
      expect(rows).toHaveLength(count)
    },
    { timeout: 30_000, interval: 20 },
  )
}
