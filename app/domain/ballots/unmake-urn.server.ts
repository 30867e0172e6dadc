import type { Transaction } from 'kysely'
import type { Database } from '#db/schema/index.ts'
import { dropUrnTables } from './internal/urn-tables.server.ts'

/**
 * Takes back the urn of a wave that never opened, in the caller's transaction: its tables go, and what it published. The key
 * files are the caller's to destroy, before.
 * @throws DomainError `urn.tables-held` (503) when a dump keeps the tables
 */
export async function unmakeUrn(db: Transaction<Database>, waveId: string): Promise<void> {
  await dropUrnTables(db, waveId)
  await db
    .updateTable('waves')
    .set({ issue_spki: null, issue_key_sealed: null, urn_public: null, ballot_length: null, invited: null })
    .where('id', '=', waveId)
    .where('state', '=', 'launching')
    .execute()
}
