import type { Ctx } from '#app/domain/context.ts'
import { listDirectoryGroups, listRecipients } from '#app/domain/directory/queries.server.ts'
import { buildGroupTree, type TreeNode } from '#app/domain/disclosure/group-tree.ts'
import { getProcess } from '#app/domain/processes/queries.server.ts'
import { type LaunchProblem, launchProblems } from './launch-problems.ts'
import type { Wave } from './queries.server.ts'

/** How the instance stands to mail and dates. */
export interface LaunchRules {
  /** Messages really leave, or the instance is a demonstration. */
  mailLeaves: boolean
  /** The demonstration's maker ignores blackouts and minimum openings. */
  datesAreFree: boolean
}

export interface LaunchPlan {
  tree: TreeNode[]
  recipients: string[]
  headcount: number
  problems: LaunchProblem[]
}

/** What a launch would freeze now, and what stands in its way. Reads only. */
export async function planLaunch(ctx: Ctx, wave: Wave, rules: LaunchRules): Promise<LaunchPlan> {
  const { epciName } = await getProcess(ctx, wave.processId)
  const groups = await listDirectoryGroups(ctx, wave.processId)
  const headcount = groups.reduce((sum, group) => sum + group.headcount, 0)
  const tree = headcount
    ? buildGroupTree({ territory: { name: { fr: epciName, en: epciName } }, groups, depth: wave.depth })
    : []
  const recipients = (await listRecipients(ctx, wave.processId)).map((recipient) => recipient.personId)
  const problems = launchProblems({
    test: wave.test,
    opensAt: wave.opensAt ?? new Date(0),
    closesAt: wave.closesAt ?? new Date(0),
    now: ctx.now(),
    k: wave.k,
    invited: recipients.length,
    headcount,
    otherWaveRunning: await hasOtherWaveRunning(ctx, wave),
    textsComplete: [wave.title, wave.who, wave.why, wave.contact].every((text) => text.fr && text.en),
    representativesSettled: wave.representativesEmail !== null || wave.noRepresentatives,
    ...rules,
  })
  return { tree, recipients, headcount, problems }
}

/** One open wave per instrument and person (anonymity.md, While open); test waves are kept apart. */
async function hasOtherWaveRunning(ctx: Ctx, wave: Wave): Promise<boolean> {
  const other = await ctx.db
    .selectFrom('waves')
    .innerJoin('consultations', 'consultations.id', 'waves.consultation_id')
    .select('waves.id')
    .where('consultations.process_id', '=', wave.processId)
    .where('consultations.instrument', '=', wave.instrument)
    .where('waves.test', '=', wave.test)
    .where('waves.state', 'in', ['launching', 'launched', 'closing'])
    .where('waves.id', '!=', wave.id)
    .executeTakeFirst()
  return other !== undefined
}
