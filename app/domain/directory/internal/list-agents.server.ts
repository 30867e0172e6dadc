import { type ExpressionBuilder, sql } from 'kysely'
import type { Ctx } from '#app/domain/context.ts'
import type { Locale } from '#app/i18n/index.ts'
import type { Database } from '#db/schema/index.ts'
import type { ListAgentsInput } from '../schema.ts'

export interface Agent {
  personId: string
  familyName: string
  givenName: string
  email: string | null
  locale: Locale
  /** Where she is counted, first. */
  employments: { employer: string; service: string | null; job: string | null; matricule: string | null }[]
}

/** Agents on one page of the list. */
export const agentsPerPage = 50

type Joined = ExpressionBuilder<Database, 'persons' | 'employments' | 'employers'>

/** Letters without accents or case, in the database; what `comparableText` does to the words looked for. */
function folded(eb: Joined) {
  const text = sql`concat_ws(' ', ${eb.ref('persons.family_name')}, ${eb.ref('persons.given_name')}, ${eb.ref('persons.email')},
    ${eb.ref('employers.name')}, ${eb.ref('employments.service')}, ${eb.ref('employments.matricule')})`
  return sql<string>`lower(regexp_replace(normalize(${text}, NFD), '[\u0300-\u036f]', '', 'g'))`
}

function searchWords(search: string): string[] {
  const plain = search
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
  return plain
    .split(/[\s\p{Cc}]+/u)
    .filter((word) => word !== '')
    .slice(0, 8)
}

/** In the order of a French dictionary. */
export const collated = (column: string) => sql`${sql.ref(column)} collate "fr-FR-x-icu"`
const sortKeys = {
  name: ['persons.family_name', 'persons.given_name'],
  employer: ['employers.name', 'persons.family_name', 'persons.given_name'],
  service: ['employments.service', 'persons.family_name', 'persons.given_name'],
  email: ['persons.email', 'persons.family_name'],
} as const

/**
 * Agents of a démarche, each once, by her main employment.
 * @param input.search words that must all be found in name, address, main employer, service or matricule
 * @returns one page, the number of agents found, and the page shown (the last one when asked for beyond)
 */
export async function listAgents(
  ctx: Ctx,
  input: ListAgentsInput & { processId: string },
): Promise<{ agents: Agent[]; total: number; page: number; pages: number }> {
  let found = ctx.db
    .selectFrom('persons')
    .innerJoin('employments', (join) =>
      join.onRef('employments.person_id', '=', 'persons.id').on('employments.main', '=', true),
    )
    .innerJoin('employers', 'employers.id', 'employments.employer_id')
    .where('persons.process_id', '=', input.processId)
  for (const word of searchWords(input.search)) {
    found = found.where((eb) => eb(sql`position(${word} in ${folded(eb)})`, '>', 0))
  }
  if (input.employerId) found = found.where('employments.employer_id', '=', input.employerId)
  const { total } = await found.select((eb) => eb.fn.countAll<string>().as('total')).executeTakeFirstOrThrow()
  const pages = Math.max(1, Math.ceil(Number(total) / agentsPerPage))
  const page = Math.min(input.page, pages)
  let sorted = found.select(['persons.id', 'family_name', 'given_name', 'email', 'locale'])
  for (const column of sortKeys[input.sort]) {
    sorted = sorted.orderBy(collated(column), (order) =>
      input.direction === 'asc' ? order.asc().nullsLast() : order.desc().nullsLast(),
    )
  }
  const persons = await sorted
    .orderBy('persons.id')
    .limit(agentsPerPage)
    .offset((page - 1) * agentsPerPage)
    .execute()
  const employments = await ctx.db
    .selectFrom('employments')
    .innerJoin('employers', 'employers.id', 'employments.employer_id')
    .select(['person_id', 'employers.name as employer', 'service', 'job', 'matricule'])
    .where('employments.process_id', '=', input.processId)
    .where('person_id', 'in', [...persons.map(({ id }) => id), '00000000-0000-0000-0000-000000000000'])
    .orderBy('main', 'desc')
    .orderBy('employers.name')
    .execute()
  const byPerson = Map.groupBy(employments, ({ person_id }) => person_id)
  const agents = persons.map((person) => ({
    personId: person.id,
    familyName: person.family_name,
    givenName: person.given_name,
    email: person.email,
    locale: person.locale,
    employments: (byPerson.get(person.id) ?? []).map(({ employer, service, job, matricule }) => ({
      employer,
      service,
      job,
      matricule,
    })),
  }))
  return { agents, total: Number(total), page, pages }
}
