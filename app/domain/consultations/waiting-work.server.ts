import { sql } from 'kysely'
import type { AnyCtx } from '#app/domain/context.ts'

/** What somebody asked of a launched wave: a cancellation, people to invite, addenda to hand over, news to send to them or to trustees. */
export type WaitingWork = 'cancellation' | 'arrivals' | 'addenda' | 'news' | 'trustees'

/** What was asked and isn't done, for the worker's tick: a job that was lost is found again here. */
export async function listWaitingWork(ctx: AnyCtx): Promise<{ waveId: string; work: WaitingWork }[]> {
  const { rows } = await sql<{ waveId: string; work: WaitingWork }>`
    select wave_id as "waveId", 'cancellation' as work from wave_cancellations where not complete
    union select wave_id, 'arrivals' from wave_arrivals where wave_id not in (select wave_id from link_key_losses)
    union select wave_id, 'addenda' from wave_addenda where handed = 'waiting'
    union select deliveries.wave_id, 'news' from wave_cancellations
      join deliveries on deliveries.wave_id = wave_cancellations.wave_id
      where complete and kind = 'cancellation' and state in ('queued', 'attempted')
    union select wave_trustees.wave_id, 'trustees' from wave_cancellations
      join wave_trustees on wave_trustees.wave_id = wave_cancellations.wave_id
      where complete and email is not null
    union select wave_trustees.wave_id, 'trustees' from wave_trustees
      join records on records.wave_id = wave_trustees.wave_id
      where records.kind = 'closing' and email is not null`.execute(ctx.db)
  return rows
}
