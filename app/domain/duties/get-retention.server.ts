import { addMonths, dayAt } from '#app/domain/calendar/days.ts'
import { getCalendar } from '#app/domain/calendar/queries.server.ts'
import { elasticWeeks } from '#app/domain/calendar/template.ts'
import { countConcerns } from '#app/domain/concerns/queries.server.ts'
import type { AnyCtx } from '#app/domain/context.ts'
import { getProcess } from '#app/domain/processes/queries.server.ts'
import { type Retention, retentionOf } from './retention.ts'

/** The longest template: how long a démarche lasts whose calendar has no date. */
const longestMonths = Math.max(...Object.keys(elasticWeeks).map(Number))

/**
 * When what a démarche keeps of people is erased, by its calendar and its archiving as they are.
 * @throws DomainError `not-found` (404)
 */
export async function getRetention(ctx: AnyCtx, processId: string): Promise<Retention> {
  const { archivedAt, launchOn } = await getProcess(ctx, processId)
  const { phases, milestones, consultations, meetings } = await getCalendar(ctx, processId)
  const days = [
    ...phases.map(({ endsOn }) => endsOn),
    ...milestones.map(({ on }) => on),
    ...consultations.map(({ closesOn }) => closesOn),
    ...meetings.map(({ on }) => on),
  ]
  return retentionOf({
    archivedOn: archivedAt && dayAt(archivedAt),
    calendarEndsOn: days.sort().at(-1) ?? addMonths(launchOn, longestMonths),
  })
}

/** What a démarche still keeps of people: persons of the directory, concerns that its desk may read, and comments. */
export async function countKept(
  ctx: AnyCtx,
  processId: string,
): Promise<{ people: number; concerns: number; comments: number }> {
  const { people, comments } = await ctx.db
    .selectNoFrom((select) => [
      select
        .selectFrom('persons')
        .where('process_id', '=', processId)
        .select(({ fn }) => fn.countAll<string>().as('n'))
        .as('people'),
      select
        .selectFrom('comments')
        .innerJoin('waves', 'waves.id', 'comments.wave_id')
        .innerJoin('consultations', 'consultations.id', 'waves.consultation_id')
        .where('consultations.process_id', '=', processId)
        .select(({ fn }) => fn.countAll<string>().as('n'))
        .as('comments'),
    ])
    .executeTakeFirstOrThrow()
  return {
    people: Number(people),
    concerns: await countConcerns(ctx, processId),
    comments: Number(comments),
  }
}
