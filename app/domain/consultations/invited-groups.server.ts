import type { AnyCtx } from '#app/domain/context.ts'
import { groupAgents } from '#app/domain/directory/audience.server.ts'
import { countByNode } from '#app/domain/disclosure/count-by-node.ts'
import type { TreeNode } from '#app/domain/disclosure/group-tree.ts'

/**
 * How many people of each group are invited, for the opening record: a pilot who adds people that don't exist adds them there.
 * @param invited links made
 * @returns one number for each node; only the territory's where the directory no longer tells (a test wave, a person erased since)
 */
export async function countInvited(
  ctx: AnyCtx,
  waveId: string,
  { tree, invited }: { tree: readonly TreeNode[]; invited: number },
): Promise<Map<string, number>> {
  const rows = await ctx.db
    .selectFrom('deliveries')
    .innerJoin('employments', 'employments.person_id', 'deliveries.person_id')
    .innerJoin('employers', 'employers.id', 'employments.employer_id')
    .select(['employers.id as employerId', 'employers.name as employer', 'employers.segment'])
    .select(['employments.service', 'employments.job'])
    .select((eb) => eb.fn.countAll<string>().as('people'))
    .where('deliveries.wave_id', '=', waveId)
    .where('deliveries.kind', '=', 'invitation')
    .where('employments.main', '=', true)
    .groupBy(['employers.id', 'employments.service', 'employments.job'])
    .execute()
  const counts = rows.map((row) => ({ ...row, people: Number(row.people), reachable: true }))
  const found = countByNode(tree, groupAgents(counts))
  const root = tree.find(({ parent }) => parent === null)!
  return found?.get(root.id) === invited ? found : new Map([[root.id, invited]])
}
