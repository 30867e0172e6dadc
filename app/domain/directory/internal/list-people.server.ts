import { sql } from 'kysely'
import { scopeOf } from '#app/domain/accounts/permissions.ts'
import type { Ctx } from '#app/domain/context.ts'
import type { Locale } from '#app/i18n/index.ts'
import type { DirectoryKind } from '../kinds.ts'
import type { ListPeopleInput, sortColumns } from '../schema.ts'

export interface Agent {
  personId: string
  familyName: string
  givenName: string
  email: string | null
  locale: Locale
  /** Where she is counted, first. */
  employments: { employer: string; service: string | null; job: string | null; matricule: string | null }[]
}

/** People on one page of the list. */
export const agentsPerPage = 50

/** Letters without accents or case, in the database; what `comparableText` does to the words looked for. */
export function folded(...columns: string[]) {
  const text = sql`concat_ws(' ', ${sql.join(columns.map((column) => sql.ref(column)))})`
  return sql<string>`lower(regexp_replace(normalize(${text}, NFD), '[\u0300-\u036f]', '', 'g'))`
}

/** Words that must all be found. */
export function searchWords(search: string): string[] {
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

const sortKeys: Record<(typeof sortColumns)[number], readonly string[]> = {
  name: ['family_name', 'given_name'],
  employer: ['employer', 'family_name', 'given_name'],
  service: ['service', 'job', 'family_name', 'given_name'],
  email: ['email', 'family_name'],
}

/** What ties persons to employers, in the words of employments. */
const tiesOf = {
  agents: sql`select id, person_id, employer_id, matricule, service, job, main, process_id from employments`,
  elected: sql`select id, person_id, employer_id, null::text as matricule, null::text as service, function as job, main,
    process_id from mandates`,
}

interface Row {
  id: string
  family_name: string
  given_name: string
  email: string | null
  locale: Locale
  total: string
}

interface TieRow {
  person_id: string
  employer: string
  service: string | null
  job: string | null
  matricule: string | null
}

/**
 * Agents or elected officials of a démarche, each once, by her main employment or mandate. Who is bound to some employers
 * sees the agents who work there, by what they do there, and no elected official.
 * @param input.search words that must all be found in name, address, employer, service or matricule
 * @returns one page, the number found, and the page shown (the last one when asked for beyond)
 */
export async function listPeople(
  ctx: Ctx,
  kind: Exclude<DirectoryKind, 'organisations'>,
  input: ListPeopleInput & { processId: string },
): Promise<{ agents: Agent[]; total: number; page: number; pages: number }> {
  const scope = scopeOf(ctx.actor, 'directory.read', input.processId)
  const employerIds = scope === 'all' ? null : kind === 'agents' ? [...scope] : []
  const inScope = employerIds ? sql`ties.employer_id = any(${employerIds}::uuid[])` : sql`true`
  const ties = sql`(${tiesOf[kind]}) ties`
  const words = searchWords(input.search).map(
    (word) =>
      sql`and position(${word} in ${folded('family_name', 'given_name', 'email', 'employer', 'service', 'matricule')}) > 0`,
  )
  const found = sql`
    from (
      select distinct on (ties.person_id) ties.person_id, ties.employer_id, ties.matricule, ties.service, ties.job,
        employers.name as employer
      from ${ties} join employers on employers.id = ties.employer_id
      where ties.process_id = ${input.processId} and ${inScope}
      order by ties.person_id, ties.main desc, employers.name
    ) shown join persons on persons.id = shown.person_id
    where persons.process_id = ${input.processId} ${sql.join(words, sql` `)}
      ${input.employerId ? sql`and employer_id = ${input.employerId}` : sql``}
      ${input.address === 'without' ? sql`and email is null` : sql``}`
  const counted = await sql<{ total: string }>`select count(*) as total ${found}`.execute(ctx.db)
  const total = Number(counted.rows[0]?.total ?? 0)
  const pages = Math.max(1, Math.ceil(total / agentsPerPage))
  const page = Math.min(input.page, pages)
  const order = sortKeys[input.sort].map(
    (column) => sql`${collated(column)} ${input.direction === 'asc' ? sql`asc` : sql`desc`} nulls last`,
  )
  const { rows } = await sql<Row>`
    select persons.id, family_name, given_name, email, locale ${found}
    order by ${sql.join(order)}, persons.id
    limit ${agentsPerPage} offset ${(page - 1) * agentsPerPage}`.execute(ctx.db)
  const employments = await sql<TieRow>`
    select person_id, employers.name as employer, service, job, matricule
    from ${ties} join employers on employers.id = ties.employer_id
    where ties.process_id = ${input.processId} and person_id = any(${rows.map(({ id }) => id)}::uuid[]) and ${inScope}
    order by main desc, employers.name`.execute(ctx.db)
  const byPerson = Map.groupBy(employments.rows, ({ person_id }) => person_id)
  const agents = rows.map((row) => ({
    personId: row.id,
    familyName: row.family_name,
    givenName: row.given_name,
    email: row.email,
    locale: row.locale,
    employments: (byPerson.get(row.id) ?? []).map(({ person_id: _person, ...employment }) => employment),
  }))
  return { agents, total, page, pages }
}
