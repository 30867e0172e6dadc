import type { AnyCtx } from '#app/domain/context.ts'
import type { KnownPerson } from '../import-plan.ts'
import type { KnownEmployer } from '../match-employer.ts'

export interface DirectorySnapshot {
  persons: KnownPerson[]
  employers: KnownEmployer[]
}

/** The whole directory of one démarche, in a stable order, as the preview compares with it. */
export async function readDirectory(ctx: AnyCtx, processId: string): Promise<DirectorySnapshot> {
  const employers = await ctx.db
    .selectFrom('employers')
    .select(['id', 'name', 'insee_code as inseeCode', 'siren'])
    .where('process_id', '=', processId)
    .orderBy('name')
    .execute()
  const rows = await ctx.db
    .selectFrom('persons')
    .innerJoin('employments', (join) =>
      join
        .onRef('employments.person_id', '=', 'persons.id')
        .onRef('employments.process_id', '=', 'persons.process_id'),
    )
    .select(['persons.id as personId', 'family_name', 'given_name', 'email', 'locale'])
    .select(['employments.id as employmentId', 'employer_id', 'matricule', 'service', 'job', 'main'])
    .where('persons.process_id', '=', processId)
    .orderBy('employments.id')
    .execute()
  const persons = new Map<string, KnownPerson>()
  for (const row of rows) {
    const person = persons.get(row.personId) ?? {
      id: row.personId,
      familyName: row.family_name,
      givenName: row.given_name,
      email: row.email,
      locale: row.locale,
      employments: [],
    }
    persons.set(person.id, person)
    person.employments.push({
      id: row.employmentId,
      employerId: row.employer_id,
      matricule: row.matricule,
      service: row.service,
      job: row.job,
      main: row.main,
    })
  }
  return { persons: [...persons.values()], employers }
}
