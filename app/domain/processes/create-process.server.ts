import { usualClosedDays } from '#app/domain/calendar/closed-days.ts'
import { planCalendar } from '#app/domain/calendar/plan-calendar.server.ts'
import type { Ctx } from '#app/domain/context.ts'
import { recordAction } from '#app/domain/journal/record-action.server.ts'
import type { NewProcess } from './schema.ts'

/** What may be left out: the usual kind, fifteen months, no school zone. */
type Chosen = 'kind' | 'months' | 'schoolZone'
export type ProcessInput = Omit<NewProcess, Chosen> & Partial<Pick<NewProcess, Chosen>>

/**
 * Creates a démarche with its employers and its calendar; its author becomes administrator and pilot.
 * @returns the identifier of the démarche
 */
export async function createProcess(ctx: Ctx, input: ProcessInput): Promise<string> {
  const { kind = 'pooling', months = 15, schoolZone = null } = input
  return ctx.db.transaction().execute(async (trx) => {
    const { id: process_id } = await trx
      .insertInto('processes')
      .values({
        name: input.name,
        epci_name: input.epciName,
        epci_siren: input.epciSiren,
        launch_on: input.launchOn,
        created_at: ctx.now(),
        kind,
        months,
        school_zone: schoolZone,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const epci = {
      process_id,
      name: input.epciName,
      kind: 'epci' as const,
      segment: 'epci' as const,
      insee_code: null,
      siren: input.epciSiren,
      population: null,
    }
    const communes = input.communes.map(({ inseeCode, name, population = null }) => ({
      process_id,
      name,
      kind: 'commune' as const,
      segment:
        inseeCode === input.centralCommune ? ('central_commune' as const) : ('other_communes' as const),
      insee_code: inseeCode,
      siren: null,
      population,
    }))
    await trx
      .insertInto('employers')
      .values([epci, ...communes])
      .execute()
    const grant = { account_id: ctx.actor.accountId, process_id, created_at: ctx.now() }
    await trx
      .insertInto('role_assignments')
      .values([
        { ...grant, role: 'administrator' },
        { ...grant, role: 'pilot' },
      ])
      .execute()
    const closed = usualClosedDays
    await planCalendar(
      { ...ctx, db: trx },
      { processId: process_id, launchOn: input.launchOn, months, closed },
    )
    const details = { name: input.name }
    await recordAction({ ...ctx, db: trx }, { processId: process_id, action: 'process.created', details })
    return process_id
  })
}
