import { scopeOf } from '#app/domain/accounts/permissions.ts'
import type { Ctx } from '#app/domain/context.ts'
import { type ExplainedGroup, explainGroups } from './explain-groups.ts'
import { boundedReader } from './internal/bounded-reader.server.ts'
import { employersOf } from './own-groups.ts'
import { getResults, type Results } from './queries.server.ts'

/**
 * Why each group of frozen results is shown alone, with others, or not; to someone limited to employers, those of hers.
 * @throws DomainError as `getResults`
 */
export async function getExplainedGroups(
  ctx: Ctx,
  input: { processId: string; resultsId: string },
): Promise<Results & { groups: ExplainedGroup[] }> {
  const results = await getResults(ctx, input)
  const scope = scopeOf(ctx.actor, 'report.read', input.processId)
  const { tree, employers, own } = await boundedReader(ctx.db, {
    processId: input.processId,
    waveId: results.waveId,
    own: scope === 'all' ? [] : scope,
  })
  const isSeen =
    scope === 'all'
      ? undefined
      : (leaf: string) => [...employersOf(leaf, employers)].some((id) => own.has(id))
  const { content } = results
  return { ...results, groups: content.publishable ? explainGroups(content, tree, isSeen) : [] }
}
