import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { AnyCtx } from '#app/domain/context.ts'
import type { DirectoryGroup } from '#app/domain/disclosure/group-tree.ts'
import { type Locale, type LocalizedText, translator } from '#app/i18n/index.ts'
import type { Segment } from '#db/schema/directory.ts'
import { type Audience, audienceTest, everyAgent, type MainEmployment } from './audience.ts'
import { type AgentCount, mostFrequent, summariseAudience } from './audience-counts.ts'
import { comparableText } from './comparable-text.ts'

/** The agents of a démarche, each once, at her main employment, by what audience rules look at. */
export async function listAgentCounts(ctx: AnyCtx, processId: string): Promise<AgentCount[]> {
  const reachable = sql<boolean>`coalesce(persons.email <> '', false)`
  const rows = await ctx.db
    .selectFrom('employments')
    .innerJoin('employers', 'employers.id', 'employments.employer_id')
    .innerJoin('persons', 'persons.id', 'employments.person_id')
    .select(['employers.id as employerId', 'employers.name as employer', 'employers.segment'])
    .select(['employments.service', 'employments.job', reachable.as('reachable')])
    .select((eb) => eb.fn.countAll<string>().as('people'))
    .where('employments.process_id', '=', processId)
    .where('employments.main', '=', true)
    .groupBy(['employers.id', 'employments.service', 'employments.job', reachable])
    .execute()
  return rows.map((row) => ({ ...row, people: Number(row.people) }))
}

/** How many agents of a démarche nobody can write to: they are asked on paper. */
export async function countWithoutEmail(ctx: AnyCtx, processId: string): Promise<number> {
  return summariseAudience(await listAgentCounts(ctx, processId), everyAgent).withoutEmail
}

/**
 * The audience of a wave by segment, employer and service, each person once, at her main employment: the leaves a wave
 * freezes. A service written in several ways is one; its label is the most frequent spelling.
 */
export async function listDirectoryGroups(
  ctx: AnyCtx,
  processId: string,
  audience: Audience = everyAgent,
): Promise<DirectoryGroup[]> {
  const counts = await listAgentCounts(ctx, processId)
  return groupAgents(counts.filter(audienceTest(audience)))
}

/** @param counts those of the audience. @returns employers by identifier, the services of each by size */
export function groupAgents(counts: readonly AgentCount[]): DirectoryGroup[] {
  const groups = new Map<string, { group: Required<DirectoryGroup>; spellings: Map<string, number> }>()
  for (const { employerId, employer, segment, service: written, people, reachable } of counts) {
    const service = written !== null && comparableText(written) !== '' ? written : null
    const key = service ? serviceId(employerId, service) : employerId
    const known = groups.get(key) ?? {
      group: {
        segment: { id: segment, label: segmentLabels[segment] },
        employer: { id: employerId, label: { fr: employer, en: employer } },
        service: service ? { id: key, label: { fr: service, en: service } } : null,
        headcount: 0,
        reachable: 0,
      },
      spellings: new Map<string, number>(),
    }
    known.group.headcount += people
    if (reachable) known.group.reachable += people
    if (service) known.spellings.set(service, (known.spellings.get(service) ?? 0) + people)
    groups.set(key, known)
  }
  for (const { group, spellings } of groups.values()) {
    const usual = mostFrequent(spellings)
    if (group.service && usual) group.service.label = { fr: usual, en: usual }
  }
  return [...groups.values()]
    .map(({ group }) => group)
    .sort(
      (a, b) =>
        byCodeUnits(a.employer.id, b.employer.id) ||
        b.headcount - a.headcount ||
        byCodeUnits(a.service?.id ?? '', b.service?.id ?? ''),
    )
}

function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

const segmentLabels: Record<Segment, LocalizedText> = {
  epci: inBoth('epci'),
  central_commune: inBoth('central_commune'),
  other_communes: inBoth('other_communes'),
}

function inBoth(segment: Segment): LocalizedText {
  const key = `directory:segment.${segment}` as const
  return { fr: translator('fr')(key), en: translator('en')(key) }
}

/** A service has no row of its own: its identifier follows from its employer and its name, spelling set aside. */
function serviceId(employerId: string, service: string): string {
  return createHash('sha256')
    .update(`${employerId} ${comparableText(service)}`)
    .digest('hex')
    .slice(0, 16)
}

export interface Recipient {
  personId: string
  familyName: string
  givenName: string
  email: string
  locale: Locale
}

/** An agent who can be written to, with what audience rules look at. */
export interface ReachableAgent extends Recipient, MainEmployment {}

/**
 * The agents of a démarche who have an address, each once, by identifier; two persons may share a mailbox. Somebody of
 * the directory who works for no employer (an elected official) is no agent.
 */
export async function listReachableAgents(ctx: AnyCtx, processId: string): Promise<ReachableAgent[]> {
  const rows = await ctx.db
    .selectFrom('persons')
    .innerJoin('employments', (join) =>
      join.onRef('employments.person_id', '=', 'persons.id').on('employments.main', '=', true),
    )
    .select(['persons.id as personId', 'family_name as familyName', 'given_name as givenName'])
    .select(['email', 'locale', 'employer_id as employerId', 'service', 'job'])
    .where('persons.process_id', '=', processId)
    .orderBy('persons.id')
    .execute()
  return rows.flatMap(({ email, ...agent }) => (email ? [{ ...agent, email, reachable: true }] : []))
}

/** Those of an audience who have an address. */
export async function listRecipients(
  ctx: AnyCtx,
  processId: string,
  audience: Audience = everyAgent,
): Promise<Recipient[]> {
  return (await listReachableAgents(ctx, processId)).filter(audienceTest(audience))
}
