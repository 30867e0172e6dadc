import type { AnyCtx } from '#app/domain/context.ts'
import type { JournalAction } from './actions.ts'

export interface ActionRecord {
  /** Null for what concerns the instance. */
  processId: string | null
  action: JournalAction
  /** What the sentence of this action names: labels and counts; never an answer nor an address. */
  details?: Record<string, string | number>
}

/**
 * Writes one line of the journal. Call it in the transaction of what it tells: both are kept, or neither.
 * A job has no actor; its lines say that the software did it.
 */
export async function recordAction(
  ctx: AnyCtx,
  { processId, action, details = {} }: ActionRecord,
): Promise<void> {
  await ctx.db
    .insertInto('journal')
    .values({
      process_id: processId,
      at: ctx.now(),
      account_id: ctx.actor?.accountId ?? null,
      account_name: ctx.actor?.name ?? '',
      action,
      details,
    })
    .execute()
}
