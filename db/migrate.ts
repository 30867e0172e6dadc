import type { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import * as firstTables from './migrations/0001_first_tables.ts'
import type { Database } from './schema/index.ts'

const migrations = { '0001_first_tables': firstTables }

/** Brings the database to the newest migration. Safe to run again, and by two processes at once (Kysely takes a lock). */
export async function migrateToLatest(db: Kysely<Database>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  const { error } = await migrator.migrateToLatest()
  if (error) throw error
}
