import { type Kysely, sql } from 'kysely'
import type { Database } from '#db/schema/index.ts'
import { contentHash } from '../freeze-results.server.ts'
import type { ResultsContent } from '../results-content.ts'

/** A metropolitan content holds some 15 MB once read. */
const mostKept = 6
const kept = new Map<string, ResultsContent>()

/** The version of a row: it changes whenever anything of the row is written. */
export const rowVersion = sql<string>`results.xmin::text`

/**
 * Frozen content, checked against its hash once for each version of its row: hashing a large one takes three times as long as
 * everything else. It is kept frozen, since several requests read the same.
 * @throws Error when what is stored is not what was frozen
 */
export async function verifiedContent(
  db: Kysely<Database>,
  { id, version }: { id: string; version: string },
): Promise<ResultsContent> {
  const key = `${id} ${version}`
  const known = kept.get(key)
  if (known) {
    kept.delete(key)
    kept.set(key, known)
    return known
  }
  const row = await db
    .selectFrom('results')
    .select(['content', 'sha256', rowVersion.as('version')])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const content = row.content as ResultsContent
  if (!contentHash(content).equals(row.sha256)) throw new Error(`results ${id} are not those frozen`)
  kept.set(`${id} ${row.version}`, deepFrozen(content))
  for (const oldest of kept.keys()) {
    if (kept.size <= mostKept) break
    kept.delete(oldest)
  }
  return content
}

function deepFrozen<Value>(value: Value): Value {
  if (value !== null && typeof value === 'object') {
    Object.values(value).forEach(deepFrozen)
    Object.freeze(value)
  }
  return value
}
