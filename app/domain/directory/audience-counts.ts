import type { Segment } from '#db/schema/directory.ts'
import { type Audience, audienceTest, type MainEmployment } from './audience.ts'
import { comparableText } from './comparable-text.ts'

/** Agents who have the same main employer, service and job, counted: what every rule on agents looks at. */
export interface AgentCount extends MainEmployment {
  employer: string
  segment: Segment
  people: number
}

export interface EmployerShare {
  id: string
  name: string
  people: number
  withoutEmail: number
}

/** How many people the rules match, each once, and how many of them can be written to. */
export interface AudienceSummary {
  people: number
  withEmail: number
  /** Those who can only be asked on paper. */
  withoutEmail: number
  /** Employers of whom somebody matches, the largest first. */
  employers: EmployerShare[]
}

/** Counts the people that the rules match. @param counts of the whole directory */
export function summariseAudience(counts: readonly AgentCount[], audience: Audience): AudienceSummary {
  const employers = new Map<string, EmployerShare>()
  for (const { employerId, employer, reachable, people } of counts.filter(audienceTest(audience))) {
    const share = employers.get(employerId) ?? { id: employerId, name: employer, people: 0, withoutEmail: 0 }
    share.people += people
    if (!reachable) share.withoutEmail += people
    employers.set(employerId, share)
  }
  const shares = [...employers.values()].sort((a, b) => b.people - a.people || french.compare(a.name, b.name))
  const people = shares.reduce((sum, share) => sum + share.people, 0)
  const withoutEmail = shares.reduce((sum, share) => sum + share.withoutEmail, 0)
  return { people, withEmail: people - withoutEmail, withoutEmail, employers: shares }
}

export interface NamedCount {
  name: string
  people: number
}

/** What of the directory a rule may name: employers who have somebody, jobs and services in their usual spelling. */
export interface AudienceChoices {
  employers: { id: string; name: string; segment: Segment; people: number }[]
  jobs: NamedCount[]
  services: NamedCount[]
}

/** @param counts of the whole directory. @returns each list in alphabetical order, employers by segment first */
export function audienceChoices(counts: readonly AgentCount[]): AudienceChoices {
  const employers = new Map<string, AudienceChoices['employers'][number]>()
  for (const { employerId: id, employer: name, segment, people } of counts) {
    employers.set(id, { id, name, segment, people: people + (employers.get(id)?.people ?? 0) })
  }
  return {
    employers: [...employers.values()].sort(
      (a, b) => segments.indexOf(a.segment) - segments.indexOf(b.segment) || french.compare(a.name, b.name),
    ),
    jobs: namedCounts(counts, ({ job }) => job),
    services: namedCounts(counts, ({ service }) => service),
  }
}

function namedCounts(
  counts: readonly AgentCount[],
  nameOf: (count: AgentCount) => string | null,
): NamedCount[] {
  const found = new Map<string, Map<string, number>>()
  for (const count of counts) {
    const name = nameOf(count)
    const key = comparableText(name ?? '')
    if (name === null || key === '') continue
    const spellings = found.get(key) ?? new Map<string, number>()
    found.set(key, spellings.set(name, (spellings.get(name) ?? 0) + count.people))
  }
  return [...found.values()]
    .map((spellings) => ({
      name: mostFrequent(spellings)!,
      people: [...spellings.values()].reduce((sum, people) => sum + people, 0),
    }))
    .sort((a, b) => french.compare(a.name, b.name))
}

/** Ties: the first in the order of code units, so that no order of rows can change a label. */
export function mostFrequent(spellings: ReadonlyMap<string, number>): string | undefined {
  return [...spellings].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0]
}

const segments: readonly Segment[] = ['epci', 'central_commune', 'other_communes']
const french = new Intl.Collator('fr', { numeric: true })
