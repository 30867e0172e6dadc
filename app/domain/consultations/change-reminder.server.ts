import type { Ctx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { recordAction } from '#app/domain/journal/record-action.server.ts'
import type { ReminderKind } from '#db/schema/wave-life.ts'
import { lockLiveWave } from './internal/lock-live-wave.server.ts'
import type { ReminderInput } from './running-schema.ts'
import { toInstant } from './territory-time.ts'

/** A reminder that leaves with the close would reach nobody in time, in ms. */
const latestBeforeClose = 3_600_000

/**
 * Moves a reminder that has not left, gives it a sentence, cancels it or plans it again.
 * @throws DomainError `not-found`; `wave.not-open` (409); `wave.reminder-sent` (409); `wave.reminder-date` (422)
 */
export async function changeReminder(
  ctx: Ctx,
  processId: string,
  waveId: string,
  kind: ReminderKind,
  input: ReminderInput,
): Promise<void> {
  await ctx.db.transaction().execute(async (db) => {
    const trx = { ...ctx, db }
    const wave = await lockLiveWave(trx, processId, waveId)
    const rows = await db
      .selectFrom('wave_reminders')
      .selectAll()
      .where('wave_id', '=', waveId)
      .forUpdate()
      .execute()
    const before = rows.find((row) => row.kind === kind)
    if (before && ['queued', 'passed'].includes(before.state))
      throw new DomainError('wave.reminder-sent', 409)

    const due = toInstant(input.on, input.at)
    const other = rows.find((row) => row.kind !== kind && row.state !== 'cancelled')
    const inOrder = !other || (kind === 'reminder_7' ? due < other.due_at : due > other.due_at)
    const earliest = Math.max(ctx.now().getTime(), wave.opensAt.getTime())
    const inTime =
      due.getTime() > earliest && due.getTime() <= wave.closesAt.getTime() - latestBeforeClose && inOrder
    if (input.send && !inTime) throw new DomainError('wave.reminder-date', 422, { field: 'on' })

    const changed = {
      due_at: input.send || !before ? due : before.due_at,
      state: input.send ? ('planned' as const) : ('cancelled' as const),
      by_hand: before?.by_hand || before?.due_at.getTime() !== due.getTime(),
      note: input.note ? JSON.stringify(input.note) : null,
    }
    await db
      .insertInto('wave_reminders')
      .values({ wave_id: waveId, kind, ...changed })
      .onConflict((conflict) => conflict.columns(['wave_id', 'kind']).doUpdateSet(changed))
      .execute()
    const details = { label: wave.label }
    await recordAction(trx, { processId, action: 'wave.reminders-changed', details })
  })
}
