import { type Kysely, sql, type Transaction } from 'kysely'
import type { Database } from '#db/schema/index.ts'
import { DomainError } from '../../errors.ts'
import { isWaveId } from '../ballot-format.ts'

/** The tables of one wave: made at launch, dropped at close. */
export function urnTables(waveId: string) {
  if (!isWaveId(waveId)) throw new RangeError('not a wave')
  const suffix = waveId.replaceAll('-', '')
  return { invitations: `invitations_${suffix}`, ballots: `ballots_${suffix}` } as const
}

export type UrnTables = ReturnType<typeof urnTables>

/** The tables of a wave, or null when they are not made yet, or gone. They are made and dropped together. */
export async function hasUrnTables(db: Kysely<Database>, waveId: string): Promise<UrnTables | null> {
  const tables = urnTables(waveId)
  const { rows } = await sql<{ there: boolean }>`
    select to_regclass(${tables.ballots}) is not null as there`.execute(db)
  return rows[0]?.there ? tables : null
}

/** Takes both tables for this transaction alone. @throws DomainError `urn.tables-held` when a reader kept them for 2 s */
export async function lockUrnTables(
  trx: Transaction<Database>,
  { ballots, invitations }: UrnTables,
): Promise<void> {
  await sql`set local lock_timeout = '2s'`.execute(trx)
  try {
    await sql`lock table ${sql.table(ballots)}, ${sql.table(invitations)} in access exclusive mode`.execute(
      trx,
    )
  } catch (error) {
    const lockNotAvailable = '55P03'
    if ((error as { code?: string }).code === lockNotAvailable) throw new DomainError('urn.tables-held', 503)
    throw error
  }
}

/** Drops both tables, unread. Does nothing when they are gone. @throws DomainError `urn.tables-held` */
export async function dropUrnTables(trx: Transaction<Database>, waveId: string): Promise<void> {
  const tables = await hasUrnTables(trx, waveId)
  if (!tables) return
  await lockUrnTables(trx, tables)
  await trx.schema.dropTable(tables.ballots).execute()
  await trx.schema.dropTable(tables.invitations).execute()
}
