import { type Kysely, sql } from 'kysely'
import type { Database } from '#db/schema/index.ts'
import { contentHash } from './content-hash.ts'

/**
 * Keeps frozen contents that were checked against their hash, the last ones read: reading and hashing a large one takes a hundred
 * times as long as everything else of a page. A content is checked once for each version of its row in each process, and kept
 * frozen, since several requests read the same.
 * @param table holds what was frozen, and the SHA-256 of its canonical JSON
 * @param most contents kept; a metropolitan one holds some 15 MB once read
 * @returns `version`, which changes whenever anything of the row is written, to be read as `version` of the row; `read`, which
 *   gives the content of a row that the reader may see. It throws when what is stored is not what was frozen
 */
export function verifiedOnce<Content extends object>(table: 'results' | 'report_versions', most: number) {
  const version = sql<string>`${sql.table(table)}.xmin::text`
  const kept = new Map<string, Content>()
  const keep = (key: string, content: Content) => {
    kept.set(key, content)
    for (const oldest of kept.keys()) {
      if (kept.size <= most) break
      kept.delete(oldest)
    }
    return content
  }
  async function read(db: Kysely<Database>, { id, version: now }: { id: string; version: string }) {
    const key = `${id} ${now}`
    const known = kept.get(key)
    // Read again: the last to be forgotten.
    if (known && kept.delete(key)) return keep(key, known)
    const row = await db
      .selectFrom(table)
      .select(['content', 'sha256', version.as('version')])
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    const content = row.content as Content
    if (!contentHash(content).equals(row.sha256)) throw new Error(`${id} is not what was frozen`)
    return keep(`${id} ${row.version}`, deepFrozen(content))
  }
  return { version, read }
}

function deepFrozen<Value>(value: Value): Value {
  if (value !== null && typeof value === 'object') {
    Object.values(value).forEach(deepFrozen)
    Object.freeze(value)
  }
  return value
}
