import type { AnyCtx } from '#app/domain/context.ts'
import { reminderDates, reminderKinds } from './reminder-dates.ts'

interface Dates {
  id: string
  opensAt: Date | null
  closesAt: Date | null
}

/** Plans the reminders of a wave that is being launched, in the caller's transaction. */
export async function planReminders(ctx: AnyCtx, wave: Dates): Promise<void> {
  await ctx.db.deleteFrom('wave_reminders').where('wave_id', '=', wave.id).execute()
  await plan(ctx, wave)
}

/** A close moved later takes its reminder along, unless the pilot chose its moment or it has left; in the caller's transaction. */
export async function moveReminders(ctx: AnyCtx, wave: Dates): Promise<void> {
  await ctx.db
    .deleteFrom('wave_reminders')
    .where('wave_id', '=', wave.id)
    .where('state', '=', 'planned')
    .where('by_hand', '=', false)
    .where('note', 'is', null)
    .execute()
  await plan(ctx, wave)
}

async function plan(ctx: AnyCtx, { id, opensAt, closesAt }: Dates): Promise<void> {
  if (!opensAt || !closesAt) return
  const dates = reminderDates({ opensAt, closesAt })
  for (const kind of reminderKinds) {
    const due = dates[kind]
    if (!due) continue
    await ctx.db
      .insertInto('wave_reminders')
      .values({ wave_id: id, kind, due_at: due, state: 'planned', by_hand: false, note: null })
      .onConflict((conflict) =>
        conflict
          .columns(['wave_id', 'kind'])
          .doUpdateSet({ due_at: due })
          .where('wave_reminders.state', '=', 'planned')
          .where('wave_reminders.by_hand', '=', false),
      )
      .execute()
  }
}
