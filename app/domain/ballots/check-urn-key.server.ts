import { randomBytes } from 'node:crypto'
import type { AnonymousCtx } from '../context.ts'
import { additionalData, messageDomain } from './ballot-format.ts'
import { createOpener } from './internal/open-sealed.ts'
import type { KeyFiles } from './key-files.server.ts'
import { getPublicUrn } from './queries.server.ts'
import { nullifierOf, sealContent } from './seal-content.ts'

/**
 * The hourly canary of a level-1 urn (anonymity.md, Keys of a wave): something sealed to the published key must open with the
 * file. When it doesn't, missing, damaged or unreadable, no credential is issued any more, before anyone seals into a lost urn;
 * when it does again, they are.
 * @returns whether the key opens the urn; the caller tells the pilot and the administrator when it doesn't
 */
export async function checkUrnKey(
  ctx: AnonymousCtx,
  { waveId, keys }: { waveId: string; keys: KeyFiles },
): Promise<boolean> {
  if (await isShared(ctx, waveId)) return true
  const urn = await getPublicUrn(ctx, waveId)
  const opens = urn !== null && (await opensCanary(waveId, urn.urnPublic, keys).catch(() => false))
  if (opens) await ctx.db.deleteFrom('urn_suspensions').where('wave_id', '=', waveId).execute()
  else {
    await ctx.db
      .insertInto('urn_suspensions')
      .values({ wave_id: waveId })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
  return opens
}

/** At level 2 nothing on the server opens the urn: there is nothing to try. */
async function isShared(ctx: AnonymousCtx, waveId: string): Promise<boolean> {
  const wave = await ctx.db.selectFrom('waves').select('level').where('id', '=', waveId).executeTakeFirst()
  return wave?.level === 2
}

async function opensCanary(waveId: string, urnPublic: Buffer, keys: KeyFiles): Promise<boolean> {
  const urnPrivate = await keys.readUrnKey(waveId)
  if (!urnPrivate) return false
  const canary = new Uint8Array(randomBytes(32))
  const message = messageDomain(waveId)
  const sealed = await sealContent(new Uint8Array(urnPublic), waveId, message, canary)
  const opener = await createOpener(urnPrivate)
  const aad = additionalData(waveId, await nullifierOf(message))
  const opened = await opener.open(Buffer.from(sealed.enc), Buffer.from(sealed.ciphertext), aad)
  return opened?.equals(canary) ?? false
}
