import type { Ctx } from '#app/domain/context.ts'
import { audienceTest } from '#app/domain/directory/audience.ts'
import { comparableText } from '#app/domain/directory/comparable-text.ts'
import { getWaveAudience } from './audience.server.ts'
import type { Wave } from './queries.server.ts'

export interface NotInvited {
  personId: string
  name: string
  employer: string
  /** Null: she can't be invited by mail. */
  address: string | null
}

/** People that one search shows. */
const mostFound = 20

/**
 * Agents whom the rules of a launched wave concern and who are not invited, nor waiting to be, whose name or address holds this
 * text; by name, twenty at most.
 */
export async function searchNotInvited(ctx: Ctx, wave: Wave, query: string): Promise<NotInvited[]> {
  const wanted = comparableText(query)
  if (wanted === '') return []
  const asked = audienceTest(await getWaveAudience(ctx, wave.id))
  const rows = await ctx.db
    .selectFrom('persons')
    .innerJoin('employments', (join) =>
      join.onRef('employments.person_id', '=', 'persons.id').on('employments.main', '=', true),
    )
    .innerJoin('employers', 'employers.id', 'employments.employer_id')
    .select(['persons.id', 'persons.given_name', 'persons.family_name', 'persons.email'])
    .select(['employers.id as employerId', 'employers.name as employer', 'job', 'service'])
    .where('persons.process_id', '=', wave.processId)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('deliveries')
            .select('deliveries.person_id')
            .whereRef('deliveries.person_id', '=', 'persons.id')
            .where('deliveries.wave_id', '=', wave.id)
            .where('deliveries.kind', '=', 'invitation'),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('wave_arrivals')
            .select('wave_arrivals.person_id')
            .whereRef('wave_arrivals.person_id', '=', 'persons.id')
            .where('wave_arrivals.wave_id', '=', wave.id),
        ),
      ),
    )
    .orderBy('persons.family_name')
    .orderBy('persons.given_name')
    .orderBy('persons.id')
    .execute()
  return rows
    .filter(({ employerId, job, service }) => asked({ employerId, job, service, reachable: true }))
    .map((row) => ({
      personId: row.id,
      name: `${row.given_name} ${row.family_name}`,
      employer: row.employer,
      address: row.email || null,
    }))
    .filter(({ name, address }) => comparableText(`${name} ${address ?? ''}`).includes(wanted))
    .slice(0, mostFound)
}
