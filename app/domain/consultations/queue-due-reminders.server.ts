import type { AnyCtx } from '#app/domain/context.ts'
import { queueReminder } from '#app/domain/invitations/queue-deliveries.server.ts'

/**
 * Puts the reminders of an open wave whose moment has come in the queue, to everybody invited; one transaction each, so that a
 * crash leaves no half. One whose moment passed while the worker was down still leaves, but never the first after the last
 * days' one: it is noted as passed.
 */
export async function queueDueReminders(ctx: AnyCtx, waveId: string): Promise<void> {
  const due = await ctx.db
    .selectFrom('wave_reminders')
    .select('kind')
    .where('wave_id', '=', waveId)
    .where('state', '=', 'planned')
    .where('due_at', '<=', ctx.now())
    .execute()
  for (const kind of ['reminder_3', 'reminder_7'] as const) {
    if (due.some((each) => each.kind === kind)) await queueOne(ctx, waveId, kind)
  }
}

async function queueOne(ctx: AnyCtx, waveId: string, kind: 'reminder_3' | 'reminder_7'): Promise<void> {
  await ctx.db.transaction().execute(async (db) => {
    const rows = await db
      .selectFrom('wave_reminders')
      .select(['kind', 'state', 'due_at'])
      .where('wave_id', '=', waveId)
      .forUpdate()
      .execute()
    const reminder = rows.find((row) => row.kind === kind)
    // Changed by the pilot since it was found due.
    if (reminder?.state !== 'planned' || reminder.due_at > ctx.now()) return
    const last = rows.find((row) => row.kind === 'reminder_3')
    const passed = kind === 'reminder_7' && last?.state === 'queued'
    if (!passed) await queueReminder({ ...ctx, db }, { waveId, kind })
    await db
      .updateTable('wave_reminders')
      .set({ state: passed ? 'passed' : 'queued' })
      .where('wave_id', '=', waveId)
      .where('kind', '=', kind)
      .execute()
  })
}
