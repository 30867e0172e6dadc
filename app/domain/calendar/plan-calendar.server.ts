import type { AnyCtx } from '#app/domain/context.ts'
import type { ClosedDays } from './closed-days.ts'
import type { Day } from './days.ts'
import { planEntries } from './plan-entries.ts'
import type { Months } from './template.ts'

/** Writes the calendar of a new démarche. Call it in the transaction that makes the démarche. */
export async function planCalendar(
  ctx: AnyCtx,
  input: { processId: string; launchOn: Day; months: Months; closed: ClosedDays },
): Promise<void> {
  const rows = planEntries(input).map(({ code, anchor, startsAfter, endsAfter }) => ({
    process_id: input.processId,
    code,
    anchor,
    starts_after: startsAfter,
    ends_after: endsAfter,
  }))
  await ctx.db.insertInto('calendar_entries').values(rows).execute()
}
