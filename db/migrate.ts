import type { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import { fromKysely, PgBoss } from 'pg-boss'
import * as firstTables from './migrations/0001_first_tables.ts'
import * as calendar from './migrations/0002_calendar.ts'
import * as directory from './migrations/0003_directory.ts'
import * as access from './migrations/0004_access.ts'
import * as waveLife from './migrations/0005_wave_life.ts'
import * as audiences from './migrations/0006_audiences.ts'
import * as settings from './migrations/0007_settings.ts'
import * as secondDimension from './migrations/0008_second_dimension.ts'
import * as results from './migrations/0009_results.ts'
import * as reports from './migrations/0010_reports.ts'
import * as comments from './migrations/0011_comments.ts'
import * as duties from './migrations/0012_duties.ts'
import * as trustees from './migrations/0013_trustees.ts'
import * as openingProgress from './migrations/0014_opening_progress.ts'
import * as slips from './migrations/0015_slips.ts'
import * as concerns from './migrations/0016_concerns.ts'
import * as decisionsInTwoLanguages from './migrations/0017_decisions_in_two_languages.ts'
import * as trusteesMore from './migrations/0018_trustees_more.ts'
import * as keySheetsAfter from './migrations/0019_key_sheets_after.ts'
import * as linkKeyLosses from './migrations/0020_link_key_losses.ts'
import * as askedPages from './migrations/0021_asked_pages.ts'
import { makeQueues } from './queues.ts'
import type { Database } from './schema/index.ts'

/** By number; the newest is also in `migrations/HEAD`, so that two branches adding one conflict in git. */
export const migrations = {
  '0001_first_tables': firstTables,
  '0002_calendar': calendar,
  '0003_directory': directory,
  '0004_access': access,
  '0005_wave_life': waveLife,
  '0006_audiences': audiences,
  '0007_settings': settings,
  '0008_second_dimension': secondDimension,
  '0009_results': results,
  '0010_reports': reports,
  '0011_comments': comments,
  '0012_duties': duties,
  '0013_trustees': trustees,
  '0014_opening_progress': openingProgress,
  '0015_slips': slips,
  '0016_concerns': concerns,
  '0017_decisions_in_two_languages': decisionsInTwoLanguages,
  '0018_trustees_more': trusteesMore,
  '0019_key_sheets_after': keySheetsAfter,
  '0020_link_key_losses': linkKeyLosses,
  '0021_asked_pages': askedPages,
}

/**
 * Brings the database, the tables of the job queue and its queues to the newest version.
 * Safe to run again, and by two processes at once (Kysely and pg-boss each take a lock).
 */
export async function migrateToLatest(db: Kysely<Database>): Promise<void> {
  const { error } = await migrator(db).migrateToLatest()
  if (error) throw error
  const boss = new PgBoss({ db: fromKysely(db), supervise: false, schedule: false })
  await boss.start()
  await makeQueues(boss)
  await boss.stop({ graceful: false })
}

/** Brings an empty database to one version, for data of that version to be put back. */
export async function migrateTo(db: Kysely<Database>, name: string): Promise<void> {
  const { error } = await migrator(db).migrateTo(name)
  if (error) throw error
}

function migrator(db: Kysely<Database>): Migrator {
  return new Migrator({ db, provider: { getMigrations: async () => migrations } })
}
