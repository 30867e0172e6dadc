import { sql } from 'kysely'
import type { Ctx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { timeZone } from '#app/i18n/format.ts'

/**
 * An access ends today at the earliest, on the territory's calendar.
 * @param day YYYY-MM-DD, or null for an access without end
 * @throws DomainError `access.past-day` (422)
 */
export async function requireComingDay(ctx: Ctx, day: string | null): Promise<void> {
  if (day === null) return
  const { rows } = await sql<{ past: boolean }>`
    select ${day}::date < (${ctx.now()}::timestamptz at time zone ${timeZone})::date as past`.execute(ctx.db)
  if (rows[0]?.past) throw new DomainError('access.past-day', 422, { field: 'endsOn' })
}
