import { sql } from 'kysely'
import { scopeOf } from '#app/domain/accounts/permissions.ts'
import type { Ctx } from '#app/domain/context.ts'
import type { OrganisationKind, Segment } from '#db/schema/directory.ts'
import type { ListOrganisationsInput } from '../schema.ts'
import { collated, folded, searchWords } from './list-people.server.ts'
import { employerIn } from './scope.server.ts'

export interface Organisation {
  id: string
  name: string
  kind: OrganisationKind
  segment: Segment
  inseeCode: string | null
  siren: string | null
  employs: boolean
  contactName: string | null
  contactEmail: string | null
  /** Persons who work there, whether or not it is their main employer. */
  agents: number
}

const perPage = 50

const sortKeys = { name: 'name', kind: 'kind', agents: 'agents' } as const

/**
 * Organisations of a démarche that the actor may see: the EPCI, its communes, and the others.
 * @returns one page, the number found, and the page shown (the last one when asked for beyond)
 */
export async function listOrganisations(
  ctx: Ctx,
  input: ListOrganisationsInput & { processId: string },
): Promise<{ organisations: Organisation[]; total: number; page: number; pages: number }> {
  const scope = scopeOf(ctx.actor, 'directory.read', input.processId)
  const words = searchWords(input.search).map(
    (word) =>
      sql`and position(${word} in ${folded('name', 'insee_code', 'siren', 'contact_name', 'contact_email')}) > 0`,
  )
  const found = sql`from employers where process_id = ${input.processId} and ${employerIn('employers.id', scope)}
    ${sql.join(words, sql` `)}`
  const counted = await sql<{ total: string }>`select count(*) as total ${found}`.execute(ctx.db)
  const total = Number(counted.rows[0]?.total ?? 0)
  const pages = Math.max(1, Math.ceil(total / perPage))
  const page = Math.min(input.page, pages)
  const key = sortKeys[input.sort]
  const order = key === 'agents' ? sql.ref(key) : collated(key)
  const { rows } = await sql<Organisation>`
    select * from (
      select id, name, kind, segment, insee_code as "inseeCode", siren, employs,
        contact_name as "contactName", contact_email as "contactEmail",
        (select count(distinct person_id) from employments where employer_id = employers.id)::integer as agents
      ${found}) organisations
    order by ${order} ${input.direction === 'asc' ? sql`asc` : sql`desc`}, ${collated('name')}
    limit ${perPage} offset ${(page - 1) * perPage}`.execute(ctx.db)
  return { organisations: rows, total, page, pages }
}
