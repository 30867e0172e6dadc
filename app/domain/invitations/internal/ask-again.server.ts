import type { AnyCtx } from '#app/domain/context.ts'
import { enqueueNow } from '#app/domain/jobs/enqueue.server.ts'
import type { DeliveriesTable, DeliveryState } from '#db/schema/consultations.ts'
import { sendInvitationsJob } from '../jobs.server.ts'

export interface AskAgain {
  waveId: string
  personId: string
  /** The messages to send again. */
  kinds: readonly DeliveriesTable['kind'][]
  /** In which state they must be. */
  states: readonly DeliveryState[]
}

/** Puts messages of one person back in the queue, in the caller's transaction. @returns whether there were any */
export async function askAgain(ctx: AnyCtx, { waveId, personId, kinds, states }: AskAgain): Promise<boolean> {
  const { numUpdatedRows } = await ctx.db
    .updateTable('deliveries')
    .set({ state: 'queued', reason_code: null })
    .where('wave_id', '=', waveId)
    .where('person_id', '=', personId)
    .where('kind', 'in', kinds)
    .where('state', 'in', states)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  await enqueueNow(ctx, sendInvitationsJob, { waveId })
  return true
}
