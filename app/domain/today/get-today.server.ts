import { addDays, dayAt, daysBetween } from '#app/domain/calendar/days.ts'
import { getCalendar } from '#app/domain/calendar/queries.server.ts'
import type { Ctx } from '#app/domain/context.ts'
import { getProcess } from '#app/domain/processes/queries.server.ts'
import type { LocalizedText } from '#app/i18n/index.ts'

export interface Today {
  /** YYYY-MM-DD, on the territory's clock. */
  days: { today: string; tomorrow: string }
  launchOn: string
  /** From 1 in the week of the launch; 0 or less before it. */
  week: number
  /** Weeks from the launch to the adoption. */
  weeks: number
  archived: boolean
  phases: { code: string; title: LocalizedText; state: 'past' | 'current' | 'coming'; share: number }[]
}

/** Where a démarche stands today, by its calendar. */
export async function getToday(ctx: Ctx, processId: string): Promise<Today> {
  const { launchOn, archivedAt } = await getProcess(ctx, processId)
  const { phases } = await getCalendar(ctx, processId)
  const today = dayAt(ctx.now())
  const adoption = phases.find(({ code }) => code === 'P7')?.endsOn ?? launchOn
  return {
    days: { today, tomorrow: addDays(today, 1) },
    launchOn,
    week: Math.floor(daysBetween(launchOn, today) / 7) + 1,
    weeks: Math.ceil(daysBetween(launchOn, adoption) / 7),
    archived: archivedAt !== null,
    phases: phases.map(({ code, title, state, startsOn, endsOn }) => ({
      ...{ code, title, state },
      share: Math.min(
        1,
        Math.max(0, daysBetween(startsOn, today) / Math.max(1, daysBetween(startsOn, endsOn))),
      ),
    })),
  }
}
