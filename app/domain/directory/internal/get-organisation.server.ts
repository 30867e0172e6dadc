import { type SqlBool, sql } from 'kysely'
import type { Ctx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import type { OrganisationKind, Segment } from '#db/schema/directory.ts'
import { requireWhole } from './scope.server.ts'

/** An organisation, and what depends on it. */
export interface OrganisationCard {
  id: string
  name: string
  kind: OrganisationKind
  segment: Segment
  inseeCode: string | null
  siren: string | null
  employs: boolean
  contactName: string | null
  contactEmail: string | null
  /** The EPCI or a commune: it comes and goes with the démarche itself. */
  territory: boolean
  /** Persons who work there, persons who sit there, accesses bound to it. */
  agents: number
  elected: number
  accesses: number
}

/**
 * One organisation of the démarche, to whoever may correct its whole directory.
 * @throws DomainError `forbidden` (403) to who sees a part of it · `not-found` (404)
 */
export async function getOrganisation(
  ctx: Ctx,
  { processId, organisationId }: { processId: string; organisationId: string },
): Promise<OrganisationCard> {
  requireWhole(ctx, 'directory.edit', processId)
  const row = await ctx.db
    .selectFrom('employers')
    .select(['id', 'name', 'kind', 'segment', 'insee_code as inseeCode', 'siren', 'employs'])
    .select(['contact_name as contactName', 'contact_email as contactEmail'])
    .select([
      sql<SqlBool>`kind in ('epci', 'commune')`.as('territory'),
      sql<number>`(select count(distinct person_id)::integer from employments where employer_id = employers.id)`.as(
        'agents',
      ),
      sql<number>`(select count(distinct person_id)::integer from mandates where employer_id = employers.id)`.as(
        'elected',
      ),
      sql<number>`(select count(*)::integer from role_assignment_employers where employer_id = employers.id)`.as(
        'accesses',
      ),
    ])
    .where('process_id', '=', processId)
    .where('id', '=', organisationId)
    .executeTakeFirst()
  if (!row) throw new DomainError('not-found', 404)
  return { ...row, territory: Boolean(row.territory) }
}

/** The same, held until the end of the transaction: an access bound to it meanwhile waits. */
export async function holdOrganisation(
  ctx: Ctx,
  input: { processId: string; organisationId: string },
): Promise<OrganisationCard> {
  await getOrganisation(ctx, input)
  await ctx.db
    .selectFrom('employers')
    .select('id')
    .where('id', '=', input.organisationId)
    .forUpdate()
    .execute()
  return getOrganisation(ctx, input)
}
