import { sql } from 'kysely'
import type { AnonymousCtx } from '../context.ts'
import { DomainError } from '../errors.ts'
import { urnTables } from './internal/urn-tables.server.ts'
import { invitationHash, linkSecret } from './invitation-link.server.ts'

export interface InviteLate {
  waveId: string
  /** Those who are known already change nothing. */
  personIds: readonly string[]
  /** Of `readLinkKey`: only the worker has it. */
  linkKey: Buffer
}

/**
 * Makes the links of people added to a launched wave, in the caller's transaction (anonymity.md, While open). Their rows are
 * younger than the others: who was added late can be told in the invitations, which every page that offers it says.
 * @returns how many invitations were made
 * @throws DomainError `urn.closed` (410) when the wave is no longer launched
 */
export async function inviteLate(
  ctx: AnonymousCtx,
  { waveId, personIds, linkKey }: InviteLate,
): Promise<number> {
  const hashes = [...new Set(personIds)].map((id) => invitationHash(linkSecret(linkKey, waveId, id)))
  const { invitations } = urnTables(waveId)
  const wave = await ctx.db
    .selectFrom('waves')
    .select('state')
    .where('id', '=', waveId)
    .forUpdate()
    .executeTakeFirst()
  if (wave?.state !== 'launched') throw new DomainError('urn.closed', 410)
  const { numAffectedRows } = await sql`
    insert into ${sql.table(invitations)} (hash)
    select substr(${Buffer.concat(hashes)}::bytea, 32 * place + 1, 32) as hash
    from generate_series(0, ${hashes.length}::integer - 1) as place order by hash
    on conflict do nothing`.execute(ctx.db)
  const made = Number(numAffectedRows ?? 0n)
  await ctx.db
    .updateTable('waves')
    .set(({ eb }) => ({ invited: eb('invited', '+', made) }))
    .where('id', '=', waveId)
    .execute()
  return made
}
