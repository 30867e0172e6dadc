import { type Scope, scopeOf } from '#app/domain/accounts/permissions.ts'
import type { Ctx } from '#app/domain/context.ts'
import { DomainError } from '#app/domain/errors.ts'
import type { Locale, LocalizedText } from '#app/i18n/index.ts'
import type { DeliveriesTable, WaveState } from '#db/schema/consultations.ts'
import { employerIn, personIn } from './scope.server.ts'

export interface PersonTie {
  id: string
  employerId: string
  employer: string
  matricule: string | null
  service: string | null
  job: string | null
  main: boolean
}

export interface PersonWave {
  label: string
  title: LocalizedText
  state: WaveState
  opensAt: Date | null
  /** Messages sent to her: never whether she answered, which nothing tells. */
  messages: { kind: DeliveriesTable['kind']; state: DeliveriesTable['state'] }[]
}

/** Everything held about a person that the reader may see. */
export interface Person {
  id: string
  familyName: string
  givenName: string
  email: string | null
  locale: Locale
  employments: PersonTie[]
  mandates: PersonTie[]
  waves: PersonWave[]
}

type PersonPermission = 'directory.read' | 'directory.edit' | 'directory.export'

async function readTies(ctx: Ctx, personId: string, scope: Scope): Promise<PersonTie[]> {
  return ctx.db
    .selectFrom('employments')
    .innerJoin('employers', 'employers.id', 'employments.employer_id')
    .select(['employments.id', 'employer_id as employerId', 'employers.name as employer'])
    .select(['matricule', 'service', 'job', 'main'])
    .where('person_id', '=', personId)
    .where(employerIn('employments.employer_id', scope))
    .orderBy('main', 'desc')
    .orderBy('employers.name')
    .execute()
}

async function readMandates(ctx: Ctx, personId: string): Promise<PersonTie[]> {
  const rows = await ctx.db
    .selectFrom('mandates')
    .innerJoin('employers', 'employers.id', 'mandates.employer_id')
    .select([
      'mandates.id',
      'employer_id as employerId',
      'employers.name as employer',
      'function as job',
      'main',
    ])
    .where('person_id', '=', personId)
    .orderBy('main', 'desc')
    .orderBy('employers.name')
    .execute()
  return rows.map((row) => ({ ...row, matricule: null, service: null }))
}

async function readWaves(ctx: Ctx, processId: string, personId: string): Promise<PersonWave[]> {
  const rows = await ctx.db
    .selectFrom('deliveries')
    .innerJoin('waves', 'waves.id', 'deliveries.wave_id')
    .innerJoin('wave_notices', 'wave_notices.wave_id', 'waves.id')
    .innerJoin('consultations', 'consultations.id', 'waves.consultation_id')
    .select(['waves.id', 'wave_notices.label', 'wave_notices.title', 'waves.state', 'waves.opens_at'])
    .select('deliveries.kind')
    .select('deliveries.state as delivery')
    .where('person_id', '=', personId)
    .where('consultations.process_id', '=', processId)
    .orderBy('opens_at')
    .orderBy('deliveries.kind')
    .execute()
  return [...Map.groupBy(rows, ({ id }) => id).values()].flatMap((messages) => {
    const [wave] = messages
    if (!wave) return []
    const { label, title, state, opens_at: opensAt } = wave
    const sent = messages.map(({ kind, delivery }) => ({ kind, state: delivery }))
    return [{ label, title: title as LocalizedText, state, opensAt, messages: sent }]
  })
}

/**
 * Everything held about a person. Who is bound to some employers sees only who works there, what she does there, and
 * no mandate: nothing of another employer.
 * @throws DomainError `not-found` (404) for anybody else
 */
export async function getPerson(
  ctx: Ctx,
  input: { processId: string; personId: string; permission?: PersonPermission },
): Promise<Person> {
  const { processId, personId, permission = 'directory.read' } = input
  const scope = scopeOf(ctx.actor, permission, processId)
  const row = await ctx.db
    .selectFrom('persons')
    .select(['id', 'family_name', 'given_name', 'email', 'locale'])
    .where('process_id', '=', processId)
    .where('id', '=', personId)
    .where(personIn('persons.id', scope))
    .executeTakeFirst()
  if (!row) throw new DomainError('not-found', 404)
  return {
    id: row.id,
    familyName: row.family_name,
    givenName: row.given_name,
    email: row.email,
    locale: row.locale,
    employments: await readTies(ctx, personId, scope),
    mandates: scope === 'all' ? await readMandates(ctx, personId) : [],
    waves: await readWaves(ctx, processId, personId),
  }
}

/** What the journal calls a person: where she is counted, never her name. */
export function placeOf({ employments, mandates }: Person): string {
  return [...employments, ...mandates][0]?.employer ?? '—'
}
