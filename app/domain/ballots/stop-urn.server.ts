import { sql } from 'kysely'
import type { WaveState } from '#db/schema/consultations.ts'
import type { AnonymousCtx } from '../context.ts'
import { DomainError } from '../errors.ts'
import { hasUrnTables } from './internal/urn-tables.server.ts'

/**
 * Declares a wave cancelled, in the caller's transaction at READ COMMITTED: once it commits, no credential is issued and no
 * ballot taken. The exclusive lock waits for every ballot being accepted, so those acknowledged are counted. Keys and tables
 * are still there: `discardUrn` destroys them. Does nothing when it is cancelled already.
 * @returns the state it was in
 * @throws DomainError `urn.already-opened` (409) when the wave is closed
 */
export async function stopUrn(ctx: AnonymousCtx, waveId: string): Promise<WaveState> {
  const { db } = ctx
  await sql`select pg_advisory_xact_lock(urn_lock(${waveId}))`.execute(db)
  const wave = await db
    .selectFrom('waves')
    .select('state')
    .where('id', '=', waveId)
    .forUpdate()
    .executeTakeFirst()
  if (wave?.state === 'cancelled') return wave.state
  if (!wave || wave.state === 'closed') throw new DomainError('urn.already-opened', 409)
  await db
    .updateTable('waves')
    .set({ state: 'cancelled', issue_key_sealed: null, ...(await countUrn(ctx, waveId)) })
    .where('id', '=', waveId)
    .execute()
  await db.deleteFrom('urn_suspensions').where('wave_id', '=', waveId).execute()
  await db.deleteFrom('link_key_losses').where('wave_id', '=', waveId).execute()
  return wave.state
}

async function countUrn({ db }: AnonymousCtx, waveId: string) {
  const tables = await hasUrnTables(db, waveId)
  if (!tables) return { ballots: null, credentials_issued: null }
  const { rows } = await sql<{ ballots: number; credentials_issued: number }>`
    select (select count(*)::integer from ${sql.table(tables.ballots)}) as ballots,
      (select count(blinded_sha)::integer from ${sql.table(tables.invitations)}) as credentials_issued`.execute(
    db,
  )
  return rows[0]!
}
