import { type RawBuilder, sql } from 'kysely'
import type { AnyCtx } from '#app/domain/context.ts'
import type { DeliveriesTable } from '#db/schema/consultations.ts'

export interface QueueDeliveries {
  waveId: string
  kind: DeliveriesTable['kind']
  /** Everybody invited (agents, or the testers of a test wave); those without an address, or of another démarche, are left out. */
  personIds: readonly string[]
}

/**
 * Notes who is to be written to, in the caller's transaction. Nothing leaves before `sendDeliveries` and the opening hour.
 * Asking twice changes nothing.
 * @returns how many messages were queued now
 */
export async function queueDeliveries(ctx: AnyCtx, input: QueueDeliveries): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into deliveries (wave_id, person_id, kind, state, reason_code, attempts)
    select waves.id, participants.id, ${input.kind}, 'queued', null, 0
    from waves
    join consultations on consultations.id = waves.consultation_id
    join participants on participants.process_id = consultations.process_id
      and (participants.wave_id is null or participants.wave_id = waves.id)
    where waves.id = ${input.waveId} and participants.id = any(${[...input.personIds]}::uuid[])
      and participants.email <> ''
    on conflict do nothing`.execute(ctx.db)
  return Number(numAffectedRows ?? 0n)
}

/**
 * Queues a reminder for everybody invited, in the caller's transaction. Whose address was refused has no thread to answer in:
 * her invitation goes first, once it is corrected.
 * @returns how many messages were queued now
 */
export async function queueReminder(
  ctx: AnyCtx,
  { waveId, kind }: { waveId: string; kind: 'reminder_7' | 'reminder_3' },
): Promise<number> {
  return await queueAfterInvitation(ctx, waveId, kind, sql`state <> 'refused'`)
}

/** Queues the news of a cancellation for everybody to whom an invitation may have come; in the caller's transaction. */
export async function queueCancellation(ctx: AnyCtx, waveId: string): Promise<number> {
  return await queueAfterInvitation(ctx, waveId, 'cancellation', sql`state <> 'refused' and attempts > 0`)
}

async function queueAfterInvitation(
  ctx: AnyCtx,
  waveId: string,
  kind: DeliveriesTable['kind'],
  condition: RawBuilder<unknown>,
): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into deliveries (wave_id, person_id, kind, state, reason_code, attempts)
    select wave_id, person_id, ${kind}, 'queued', null, 0 from deliveries
    where wave_id = ${waveId} and kind = 'invitation' and ${condition}
    order by person_id
    on conflict do nothing`.execute(ctx.db)
  return Number(numAffectedRows ?? 0n)
}
