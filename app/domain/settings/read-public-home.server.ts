import { dayAt } from '#app/domain/calendar/days.ts'
import { getCalendar } from '#app/domain/calendar/queries.server.ts'
import { listWaves } from '#app/domain/consultations/queries.server.ts'
import type { AnyCtx } from '#app/domain/context.ts'
import { instruments } from '#surveys/index.ts'
import { composePublicHome, type PublicHome } from './public-home.ts'

/** Where a démarche stands today, for everybody. @throws DomainError `not-found` (404) */
export async function readPublicHome(ctx: AnyCtx, processId: string): Promise<PublicHome> {
  const waves = await listWaves(ctx, processId)
  const open = waves
    .filter(({ phase, test, closesAt }) => phase === 'open' && !test && closesAt)
    .map(({ title, instrument, closesAt }) => ({
      title,
      minutes: instruments[instrument].minutes,
      closesAt: closesAt!.toISOString(),
    }))
  return composePublicHome(await getCalendar(ctx, processId), open, dayAt(ctx.now()))
}
