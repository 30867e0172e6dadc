import { createHash } from 'node:crypto'
import { canonicalJson } from '#surveys/canonical-json.ts'

/** SHA-256 of the canonical JSON of what was frozen: results, or a version of a report. */
export function contentHash(content: object): Buffer {
  return createHash('sha256').update(canonicalJson(content)).digest()
}
