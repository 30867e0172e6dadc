import { sql } from 'kysely'
import type { AnyCtx } from '#app/domain/context.ts'

/**
 * Persons in the frozen list of a wave that is launched and not closed: they can't leave the directory before it is.
 * @param personIds of whom it is asked; all of the démarche without it
 * @returns names of these waves, by person
 */
export async function listFrozenPersons(
  ctx: AnyCtx,
  processId: string,
  personIds?: readonly string[],
): Promise<Map<string, string>> {
  const rows = await ctx.db
    .selectFrom('deliveries')
    .innerJoin('waves', 'waves.id', 'deliveries.wave_id')
    .innerJoin('wave_notices', 'wave_notices.wave_id', 'waves.id')
    .innerJoin('consultations', 'consultations.id', 'waves.consultation_id')
    .select('deliveries.person_id')
    .select(sql<string>`string_agg(distinct wave_notices.label, ', ')`.as('waves'))
    .where('consultations.process_id', '=', processId)
    .where('waves.state', 'in', ['launching', 'launched', 'closing'])
    .$if(personIds !== undefined, (query) =>
      query.where(sql<boolean>`deliveries.person_id = any(${[...(personIds ?? [])]}::uuid[])`),
    )
    .groupBy('deliveries.person_id')
    .execute()
  return new Map(rows.map(({ person_id, waves }) => [person_id, waves]))
}
