import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { AnonymousCtx } from '../context.ts'
import { DomainError } from '../errors.ts'
import { urnTables } from './internal/urn-tables.server.ts'
import { invitationHash } from './invitation-link.server.ts'

export interface AddSlips {
  waveId: string
  /** Of `drawSlipSecrets`. Only their hashes are written. */
  secrets: readonly string[]
}

/**
 * Draws the secrets of slips, in the form of a link's: nothing derives one from a person or from a key, so a lost sheet can't
 * be printed again.
 * @returns each 160 random bits, as 27 characters of base64url
 */
export function drawSlipSecrets(count: number): string[] {
  return Array.from({ length: count }, () => randomBytes(20).toString('base64url'))
}

/**
 * Lets each slip answer once, in the caller's transaction: one INSERT in the order of the hashes, which is not the order of the
 * sheets (anonymity.md, Agents without a mailbox). `waves.invited` counts them too: it is what the close will count.
 * @throws DomainError `urn.closed` (410) when the wave is not launched, or its closing hour has come
 */
export async function addSlips(ctx: AnonymousCtx, { waveId, secrets }: AddSlips): Promise<void> {
  const wave = await ctx.db
    .selectFrom('waves')
    .select(['state', 'closes_at'])
    .where('id', '=', waveId)
    .forUpdate()
    .executeTakeFirst()
  if (wave?.state !== 'launched' || !wave.closes_at || wave.closes_at <= ctx.now()) {
    throw new DomainError('urn.closed', 410)
  }
  const { invitations } = urnTables(waveId)
  await sql`
    insert into ${sql.table(invitations)} (hash)
    select substr(${Buffer.concat(secrets.map(invitationHash))}::bytea, 32 * place + 1, 32) as hash
    from generate_series(0, ${secrets.length}::integer - 1) as place order by hash`.execute(ctx.db)
  await ctx.db
    .updateTable('waves')
    .set(({ eb }) => ({ invited: eb('invited', '+', secrets.length) }))
    .where('id', '=', waveId)
    .execute()
}
