import type { AnyCtx } from '#app/domain/context.ts'

/**
 * Notes how much of an urn is opened, for the page that waits for it: whole percents, so at most a hundred writes whatever the
 * size. Not a number of ballots, which is shown from k on only.
 * @returns what to call after each batch
 */
export function noteOpening(ctx: AnyCtx, waveId: string): (opened: number, of: number) => Promise<void> {
  let noted = -1
  return async (opened, of) => {
    const percent = Math.floor((100 * opened) / of)
    if (percent <= noted) return
    noted = percent
    await ctx.db
      .insertInto('wave_openings')
      .values({ wave_id: waveId, percent })
      .onConflict((conflict) => conflict.column('wave_id').doUpdateSet({ percent }))
      .execute()
  }
}

/** Once the urn is open, nothing is left to wait for. */
export async function forgetOpening(ctx: AnyCtx, waveId: string): Promise<void> {
  await ctx.db.deleteFrom('wave_openings').where('wave_id', '=', waveId).execute()
}

/** How much of the urn is opened, 0 to 100; null when it is not being opened. */
export async function getOpeningPercent(ctx: AnyCtx, waveId: string): Promise<number | null> {
  const row = await ctx.db
    .selectFrom('wave_openings')
    .select('percent')
    .where('wave_id', '=', waveId)
    .executeTakeFirst()
  return row?.percent ?? null
}
