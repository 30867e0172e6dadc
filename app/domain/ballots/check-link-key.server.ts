import type { AnonymousCtx } from '../context.ts'
import { hasUrnTables } from './internal/urn-tables.server.ts'
import { invitationHash, linkSecret } from './invitation-link.server.ts'
import type { KeyFiles } from './key-files.server.ts'

/**
 * Tries the link key of a wave, whoever holds the key of its urn: it must be there, and give a link that the urn knows. When it
 * doesn't, what bears a link waits, while those who have theirs go on answering; the urn doesn't need this key to be opened.
 * @returns whether links can be made; the caller tells the pilot and the administrator when they can't
 */
export async function checkLinkKey(
  ctx: AnonymousCtx,
  { waveId, keys }: { waveId: string; keys: KeyFiles },
): Promise<boolean> {
  // Unreadable is lost, until it can be read.
  const linkKey = await keys.readLinkKey(waveId).catch(() => null)
  const whole = linkKey !== null && (await givesKnownLink(ctx, waveId, linkKey))
  if (whole) await ctx.db.deleteFrom('link_key_losses').where('wave_id', '=', waveId).execute()
  else {
    await ctx.db
      .insertInto('link_key_losses')
      .values({ wave_id: waveId })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
  return whole
}

/** Another file of the same size would send everybody a link that opens nothing. True where nobody has one. */
async function givesKnownLink({ db }: AnonymousCtx, waveId: string, linkKey: Buffer): Promise<boolean> {
  const tables = await hasUrnTables(db, waveId)
  const invited = await db
    .selectFrom('deliveries')
    .select('person_id')
    .where('wave_id', '=', waveId)
    .where('kind', '=', 'invitation')
    .limit(1)
    .executeTakeFirst()
  if (!tables || !invited) return true
  const known = await db
    .selectFrom(tables.invitations)
    .select('hash')
    .where('hash', '=', invitationHash(linkSecret(linkKey, waveId, invited.person_id)))
    .executeTakeFirst()
  return known !== undefined
}
