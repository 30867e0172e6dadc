import type { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import { fromKysely, PgBoss } from 'pg-boss'
import * as firstTables from './migrations/0001_first_tables.ts'
import type { Database } from './schema/index.ts'

/** By number; the newest is also in `migrations/HEAD`, so that two branches adding one conflict in git. */
export const migrations = { '0001_first_tables': firstTables }

/**
 * Brings the database, and the tables of the job queue, to the newest version.
 * Safe to run again, and by two processes at once (Kysely and pg-boss each take a lock).
 */
export async function migrateToLatest(db: Kysely<Database>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  const { error } = await migrator.migrateToLatest()
  if (error) throw error
  const boss = new PgBoss({ db: fromKysely(db), supervise: false, schedule: false })
  await boss.start()
  await boss.stop({ graceful: false })
}
