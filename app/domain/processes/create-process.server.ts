import type { Ctx } from '#app/domain/context.ts'
import type { NewProcess } from './schema.ts'

/**
 * Creates a démarche with its employers; its author becomes administrator and pilot.
 * @returns the identifier of the démarche
 */
export async function createProcess(ctx: Ctx, input: NewProcess): Promise<string> {
  return ctx.db.transaction().execute(async (trx) => {
    const { id: process_id } = await trx
      .insertInto('processes')
      .values({
        name: input.name,
        epci_name: input.epciName,
        epci_siren: input.epciSiren,
        launch_on: input.launchOn,
        created_at: ctx.now(),
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
    }
    const communes = input.communes.map(({ inseeCode, name }) => ({
      process_id,
      name,
      kind: 'commune' as const,
      segment:
        inseeCode === input.centralCommune ? ('central_commune' as const) : ('other_communes' as const),
      insee_code: inseeCode,
      siren: null,
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
    return process_id
  })
}
