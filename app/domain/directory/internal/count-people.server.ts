import { sql } from 'kysely'
import { scopeOf } from '#app/domain/accounts/permissions.ts'
import type { Ctx } from '#app/domain/context.ts'
import type { Segment } from '#db/schema/directory.ts'
import { collated } from './list-people.server.ts'
import { employerIn } from './scope.server.ts'

export interface EmployerCount {
  id: string
  name: string
  segment: Segment
  agents: number
  withoutEmail: number
}

async function count(
  ctx: Ctx,
  processId: string,
  ties: 'employments' | 'mandates',
): Promise<EmployerCount[]> {
  const scope = scopeOf(ctx.actor, 'directory.read', processId)
  const table = sql.table(ties)
  const { rows } = await sql<EmployerCount>`
    select employers.id, employers.name, employers.segment,
      count(persons.id)::integer as agents, (count(persons.id) - count(persons.email))::integer as "withoutEmail"
    from employers
    left join ${table} ties on ties.employer_id = employers.id and ties.main
    left join persons on persons.id = ties.person_id
    where employers.process_id = ${processId} and ${employerIn('employers.id', scope)}
      ${ties === 'employments' ? sql`and employers.employs` : sql`and ${scope === 'all'}`}
    group by employers.id
    order by array_position(array['epci', 'central_commune', 'other_communes'], employers.segment),
      employers.kind not in ('epci', 'commune'), ${collated('employers.name')}`.execute(ctx.db)
  return rows
}

/**
 * Every employer of a démarche the actor may see, with its agents, counted where their main employment is; those with
 * nobody too.
 */
export function countAgents(ctx: Ctx, processId: string): Promise<EmployerCount[]> {
  return count(ctx, processId, 'employments')
}

/** Elected officials, counted where their main mandate is; nothing to who is bound to some employers. */
export async function countElected(ctx: Ctx, processId: string): Promise<EmployerCount[]> {
  return (await count(ctx, processId, 'mandates')).filter(({ agents }) => agents > 0)
}
