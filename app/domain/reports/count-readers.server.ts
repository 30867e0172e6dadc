import { sql } from 'kysely'
import { listHolders } from '#app/domain/accounts/queries.server.ts'
import type { Ctx } from '#app/domain/context.ts'
import { type Audience, audienceRoles } from './readers.ts'

/**
 * How many people each audience is today: accounts of the committees and, for the public, those who had been invited to the
 * report's waves and are still in the directory.
 */
export async function countReaders(
  ctx: Ctx,
  { processId, reportId }: { processId: string; reportId: string },
): Promise<Record<Audience, number>> {
  const steering = await listHolders(ctx, processId, audienceRoles.steering)
  const known = new Set(steering.map(({ accountId }) => accountId))
  const committees = await listHolders(ctx, processId, audienceRoles.committees)
  const { n } = await ctx.db
    .selectFrom('persons')
    .select(({ fn }) => fn.countAll<string>().as('n'))
    .where('email', '<>', '')
    .where('process_id', '=', processId)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('deliveries')
          .select('person_id')
          .whereRef('person_id', '=', 'persons.id')
          .where('kind', '=', 'invitation')
          .where(
            sql<boolean>`wave_id in (select unnest(wave_ids) from reports where id = ${reportId}::uuid)`,
          ),
      ),
    )
    .executeTakeFirstOrThrow()
  return {
    steering: steering.length,
    committees: committees.filter(({ accountId }) => !known.has(accountId)).length,
    public: Number(n),
  }
}
