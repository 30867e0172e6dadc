import type { AnyCtx } from '#app/domain/context.ts'

export type SendingChange =
  | { paused: boolean }
  | { per_minute: number }
  | { counted: 'addresses_corrected' | 'sent_again' }

/** Changes how the mails of a wave leave; the row is made when it isn't there. */
export async function changeSendingRow(ctx: AnyCtx, waveId: string, change: SendingChange): Promise<void> {
  await ctx.db
    .insertInto('wave_sending')
    .values({ wave_id: waveId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await ctx.db
    .updateTable('wave_sending')
    .set(({ eb }) => ('counted' in change ? { [change.counted]: eb(change.counted, '+', 1) } : change))
    .where('wave_id', '=', waveId)
    .execute()
}
