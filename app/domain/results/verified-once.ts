import { contentHash } from './content-hash.ts'

/** What was frozen, as its row holds it. */
export interface FrozenRow {
  content: unknown
  /** Of the canonical JSON of the content. */
  sha256: Buffer
  /** Of the row: it changes whenever anything of the row is written. */
  version: string
}

/**
 * Keeps frozen contents that were checked against their hash, the last ones read: reading and hashing a large one takes a hundred
 * times as long as everything else of a page. A content is checked once for each version of its row in each process, and kept
 * frozen, since several requests read the same.
 * @param most contents kept; a metropolitan one holds some 15 MB once read
 * @returns reads the content of a row: the kept one, or the one that `read` gives
 * @throws Error when what is stored is not what was frozen
 */
export function verifiedOnce<Content extends object>(most: number) {
  const kept = new Map<string, Content>()
  return async (
    { id, version }: { id: string; version: string },
    read: () => Promise<FrozenRow>,
  ): Promise<Content> => {
    const key = `${id} ${version}`
    const known = kept.get(key)
    if (known) {
      kept.delete(key)
      kept.set(key, known)
      return known
    }
    const row = await read()
    const content = row.content as Content
    if (!contentHash(content).equals(row.sha256)) throw new Error(`${id} is not what was frozen`)
    kept.set(`${id} ${row.version}`, deepFrozen(content))
    for (const oldest of kept.keys()) {
      if (kept.size <= most) break
      kept.delete(oldest)
    }
    return content
  }
}

function deepFrozen<Value>(value: Value): Value {
  if (value !== null && typeof value === 'object') {
    Object.values(value).forEach(deepFrozen)
    Object.freeze(value)
  }
  return value
}
