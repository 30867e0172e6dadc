import type { Kysely } from 'kysely'
import type { TreeNode } from '#app/domain/disclosure/group-tree.ts'
import { isSecondClass } from '#app/domain/disclosure/node-ids.ts'
import type { Database } from '#db/schema/index.ts'
import type { BoundedReader } from '../restrict-results.ts'
import { readTree } from './read-wave.server.ts'

/**
 * What bounds a reader to her employers: the wave's frozen tree, and the employers of the démarche that have people. Where the
 * tree stops at segments, the directory of today says which employers a segment gathers.
 */
export async function boundedReader(
  db: Kysely<Database>,
  of: { processId: string; waveId: string; own: readonly string[] },
): Promise<BoundedReader & { tree: TreeNode[] }> {
  const employers = await db
    .selectFrom('employers')
    .select(['id', 'name', 'segment'])
    .where('process_id', '=', of.processId)
    .where(({ or, eb, exists, selectFrom }) =>
      or([
        exists(selectFrom('employments').select('id').whereRef('employer_id', '=', 'employers.id')),
        ...(of.own.length > 0 ? [eb('id', 'in', of.own)] : []),
      ]),
    )
    .orderBy('name')
    .execute()
  const nodes = await readTree(db, of.waveId)
  return { tree: nodes.filter(({ id }) => !isSecondClass(id)), employers, own: new Set(of.own) }
}
