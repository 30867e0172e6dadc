import { sql } from 'kysely'
import type { Ctx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { recordAction } from '#app/domain/journal/record-action.server.ts'
import type { ErrorCode } from '#app/i18n/index.ts'
import { holdOrganisation, type OrganisationCard } from './internal/get-organisation.server.ts'
import { lockDirectory } from './internal/lock-directory.server.ts'

interface Merge {
  processId: string
  /** The one that goes. */
  organisationId: string
  /** The one that stays, and takes in whoever works or sits in the other. */
  intoId: string
}

/** What keeps an organisation from going into another; null when nothing does. */
export function mergeProblem({ territory, accesses }: OrganisationCard): ErrorCode | null {
  if (territory) return 'organisation.of-territory'
  return accesses > 0 ? 'organisation.bound' : null
}

/**
 * Makes one organisation of two: whoever works or sits in the first does so in the second, once; drafts that are sent to the
 * first are sent to the second. Waves already launched keep the names and groups that were frozen with them.
 * @throws DomainError `forbidden` (403) · `not-found` (404) · `organisation.of-territory`, `organisation.bound`,
 *   `organisation.employs-nobody`, `organisation.same-matricules` (409) · `bad-request` (400) for one into itself
 */
export async function mergeOrganisations(ctx: Ctx, { processId, organisationId, intoId }: Merge) {
  if (organisationId === intoId) throw new DomainError('bad-request', 400)
  await ctx.db.transaction().execute(async (trx) => {
    const within = { ...ctx, db: trx }
    await lockDirectory(within, processId)
    const gone = await holdOrganisation(within, { processId, organisationId })
    const kept = await holdOrganisation(within, { processId, organisationId: intoId })
    const problem = mergeProblem(gone)
    if (problem) throw new DomainError(problem, 409)
    if (gone.agents > 0 && !kept.employs)
      throw new DomainError('organisation.employs-nobody', 409, { name: kept.name })
    await refuseSameMatricules(within, gone, kept)
    for (const ties of ['employments', 'mandates'] as const) await moveTies(within, ties, gone.id, kept.id)
    await sql`
      update wave_audiences set rules = jsonb_set(rules, '{employers}', (
        select jsonb_agg(distinct case when named = ${gone.id} then ${kept.id} else named end)
        from jsonb_array_elements_text(rules -> 'employers') named))
      where jsonb_typeof(rules -> 'employers') = 'array' and rules -> 'employers' ? ${gone.id}
        and wave_id in (select id from waves where state = 'draft')`.execute(trx)
    await trx.deleteFrom('employers').where('id', '=', gone.id).execute()
    const details = { name: gone.name, into: kept.name }
    await recordAction(within, { processId, action: 'organisation.merged', details })
  })
}

/** A matricule designates one agent of an employer: two persons can't bear the same. */
async function refuseSameMatricules(ctx: Ctx, gone: OrganisationCard, kept: OrganisationCard): Promise<void> {
  const { rows } = await sql<{ matricule: string }>`
    select gone.matricule from employments gone
    join employments kept on kept.matricule = gone.matricule and kept.person_id <> gone.person_id
    where gone.employer_id = ${gone.id} and kept.employer_id = ${kept.id} order by 1 limit 1`.execute(ctx.db)
  const [same] = rows
  if (same)
    throw new DomainError('organisation.same-matricules', 409, {
      matricule: same.matricule,
      name: kept.name,
    })
}

/** Somebody tied to both keeps the tie to the second, where she is then counted if she was counted in the first. */
async function moveTies(ctx: Ctx, table: 'employments' | 'mandates', gone: string, kept: string) {
  const ties = sql.table(table)
  const { rows } = await sql<{ person: string }>`
    with doubled as (
      delete from ${ties} where employer_id = ${gone}
        and person_id in (select person_id from ${ties} where employer_id = ${kept}) returning person_id, main)
    select person_id as person from doubled where main`.execute(ctx.db)
  await sql`
    update ${ties} set main = true where id in (
      select distinct on (person_id) id from ${ties}
      where employer_id = ${kept} and person_id = any(${rows.map(({ person }) => person)}::uuid[])
      order by person_id, id)`.execute(ctx.db)
  await sql`update ${ties} set employer_id = ${kept} where employer_id = ${gone}`.execute(ctx.db)
}
