import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { AnonymousCtx } from '../context.ts'
import { isWaveId } from './ballot-format.ts'
import { urnTables } from './internal/urn-tables.server.ts'

/** What anybody may know of a urn: printed in the opening record, and given to the page that seals. */
export interface PublicUrn {
  waveId: string
  /** DER. */
  issueSpki: Buffer
  /** SHA-256 of `issueSpki`, in hexadecimal. */
  issueFingerprint: string
  /** Uncompressed P-256 point, 65 bytes. */
  urnPublic: Buffer
  /** Bytes of a padded ballot. */
  ballotLength: number
  invited: number
}

/** The public part of a wave's urn, or null while it has none. */
export async function getPublicUrn(ctx: Pick<AnonymousCtx, 'db'>, waveId: string): Promise<PublicUrn | null> {
  if (!isWaveId(waveId)) return null
  const wave = await ctx.db
    .selectFrom('waves')
    .select(['issue_spki', 'urn_public', 'ballot_length', 'invited'])
    .where('id', '=', waveId)
    .executeTakeFirst()
  if (!wave?.issue_spki || !wave.urn_public || wave.ballot_length === null || wave.invited === null)
    return null
  return {
    waveId,
    issueSpki: wave.issue_spki,
    issueFingerprint: createHash('sha256').update(wave.issue_spki).digest('hex'),
    urnPublic: wave.urn_public,
    ballotLength: wave.ballot_length,
    invited: wave.invited,
  }
}

/** How many ballots an open urn holds. Never shown as it is: see `refreshTotal` of consultations. */
export async function countBallots(ctx: Pick<AnonymousCtx, 'db'>, waveId: string): Promise<number> {
  const { ballots } = urnTables(waveId)
  const { rows } = await sql<{
    count: number
  }>`select count(*)::integer as count from ${sql.table(ballots)}`.execute(ctx.db)
  return rows[0]?.count ?? 0
}
