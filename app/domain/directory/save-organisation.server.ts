import type { Ctx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import { recordAction } from '#app/domain/journal/record-action.server.ts'
import { comparableText } from './comparable-text.ts'
import { holdOrganisation } from './internal/get-organisation.server.ts'
import { lockDirectory } from './internal/lock-directory.server.ts'
import { requireWhole } from './internal/scope.server.ts'
import type { OrganisationInput, TerritoryOrganisationInput } from './organisation-form.ts'

/**
 * Adds an organisation by hand. The EPCI and its communes come with the démarche.
 * @returns its identifier
 * @throws DomainError `forbidden` (403) · `organisation.same-name`, `organisation.same-siren` (409)
 */
export async function addOrganisation(
  ctx: Ctx,
  processId: string,
  input: OrganisationInput,
): Promise<string> {
  requireWhole(ctx, 'directory.edit', processId)
  return ctx.db.transaction().execute(async (trx) => {
    const within = { ...ctx, db: trx }
    await lockDirectory(within, processId)
    await refuseTwins(within, processId, null, input)
    const { id } = await trx
      .insertInto('employers')
      .values({ process_id: processId, insee_code: null, ...toRow(input) })
      .returning('id')
      .executeTakeFirstOrThrow()
    await recordAction(within, { processId, action: 'organisation.added', details: { name: input.name } })
    return id
  })
}

/**
 * Corrects an organisation; of the EPCI or of a commune, its SIREN and its contact only. Waves already launched keep the
 * names and groups that were frozen with them.
 * @throws DomainError `forbidden` (403) · `not-found` (404) · `organisation.same-name`, `organisation.same-siren` (409) ·
 *   `organisation.has-agents` (409) when it would employ nobody while somebody works there · `bad-request` (400) for the
 *   form of the other sort of organisation
 */
export async function correctOrganisation(
  ctx: Ctx,
  of: { processId: string; organisationId: string },
  input: OrganisationInput | TerritoryOrganisationInput,
): Promise<void> {
  const { processId, organisationId } = of
  await ctx.db.transaction().execute(async (trx) => {
    const within = { ...ctx, db: trx }
    await lockDirectory(within, processId)
    const known = await holdOrganisation(within, of)
    if (known.territory === 'name' in input) throw new DomainError('bad-request', 400)
    await refuseTwins(within, processId, organisationId, input)
    if ('name' in input && !input.employs && known.agents > 0)
      throw new DomainError('organisation.has-agents', 409, { agents: known.agents })
    const siren = known.kind === 'epci' ? known.siren : input.siren
    const row = 'name' in input ? toRow(input) : { ...toContact(input), siren }
    await trx.updateTable('employers').set(row).where('id', '=', organisationId).execute()
    const details = { name: 'name' in input ? input.name : known.name }
    await recordAction(within, { processId, action: 'organisation.corrected', details })
  })
}

function toContact({ siren, contactName, contactEmail }: TerritoryOrganisationInput) {
  return { siren, contact_name: contactName, contact_email: contactEmail }
}

function toRow(input: OrganisationInput) {
  const { name, kind, segment, employs } = input
  return { name, kind, segment, employs, ...toContact(input) }
}

/** Two organisations of one name, or of one SIREN, would be one and the same to the next file. */
async function refuseTwins(
  ctx: Ctx,
  processId: string,
  organisationId: string | null,
  input: OrganisationInput | TerritoryOrganisationInput,
): Promise<void> {
  const others = await ctx.db
    .selectFrom('employers')
    .select(['id', 'name', 'siren'])
    .where('process_id', '=', processId)
    .$if(organisationId !== null, (query) => query.where('id', '!=', organisationId!))
    .execute()
  const named =
    'name' in input && others.find(({ name }) => comparableText(name) === comparableText(input.name))
  if (named) throw new DomainError('organisation.same-name', 409, { name: named.name, field: 'name' })
  const numbered = input.siren !== null && others.find(({ siren }) => siren === input.siren)
  if (numbered) throw new DomainError('organisation.same-siren', 409, { name: numbered.name, field: 'siren' })
}
