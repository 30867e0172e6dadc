import { makeOneTimeKey, openShare } from '#app/domain/ballots/seal-share.ts'
import { shareCheck } from '#app/domain/ballots/sheet-code.ts'
import { rebuildUrnKey, sharesNeeded } from '#app/domain/ballots/split-key.server.ts'
import type { JobCtx, SittingKey } from '#app/domain/jobs/define-job.ts'
import { idleKeyLife } from './ceremony.ts'

/**
 * The worker's part of an opening, at each beat of its clock: keeps a one-time key in memory, publishes its public part, and
 * judges the sheets sealed to it. The key ends half an hour after the first sheet, with the worker, and every five minutes
 * while nobody has come; the sheets sealed to it end with it.
 * @returns whether two right sheets are there
 */
export async function tendSitting(ctx: JobCtx, waveId: string): Promise<boolean> {
  const { sittings } = ctx
  if (!sittings) return false
  const held = sittings.get(waveId)
  const published = await ctx.db
    .selectFrom('urn_sittings')
    .select(['public_key', 'ends_at'])
    .where('wave_id', '=', waveId)
    .executeTakeFirst()
  if (
    !held ||
    !published?.public_key.equals(held.publicKey) ||
    isOver(published.ends_at ?? held.idleUntil, ctx.now())
  ) {
    await renewSitting(ctx, sittings, waveId)
    return false
  }
  for (const sheet of await listSheets(ctx, waveId, null)) await judge(ctx, waveId, held, sheet)
  return (await listSheets(ctx, waveId, 'right')).length >= sharesNeeded
}

/**
 * The urn key, rebuilt from two right sheets of the sitting.
 * @returns 32 bytes, the caller's to erase; null when they are not there, or give another key: they are then wrong
 */
export async function takeUrnKey(ctx: JobCtx, waveId: string): Promise<Buffer | null> {
  const held = ctx.sittings?.get(waveId)
  const wave = await ctx.db
    .selectFrom('waves')
    .select('urn_public')
    .where('id', '=', waveId)
    .executeTakeFirst()
  const sheets = (await listSheets(ctx, waveId, 'right')).slice(0, sharesNeeded)
  if (!held || !wave?.urn_public || sheets.length < sharesNeeded) return null
  const shares: Uint8Array[] = []
  try {
    for (const sheet of sheets) {
      const share = await openSheet(waveId, held, sheet)
      if (share) shares.push(share)
    }
    const key = await rebuildUrnKey(shares, wave.urn_public)
    if (!key) for (const sheet of sheets) await note(ctx, waveId, sheet, 'wrong')
    return key
  } finally {
    for (const share of shares) share.fill(0)
  }
}

/** Erases the key of a sitting, here and in the database. */
export async function endSitting(ctx: JobCtx, waveId: string): Promise<void> {
  ctx.sittings?.get(waveId)?.privateKey.fill(0)
  ctx.sittings?.delete(waveId)
  await ctx.db.deleteFrom('urn_sittings').where('wave_id', '=', waveId).execute()
}

async function renewSitting(ctx: JobCtx, sittings: Map<string, SittingKey>, waveId: string): Promise<void> {
  const { privateKey, publicKey } = await makeOneTimeKey()
  sittings.get(waveId)?.privateKey.fill(0)
  const idleUntil = new Date(ctx.now().getTime() + idleKeyLife)
  sittings.set(waveId, { privateKey, publicKey: Buffer.from(publicKey), idleUntil })
  await ctx.db.transaction().execute(async (db) => {
    // Sheets go with their sitting.
    await db.deleteFrom('urn_sittings').where('wave_id', '=', waveId).execute()
    await db
      .insertInto('urn_sittings')
      .columns(['wave_id', 'public_key', 'ends_at'])
      .expression((query) =>
        query
          .selectFrom('waves')
          .select(({ val }) => [
            'id',
            val(Buffer.from(publicKey)).as('public_key'),
            val<Date | null>(null).as('ends_at'),
          ])
          .where('id', '=', waveId)
          .where('state', '=', 'closing'),
      )
      .execute()
  })
}

interface Sheet {
  trustee_id: string
  sealed: Buffer
  share_check: Buffer | null
}

async function listSheets(ctx: JobCtx, waveId: string, verdict: 'right' | null): Promise<Sheet[]> {
  return await ctx.db
    .selectFrom('urn_sheets')
    .innerJoin('wave_trustees', 'wave_trustees.id', 'urn_sheets.trustee_id')
    .select(['trustee_id', 'sealed', 'share_check'])
    .where('urn_sheets.wave_id', '=', waveId)
    .where('verdict', verdict ? '=' : 'is', verdict)
    .orderBy('place')
    .execute()
}

/** A share that is not the one dealt to her is told at once, to her alone. */
async function judge(ctx: JobCtx, waveId: string, held: SittingKey, sheet: Sheet): Promise<void> {
  const share = await openSheet(waveId, held, sheet)
  const check = share && (await shareCheck(waveId, sheet.trustee_id, share))
  share?.fill(0)
  const right = check !== null && sheet.share_check?.equals(check) === true
  await note(ctx, waveId, sheet, right ? 'right' : 'wrong')
}

function openSheet(waveId: string, { privateKey }: SittingKey, { trustee_id, sealed }: Sheet) {
  return openShare(privateKey, { waveId, trusteeId: trustee_id, to: 'worker' }, sealed)
}

/** A sheet handed in meanwhile in place of this one is judged by itself. */
async function note(ctx: JobCtx, waveId: string, sheet: Sheet, verdict: 'right' | 'wrong'): Promise<void> {
  await ctx.db
    .updateTable('urn_sheets')
    .set({ verdict })
    .where('wave_id', '=', waveId)
    .where('trustee_id', '=', sheet.trustee_id)
    .where('sealed', '=', sheet.sealed)
    .execute()
}

function isOver(end: Date, now: Date): boolean {
  return end <= now
}
