import type { Ctx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { recordAction } from '#app/domain/journal/record-action.server.ts'
import type { ErrorCode } from '#app/i18n/index.ts'
import { holdOrganisation, type OrganisationCard } from './internal/get-organisation.server.ts'
import { lockDirectory } from './internal/lock-directory.server.ts'

/** What keeps an organisation from being removed; null when nothing does. */
export function removalProblem({ territory, agents, elected, accesses }: OrganisationCard): ErrorCode | null {
  if (territory) return 'organisation.of-territory'
  if (accesses > 0) return 'organisation.bound'
  return agents + elected > 0 ? 'organisation.used' : null
}

/**
 * Removes an organisation on which nothing depends. Results and records of earlier waves keep its name.
 * @throws DomainError `forbidden` (403) · `not-found` (404) · `organisation.of-territory`, `organisation.bound`,
 *   `organisation.used` (409)
 */
export async function removeOrganisation(
  ctx: Ctx,
  of: { processId: string; organisationId: string },
): Promise<void> {
  const { processId } = of
  await ctx.db.transaction().execute(async (trx) => {
    const within = { ...ctx, db: trx }
    await lockDirectory(within, processId)
    const known = await holdOrganisation(within, of)
    const problem = removalProblem(known)
    if (problem) throw new DomainError(problem, 409)
    await trx.deleteFrom('employers').where('id', '=', known.id).execute()
    await recordAction(within, { processId, action: 'organisation.removed', details: { name: known.name } })
  })
}
