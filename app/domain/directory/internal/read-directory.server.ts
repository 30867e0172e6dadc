import type { AnyCtx } from '#app/domain/context.ts'
import type { KnownPerson } from '../import-plan.ts'
import type { DirectoryKind } from '../kinds.ts'
import type { KnownEmployer } from '../match-employer.ts'
import type { KnownOrganisation } from '../preview-organisations.ts'

export interface DirectorySnapshot {
  persons: KnownPerson[]
  employers: KnownEmployer[]
}

/** Where an agent may work, or an elected official sit. */
async function readEmployers(ctx: AnyCtx, processId: string, kind: DirectoryKind): Promise<KnownEmployer[]> {
  const rows = await ctx.db
    .selectFrom('employers')
    .select(['id', 'name', 'insee_code as inseeCode', 'siren', 'employs'])
    .where('process_id', '=', processId)
    .orderBy('name')
    .execute()
  return rows.flatMap(({ employs, ...employer }) => (employs || kind === 'elected' ? [employer] : []))
}

/** Employments, or mandates said in the same words: the function is the job. */
async function readTies(ctx: AnyCtx, processId: string, kind: DirectoryKind) {
  if (kind !== 'elected') {
    return ctx.db
      .selectFrom('employments')
      .select(['id', 'person_id', 'employer_id', 'job', 'main', 'matricule', 'service'])
      .where('process_id', '=', processId)
      .orderBy('id')
      .execute()
  }
  const mandates = await ctx.db
    .selectFrom('mandates')
    .select(['id', 'person_id', 'employer_id', 'function as job', 'main'])
    .where('process_id', '=', processId)
    .orderBy('id')
    .execute()
  return mandates.map((mandate) => ({ ...mandate, matricule: null, service: null }))
}

/** What the other list says of the same persons: names of employers, by person. */
async function readElsewhere(
  ctx: AnyCtx,
  processId: string,
  kind: DirectoryKind,
): Promise<Map<string, string[]>> {
  const table = kind === 'elected' ? 'employments' : 'mandates'
  const rows = await ctx.db
    .selectFrom(table)
    .innerJoin('employers', 'employers.id', 'employer_id')
    .select(['person_id', 'employers.name'])
    .where(`${table}.process_id`, '=', processId)
    .orderBy('employers.name')
    .execute()
  const elsewhere = new Map<string, string[]>()
  for (const { person_id, name } of rows)
    elsewhere.set(person_id, [...(elsewhere.get(person_id) ?? []), name])
  return elsewhere
}

/**
 * The whole directory of one démarche, in a stable order, as the preview compares with it: agents with their employments, or
 * elected officials with their mandates. Those of the other list are in it with neither.
 */
export async function readDirectory(
  ctx: AnyCtx,
  processId: string,
  kind: DirectoryKind,
): Promise<DirectorySnapshot> {
  const employers = await readEmployers(ctx, processId, kind)
  const elsewhere = await readElsewhere(ctx, processId, kind)
  const rows = await ctx.db
    .selectFrom('persons')
    .select(['id', 'family_name', 'given_name', 'email', 'locale'])
    .where('process_id', '=', processId)
    .orderBy('id')
    .execute()
  const persons = new Map<string, KnownPerson>(
    rows.map((row) => {
      const others = elsewhere.get(row.id) ?? []
      return [
        row.id,
        {
          id: row.id,
          familyName: row.family_name,
          givenName: row.given_name,
          email: row.email,
          locale: row.locale,
          employments: [],
          elsewhere: others,
          keepsIdentity: kind === 'elected' && others.length > 0,
        },
      ]
    }),
  )
  for (const { id, person_id, employer_id, matricule, service, job, main } of await readTies(
    ctx,
    processId,
    kind,
  )) {
    persons.get(person_id)?.employments.push({ id, employerId: employer_id, matricule, service, job, main })
  }
  return { persons: [...persons.values()], employers }
}

/** Organisations of a démarche, and whether something depends on them. */
export async function readOrganisations(ctx: AnyCtx, processId: string): Promise<KnownOrganisation[]> {
  const rows = await ctx.db
    .selectFrom('employers')
    .select([
      'id',
      'name',
      'kind',
      'segment',
      'insee_code',
      'siren',
      'employs',
      'contact_name',
      'contact_email',
    ])
    .select((eb) => [
      eb
        .exists(
          eb
            .selectFrom('employments')
            .select('employments.id')
            .whereRef('employments.employer_id', '=', 'employers.id'),
        )
        .as('agents'),
      eb
        .exists(
          eb
            .selectFrom('mandates')
            .select('mandates.id')
            .whereRef('mandates.employer_id', '=', 'employers.id'),
        )
        .as('elected'),
      eb
        .exists(
          eb
            .selectFrom('role_assignment_employers')
            .select('assignment_id')
            .whereRef('role_assignment_employers.employer_id', '=', 'employers.id'),
        )
        .as('bound'),
    ])
    .where('process_id', '=', processId)
    .orderBy('name')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    kind: row.kind,
    segment: row.segment,
    inseeCode: row.insee_code,
    siren: row.siren,
    employs: row.employs,
    contactName: row.contact_name,
    contactEmail: row.contact_email,
    used: Boolean(row.agents || row.elected || row.bound),
    hasAgents: Boolean(row.agents),
  }))
}
