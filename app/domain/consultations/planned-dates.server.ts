import { getCalendar, getClosedDays } from '#app/domain/calendar/queries.server.ts'
import { shortestOpening } from '#app/domain/calendar/template.ts'
import type { Ctx } from '#app/domain/context.ts'
import type { LocalizedText } from '#app/i18n/index.ts'
import { getWaveAudience } from './audience.server.ts'
import { type ProposedDates, proposeDates } from './propose-dates.ts'
import type { Wave } from './queries.server.ts'
import { dayOf } from './territory-time.ts'

export interface PlannedDates {
  /** The consultation of the calendar that the wave holds; null outside of the calendar. */
  planned: { title: LocalizedText; opensOn: string; closesOn: string } | null
  proposed: ProposedDates
  /** In weeks. */
  shortest: number
}

/** What the calendar plans for a draft, and the dates proposed from it as of today. */
export async function getPlannedDates(ctx: Ctx, wave: Wave): Promise<PlannedDates> {
  const planned = await findPlanned(ctx, wave)
  const shortest = shortestOpening[(await getWaveAudience(ctx, wave.id)).of]
  const proposed = proposeDates({
    today: dayOf(ctx.now()),
    closed: await getClosedDays(ctx, wave.processId),
    shortest: 7 * shortest,
    planned,
  })
  return { planned, proposed, shortest }
}

/** The consultation of the calendar that a wave holds; null outside of the calendar. */
export async function findPlanned(ctx: Ctx, wave: Wave): Promise<PlannedDates['planned']> {
  const row = await ctx.db
    .selectFrom('planned_waves')
    .select('entry_id')
    .where('wave_id', '=', wave.id)
    .executeTakeFirst()
  if (!row) return null
  const { consultations } = await getCalendar(ctx, wave.processId)
  const found = consultations.find(({ id }) => id === row.entry_id)
  return found ? { title: found.title, opensOn: found.opensOn, closesOn: found.closesOn } : null
}
