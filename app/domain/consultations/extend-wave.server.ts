import { closedReason } from '#app/domain/calendar/closed-days.ts'
import { getClosedDays } from '#app/domain/calendar/queries.server.ts'
import type { Ctx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { recordAction } from '#app/domain/journal/record-action.server.ts'
import { formatDateTime } from '#app/i18n/format.ts'
import { lockLiveWave } from './internal/lock-live-wave.server.ts'
import { writeAddendum } from './internal/write-addendum.server.ts'
import { moveReminders } from './plan-reminders.server.ts'
import type { Extension } from './running-schema.ts'
import { toInstant } from './territory-time.ts'

/** The furthest a close may be moved at once, in ms. */
const furthest = 366 * 86_400_000

/**
 * Moves the close of a wave later, never earlier: links work until then, the reminder follows, an addendum says so.
 * @throws DomainError `not-found`; `wave.not-open` (409) once the closing hour has passed; `wave.not-later` (422);
 *   `wave.closed-day` (422), but for a test wave
 */
export async function extendWave(
  ctx: Ctx,
  processId: string,
  waveId: string,
  { closesOn, closesAt }: Extension,
): Promise<void> {
  await ctx.db.transaction().execute(async (db) => {
    const trx = { ...ctx, db }
    const wave = await lockLiveWave(trx, processId, waveId)
    const later = toInstant(closesOn, closesAt)
    const by = later.getTime() - wave.closesAt.getTime()
    if (by <= 0 || by > furthest) throw new DomainError('wave.not-later', 422, { field: 'closesOn' })
    const reason = wave.test ? null : closedReason(await getClosedDays(trx, processId), closesOn)
    if (reason) {
      const params = { reason: reason[ctx.actor.locale], field: 'closesOn' }
      throw new DomainError('wave.closed-day', 422, params)
    }
    await db.updateTable('waves').set({ closes_at: later }).where('id', '=', wave.id).execute()
    await moveReminders(trx, { ...wave, closesAt: later })
    await writeAddendum(trx, wave.id, {
      kind: 'extension',
      before: wave.closesAt.toISOString(),
      after: later.toISOString(),
    })
    const details = { label: wave.label, date: formatDateTime(ctx.actor.locale, later) }
    await recordAction(trx, { processId, action: 'wave.extended', details })
  })
}
