import { calendarFile } from '#app/domain/calendar/calendar-file.server.ts'
import { getCalendar } from '#app/domain/calendar/queries.server.ts'
import { getProcess } from '#app/domain/processes/queries.server.ts'
import { staffLoader } from '#app/http/context.server.ts'
import { calendarResponse } from '#app/http/download.ts'

export const loader = staffLoader('process.read', async ({ ctx, params, locale }) => {
  const { name } = await getProcess(ctx, params.processId!)
  const calendar = await getCalendar(ctx, params.processId!)
  return calendarResponse(calendarFile(calendar, name, locale, ctx.now()), 'calendrier.ics')
})
