import { getClosedDays } from '#app/domain/calendar/queries.server.ts'
import { shortestOpening } from '#app/domain/calendar/template.ts'
import type { Ctx } from '#app/domain/context.ts'
import { groupAgents, listAgentCounts, listReachableAgents } from '#app/domain/directory/audience.server.ts'
import { type Audience, audienceTest } from '#app/domain/directory/audience.ts'
import { type AudienceSummary, summariseAudience } from '#app/domain/directory/audience-counts.ts'
import { buildGroupTree, countByLeaf, type TreeNode } from '#app/domain/disclosure/group-tree.ts'
import { getProcess } from '#app/domain/processes/queries.server.ts'
import { trusteeCount } from '#app/domain/trustees/ceremony.ts'
import { listTrustees } from '#app/domain/trustees/queries.server.ts'
import { definitionOfDraft, findWronglyAsked } from './asked-pages.server.ts'
import { getWaveAudience } from './audience.server.ts'
import { findNearAudience } from './internal/near-audience.server.ts'
import { type LaunchProblem, launchProblems } from './launch-problems.ts'
import { countInvited } from './preview-depths.ts'
import type { Wave } from './queries.server.ts'
import { listTesters } from './testers.server.ts'

/** How the instance stands to mail and dates. */
export interface LaunchRules {
  /** Messages really leave, or the instance is a demonstration. */
  mailLeaves: boolean
  /** The demonstration's maker ignores closed days and minimum openings. */
  datesAreFree: boolean
}

export interface LaunchPlan {
  audience: Audience
  summary: AudienceSummary
  tree: TreeNode[]
  /** Those who can be invited, by leaf of the tree. */
  invitedByLeaf: ReadonlyMap<string, number>
  /** Identifiers of those an invitation will leave for: agents, or the testers of a test wave. */
  recipients: string[]
  headcount: number
  problems: LaunchProblem[]
}

/** What a launch would freeze now, and what stands in its way. Reads only. */
export async function planLaunch(ctx: Ctx, wave: Wave, rules: LaunchRules): Promise<LaunchPlan> {
  const { epciName } = await getProcess(ctx, wave.processId)
  const audience = await getWaveAudience(ctx, wave.id)
  const counts = await listAgentCounts(ctx, wave.processId)
  const summary = summariseAudience(counts, audience)
  const groups = groupAgents(counts.filter(audienceTest(audience)))
  const tree = summary.people
    ? buildGroupTree({
        territory: { name: { fr: epciName, en: epciName } },
        groups,
        depth: wave.depth,
      })
    : []
  const headcounts = tree.length
    ? countByLeaf({ territory: { name: { fr: epciName, en: epciName } }, groups, depth: wave.depth })
    : new Map<string, number>()
  const invitedByLeaf = tree.length
    ? countInvited({ territory: epciName, groups, depth: wave.depth })
    : new Map<string, number>()
  const reachable = wave.test ? [] : await listReachableAgents(ctx, wave.processId)
  const recipients = wave.test
    ? (await listTesters(ctx, wave.id)).map(({ id }) => id)
    : reachable.filter(audienceTest(audience)).map(({ personId }) => personId)
  const problems = launchProblems({
    test: wave.test,
    opensAt: wave.opensAt ?? new Date(0),
    closesAt: wave.closesAt ?? new Date(0),
    now: ctx.now(),
    k: wave.k,
    invited: recipients.length,
    headcount: summary.people,
    otherWaveRunning: await hasOtherWaveRunning(ctx, wave),
    nearAudience: wave.test ? null : await findNearAudience(ctx, wave, audience, reachable),
    textsComplete: [wave.title, wave.who, wave.why, wave.contact].every((text) => text.fr && text.en),
    representativesSettled: wave.representativesEmail !== null || wave.noRepresentatives,
    wronglyAsked: findWronglyAsked(await definitionOfDraft(ctx, wave), headcounts, wave.k),
    trusteesMissing: wave.level === 2 && (await listTrustees(ctx, wave.id)).length !== trusteeCount,
    closed: await getClosedDays(ctx, wave.processId),
    shortestOpening: 7 * shortestOpening[audience.of],
    ...rules,
  })
  return { audience, summary, tree, invitedByLeaf, recipients, headcount: summary.people, problems }
}

/** One open wave per instrument and person (anonymity.md, While open); test waves are kept apart. */
async function hasOtherWaveRunning(ctx: Ctx, wave: Wave): Promise<boolean> {
  const other = await ctx.db
    .selectFrom('waves')
    .innerJoin('consultations', 'consultations.id', 'waves.consultation_id')
    .select('waves.id')
    .where('consultations.process_id', '=', wave.processId)
    .where('consultations.instrument', '=', wave.instrument)
    .where('waves.test', '=', false)
    .where('waves.state', 'in', ['launching', 'launched', 'closing'])
    .where('waves.id', '!=', wave.id)
    .executeTakeFirst()
  return other !== undefined
}
