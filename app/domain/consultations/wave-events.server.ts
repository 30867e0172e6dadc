import { type RawBuilder, sql } from 'kysely'
import type { WaveEvents } from '#app/documents/addendum-facts.ts'
import type { AnyCtx } from '#app/domain/context.ts'
import type { LocalizedText } from '#app/i18n/index.ts'
import type { ReminderKind, WaveRemindersTable } from '#db/schema/wave-life.ts'
import { listAddenda } from './addenda.server.ts'
import { reminderKinds } from './reminder-dates.ts'

export interface Reminder {
  kind: ReminderKind
  dueAt: Date
  state: WaveRemindersTable['state']
  note: LocalizedText | null
}

/** The reminders of a wave, in the order in which they leave; one that was never planned is left out. */
export async function getReminders(ctx: AnyCtx, waveId: string): Promise<Reminder[]> {
  const rows = await ctx.db
    .selectFrom('wave_reminders')
    .select(['kind', 'due_at as dueAt', 'state', 'note'])
    .where('wave_id', '=', waveId)
    .execute()
  return rows
    .map((row) => ({ ...row, note: row.note as LocalizedText | null }))
    .sort((a, b) => reminderKinds.indexOf(a.kind) - reminderKinds.indexOf(b.kind))
}

/** How many people wait for the worker to make their link. */
export async function countArrivals(ctx: AnyCtx, waveId: string): Promise<number> {
  const { n } = await ctx.db
    .selectFrom('wave_arrivals')
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .where('wave_id', '=', waveId)
    .executeTakeFirstOrThrow()
  return Number(n)
}

/** Why a wave was cancelled; null when it was not. */
export async function findCancellation(
  ctx: AnyCtx,
  waveId: string,
): Promise<{ reason: LocalizedText; open: boolean; complete: boolean } | null> {
  const row = await ctx.db
    .selectFrom('wave_cancellations')
    .select(['reason', 'open', 'complete'])
    .where('wave_id', '=', waveId)
    .executeTakeFirst()
  return row ? { ...row, reason: row.reason as LocalizedText } : null
}

/** What the closing record tells of the time between the launch and the close. */
export async function getWaveEvents(ctx: AnyCtx, waveId: string): Promise<WaveEvents> {
  const addenda = (await listAddenda(ctx, waveId)).flatMap(({ number, recordedOn, facts }) =>
    facts ? [{ number, recordedOn, facts }] : [],
  )
  const sending = await ctx.db
    .selectFrom('wave_sending')
    .select(['addresses_corrected', 'sent_again'])
    .where('wave_id', '=', waveId)
    .executeTakeFirst()
  return {
    addedLate: addenda.reduce((sum, { facts }) => sum + (facts.kind === 'arrival' ? facts.added : 0), 0),
    slips: await countPrinted(ctx, waveId),
    addenda,
    reminders: (await getReminders(ctx, waveId)).map(({ kind, state, dueAt }) => ({
      kind,
      // Planned still, its moment came after the close.
      state: state === 'planned' ? 'passed' : state,
      dueAt: dueAt.toISOString(),
    })),
    addressesCorrected: sending?.addresses_corrected ?? 0,
    sentAgain: sending?.sent_again ?? 0,
  }
}

/** How many slips a wave has; which of them were used is known neither before the close nor after. */
export async function countPrinted(ctx: AnyCtx, waveId: string): Promise<number> {
  const { slips } = await ctx.db
    .selectNoFrom(printedSlips(sql`${waveId}::uuid`).as('slips'))
    .executeTakeFirstOrThrow()
  return slips
}

/** The same, of a wave of the query it stands in: its addenda say them. */
export function printedSlips(waveId: RawBuilder<unknown>): RawBuilder<number> {
  return sql<number>`coalesce((select sum((data -> 'facts' ->> 'printed')::integer) from wave_addenda
    where wave_addenda.wave_id = ${waveId} and kind = 'slips'), 0)::integer`
}
